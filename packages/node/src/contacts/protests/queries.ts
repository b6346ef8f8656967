import type { AnswerOf, contactOperations } from "@entente/api";
import { type Acting, instantText } from "../../acting/index.ts";
import type { Reader } from "../../store/index.ts";
import { answerWords, textWords } from "../bodies.ts";
import { ageInDays, type Paging, pageOf, sideOf } from "../rows.ts";
import { summonsWords } from "./summon.ts";
import type { ProtestRow, SummonsRow } from "./view.ts";

type Protest = AnswerOf<typeof contactOperations.listProtests>["items"][number];
type Summons = AnswerOf<typeof contactOperations.listSummonses>["items"][number];

export function listProtests(acting: Acting, paging: Paging): { items: Protest[]; next?: number } {
  return pageOf<ProtestRow, Protest>(acting.reader, "view_protest", paging, (row) => {
    const answer = row.answer === null ? undefined : acting.words(row.answer, answerWords)?.text;
    return {
      protest: row.id,
      partner: row.partner,
      side: sideOf(row),
      at: instantText(row.at),
      state: row.acknowledged_at === null ? "unanswered" : "acknowledged",
      // The age of what is unanswered; once acknowledged, how long that took.
      ageDays: ageInDays(row.at, row.acknowledged_at ?? acting.now()),
      ...(row.acknowledged_at === null ? {} : { acknowledgedAt: instantText(row.acknowledged_at) }),
      ...acting.words(row.payload, textWords),
      ...(answer === undefined ? {} : { answer }),
    };
  });
}

export function listSummonses(acting: Acting, paging: Paging): { items: Summons[]; next?: number } {
  return pageOf<SummonsRow, Summons>(acting.reader, "view_summons", paging, (row) => {
    const words = acting.words(row.payload, summonsWords);
    return {
      summons: row.id,
      partner: row.partner,
      side: sideOf(row),
      at: instantText(row.at),
      attended: row.attended,
      outcome: row.outcome as Summons["outcome"],
      ...(row.protest === null ? {} : { protest: row.protest }),
      ...(words === undefined ? {} : { words }),
    };
  });
}

/** Protests nobody has acknowledged, the oldest first. */
export function openProtests(reader: Reader, partner: string, now: number) {
  return reader
    .all<ProtestRow>(
      "SELECT * FROM view_protest WHERE partner = :partner AND acknowledged_at IS NULL ORDER BY at, id",
      { partner },
    )
    .map((row) => ({
      protest: row.id,
      side: sideOf(row),
      at: instantText(row.at),
      ageDays: ageInDays(row.at, now),
    }));
}
