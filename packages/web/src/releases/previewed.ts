import type { AnswerOf, releaseOperations } from "@entente/api";

/** What the agreement would make of a selection. */
export type Previewed = AnswerOf<typeof releaseOperations.previewRelease>;
export type Group = Previewed["groups"][number];

export const refuses = ({ groups }: Previewed): boolean => groups.some(({ verdict }) => verdict === "refuse");
