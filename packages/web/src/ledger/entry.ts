import type { AnswerOf, oversightOperations } from "@entente/api";

/** An entry of either log, with its envelope and how far it has come. */
export type Entry = AnswerOf<typeof oversightOperations.getEntry>;
