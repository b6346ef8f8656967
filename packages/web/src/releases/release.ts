import type { AnswerOf, releaseOperations } from "@entente/api";

/** A release as the node tells of it, from its proposal to its receipts. */
export type Release = AnswerOf<typeof releaseOperations.getRelease>;
