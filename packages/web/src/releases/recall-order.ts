import type { AnswerOf, releaseOperations } from "@entente/api";

/** A recall as lists show it. */
export type RecallOrder = AnswerOf<typeof releaseOperations.listRecalls>["items"][number];
