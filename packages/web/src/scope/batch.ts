import type { AnswerOf, scopeOperations } from "@entente/api";

/** What was taken into this party's register at once. */
export type Batch = AnswerOf<typeof scopeOperations.listBatches>["items"][number];
