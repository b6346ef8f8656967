import type { AnswerOf, releaseOperations } from "@entente/api";

export type Standing = AnswerOf<typeof releaseOperations.listStanding>["items"][number];
export type StandingDetail = AnswerOf<typeof releaseOperations.getStanding>;
