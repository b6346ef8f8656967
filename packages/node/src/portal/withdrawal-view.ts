import type { AnswerOf, publicationOperations } from "@entente/api";
import { z } from "zod";
import { type Acting, instantText } from "../acting/index.ts";
import type { PublicationRow } from "./queries/publications.ts";

const sentenceWords = z.strictObject({ en: z.string(), fr: z.string() });

/** How a publication was withdrawn; its sentence where it is readable here. */
export function withdrawalOf(
  acting: Acting,
  row: PublicationRow,
): NonNullable<AnswerOf<typeof publicationOperations.readPublication>["withdrawn"]> {
  const { withdrawn, withdrawn_by, withdrawn_code, withdrawn_digest, withdrawn_payload } = row;
  const sentence = withdrawn_payload === null ? undefined : acting.words(withdrawn_payload, sentenceWords);
  return {
    at: instantText(withdrawn!),
    by: withdrawn_by!,
    code: withdrawn_code!,
    ...(withdrawn_digest === null ? {} : { digest: withdrawn_digest }),
    ...(sentence === undefined ? {} : { sentence }),
  };
}
