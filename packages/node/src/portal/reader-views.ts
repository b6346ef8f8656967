import type { AnswerOf, publicationOperations } from "@entente/api";
import { type Acting, instantText } from "../acting/index.ts";
import * as bodies from "./bodies.ts";
import { publicationRow, versionRow, wordsOf } from "./queries/publications.ts";
import type { CommentRow, CorrectionRow } from "./queries/readers.ts";
import { isOrphaned } from "./quote.ts";

type CommentView = AnswerOf<typeof publicationOperations.listComments>["items"][number];
type CorrectionView = AnswerOf<typeof publicationOperations.listCorrections>["items"][number];

/** What readers sent, as the people who decide see it. */

/** What the text is called that they wrote about. */
function titleOf(acting: Acting, id: string): Pick<CommentView, "title"> {
  const publication = publicationRow(acting.reader, id);
  const version = publication && versionRow(acting.reader, id, Math.max(publication.current, 1));
  const title = publication && version && wordsOf(acting, publication, version)?.title;
  return title === undefined ? {} : { title };
}

export function commentView(acting: Acting, row: CommentRow): CommentView {
  const { id, publication, version, language, at, state, number, code, decided_at, decided_by } = row;
  const words = acting.words(row.payload, bodies.commentWords);
  const email = acting.words(row.payload, bodies.contactWords, 1)?.email;
  const decision =
    row.decision_payload === null ? undefined : acting.words(row.decision_payload, bodies.decisionWords);
  return {
    id,
    publication,
    ...titleOf(acting, publication),
    version,
    language,
    at: instantText(at),
    state,
    ...(number === null ? {} : { number }),
    ...(code === null ? {} : { code }),
    ...(decided_at === null ? {} : { decidedAt: instantText(decided_at) }),
    ...(decided_by === null ? {} : { decidedBy: decided_by }),
    ...(row.appeal_state === null ? {} : { appeal: appealOf(acting, row) }),
    erased: row.erased !== null,
    ...(words === undefined ? {} : { words }),
    ...(email === undefined ? {} : { email }),
    ...decision,
  };
}

function appealOf(acting: Acting, row: CommentRow): NonNullable<CommentView["appeal"]> {
  const { appealed_at, appeal_state, appeal_payload, appeal_by, appeal_reason } = row;
  const text = appeal_payload === null ? undefined : acting.words(appeal_payload, bodies.appealWords)?.text;
  const reason =
    appeal_reason === null ? undefined : acting.words(appeal_reason, bodies.appealDecisionWords)?.reason;
  return {
    at: instantText(appealed_at!),
    state: appeal_state!,
    ...(text === undefined ? {} : { text }),
    ...(appeal_by === null ? {} : { decidedBy: appeal_by }),
    ...(reason === undefined ? {} : { reason }),
  };
}

export function correctionView(acting: Acting, row: CorrectionRow): CorrectionView {
  const { id, publication, version, language, about, at, state, decided_at, decided_by, corrected } = row;
  const words = acting.words(row.payload, bodies.correctionWords);
  const email = acting.words(row.payload, bodies.contactWords, 1)?.email;
  const reason =
    row.decision_payload === null ? undefined : acting.words(row.decision_payload, reasonWords)?.[language];
  const anchor = anchorOf(acting, row, words);
  return {
    id,
    publication,
    ...titleOf(acting, publication),
    version,
    language,
    about,
    at: instantText(at),
    state,
    ...(decided_at === null ? {} : { decidedAt: instantText(decided_at) }),
    ...(decided_by === null ? {} : { decidedBy: decided_by }),
    ...(corrected === null ? {} : { corrected }),
    ...(anchor === undefined ? {} : { anchor }),
    ...(words === undefined ? {} : { words }),
    ...(email === undefined ? {} : { email }),
    ...(reason === undefined ? {} : { reason }),
  };
}

/** Why a request was decided so, in both languages: readers see it. */
export const reasonWords = bodies.publicationWords.shape.text;

/** Whether the quoted passage still stands in what readers see; undefined where there is nothing to look in. */
export function anchorOf(
  acting: Acting,
  row: CorrectionRow,
  words: bodies.CorrectionWords | undefined,
): "found" | "orphaned" | undefined {
  const publication = publicationRow(acting.reader, row.publication);
  if (words?.quote === undefined || publication === undefined || publication.withdrawn !== null)
    return undefined;
  const current = versionRow(acting.reader, row.publication, publication.current);
  const text = current && wordsOf(acting, publication, current)?.text[row.language];
  if (text === undefined) return undefined;
  return isOrphaned(text, words.quote) ? "orphaned" : "found";
}
