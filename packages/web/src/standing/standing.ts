import type { AnswerOf, standingOperations } from "@entente/api";

export type Standing = AnswerOf<typeof standingOperations.listStanding>["items"][number];
export type StandingDetail = AnswerOf<typeof standingOperations.getStanding>;
