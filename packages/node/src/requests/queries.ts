import {
  type AnswerOf,
  type QueryOf,
  type RequestWhat,
  requestAsk,
  type requestOperations,
} from "@entente/api";
import { type Acting, instantText } from "../acting/index.ts";
import type { Reader } from "../store/index.ts";
import { askWords } from "./bodies.ts";
import { type RequestRow, viewOf } from "./rows.ts";

/** Lists and figures, newest first. What depends on the hour is worked out when it is read. */

type Listed = AnswerOf<typeof requestOperations.listRequests>;

/** So much of a request's words stands in a list. */
const OPENING = 160;

/** The first words on one line, cut between two of them. */
function openingOf(text: string): string {
  const line = text
    .slice(0, OPENING * 4)
    .replace(/\s+/g, " ")
    .trim();
  if (line.length <= OPENING) return line;
  const cut = line.lastIndexOf(" ", OPENING);
  return `${line.slice(0, cut > 0 ? cut : OPENING).toWellFormed()}…`;
}

/** `readsAll`: whoever does not reads the words of support alone. */
export function listRequests(
  acting: Acting,
  query: QueryOf<typeof requestOperations.listRequests>,
  readsAll: boolean,
): Listed {
  const { reader } = acting;
  const now = acting.now();
  const limit = query.limit ?? 50;
  const rows = reader.all<RequestRow>(
    `SELECT * FROM view_request WHERE seq < :before AND (:partner IS NULL OR partner = :partner)
       AND (:askedBy IS NULL OR asked_by = :askedBy) AND (:what IS NULL OR what = :what)
       AND (:open IS NULL OR (closed_at IS NULL) = (:open = 'true')) ORDER BY seq DESC LIMIT :limit + 1`,
    {
      before: query.before ?? Number.MAX_SAFE_INTEGER,
      partner: query.partner ?? null,
      askedBy: query.askedBy ?? null,
      what: query.what ?? null,
      open: query.open ?? null,
      limit,
    },
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => {
      const readable = row.payload !== null && (readsAll || row.what === "support");
      const words = readable ? acting.words(row.payload!, askWords) : undefined;
      return {
        ...viewOf(reader, row, now),
        ...(words === undefined ? {} : { opening: openingOf(words.text) }),
      };
    }),
    ...(rows.length > limit && last !== undefined ? { next: last.seq } : {}),
  };
}

export function listDrafts(
  acting: Acting,
  partner: string | undefined,
): AnswerOf<typeof requestOperations.listRequestDrafts> {
  const rows = acting.reader.all<{
    id: string;
    partner: string;
    what: RequestWhat;
    by: string;
    at: number;
    payload: string;
  }>(
    `SELECT id, partner, what, by, at, payload FROM view_request_draft WHERE sent = 0 AND (:partner IS NULL OR partner = :partner)
     ORDER BY at DESC, id DESC LIMIT 200`,
    { partner: partner ?? null },
  );
  return {
    items: rows.map(({ id, at, payload, ...row }) => {
      const ask = acting.words(payload, requestAsk);
      return { request: id, ...row, at: instantText(at), ...(ask === undefined ? {} : { ask }) };
    }),
  };
}

/** As the receivers counted: what nobody has acknowledged stands apart. */
export function balance(
  reader: Reader,
  partner: string | undefined,
): AnswerOf<typeof requestOperations.supportBalance> {
  type Item = AnswerOf<typeof requestOperations.supportBalance>["items"][number];
  const items = reader.all<Omit<Item, "balance">>(
    `SELECT r.partner, r.resource, r.unit,
       coalesce(sum(d.taken) FILTER (WHERE r.asked_by = 'theirs'), 0) AS given,
       coalesce(sum(d.taken) FILTER (WHERE r.asked_by = 'ours'), 0) AS received,
       coalesce(sum(d.quantity) FILTER (WHERE r.asked_by = 'theirs' AND d.taken_at IS NULL), 0) AS givenUnacknowledged,
       coalesce(sum(d.quantity) FILTER (WHERE r.asked_by = 'ours' AND d.taken_at IS NULL), 0) AS receivedUnacknowledged
     FROM view_request r JOIN view_request_delivery d ON d.request = r.id
     WHERE :partner IS NULL OR r.partner = :partner
     GROUP BY r.partner, r.resource, r.unit ORDER BY r.partner, r.resource, r.unit`,
    { partner: partner ?? null },
  );
  return { items: items.map((item) => ({ ...item, balance: item.given - item.received })) };
}
