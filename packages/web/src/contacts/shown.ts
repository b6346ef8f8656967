import type { AnswerOf, contactOperations } from "@entente/api";

/** What the pages of contacts show, as the node answers it. */
export type Contact = AnswerOf<typeof contactOperations.getContact>;
export type Undertaking = AnswerOf<typeof contactOperations.listUndertakings>["items"][number];
export type Protest = AnswerOf<typeof contactOperations.listProtests>["items"][number];
