import type { AnswerOf, publicationOperations as ops } from "@entente/api";

/** What the pages show, as the node answers it. */
export type Publication = AnswerOf<typeof ops.readPublication>;
export type Comment = AnswerOf<typeof ops.listComments>["items"][number];
