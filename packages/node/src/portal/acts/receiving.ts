import { problemOf, type Sentence } from "@entente/api";
import type { JsonValue } from "@entente/json";
import { type Acting, versionsOf, wordsItem } from "../../acting/index.ts";
import { digestOf } from "../../keys/index.ts";
import type { Draft } from "../../ledger/index.ts";
import type { Reader } from "../../store/index.ts";
import type { CorrectionWords } from "../bodies.ts";
import { commentStream, INBOX } from "../entries/readers.ts";
import type { Language } from "../figures.ts";
import type { Quota } from "../limits.ts";
import { byStatus, inboxCounts } from "../queries/readers.ts";

/** What readers send becomes an entry, sealed, under bounds that do not know who they are. */

const DAY_MS = 86_400_000;

/** Whoever has a status address was given it, of 128 bits. Only its digest is kept. */
export const statusOf = (secret: string): string =>
  digestOf(new TextEncoder().encode(`entente-status:${secret}`));

const full = (detail: Sentence) => problemOf(429, "too-many", "Too many for today", detail);

function requireRoom(
  acting: Acting,
  reader: Reader,
  table: "view_comment" | "view_correction",
  publication: string,
  quota: Quota,
): void {
  const now = acting.now();
  const { today, here, waiting } = inboxCounts(reader, table, now - (now % DAY_MS), publication);
  if (waiting >= quota.waiting)
    throw full("As much waits as people here can read. Try again on another day.");
  if (today >= quota.perDay || here >= quota.perDayHere)
    throw full("As much was taken in today as on any day. Try again tomorrow.");
}

type Sent = {
  readonly publication: string;
  readonly version: number;
  readonly language: Language;
  /** Of the writer's status address. What came in under it already is not taken in twice. */
  readonly secret: string;
};

/** Throws 429. */
export async function receiveComment(
  acting: Acting,
  quota: Quota,
  sent: Sent & { readonly name: string; readonly text: string; readonly email?: string },
): Promise<void> {
  const { publication, version, language, secret, name, text, email } = sent;
  const comment = acting.newId();
  return submit(acting, secret, (reader) => {
    requireRoom(acting, reader, "view_comment", publication, quota);
    return {
      log: "house",
      kind: "comment.received/1",
      body: { comment, publication, version, language, status: statusOf(secret) },
      items: [wordsItem("comment", { name, text }), contact(email)],
    };
  });
}

/** A request to correct a passage, or an objection to a withdrawal. Throws 429. */
export async function receiveCorrection(
  acting: Acting,
  quota: Quota,
  sent: Sent & {
    readonly about: "passage" | "withdrawal";
    readonly words: CorrectionWords;
    readonly email?: string;
  },
): Promise<void> {
  const { publication, version, language, secret, about, words, email } = sent;
  const correction = acting.newId();
  return submit(acting, secret, (reader) => {
    requireRoom(acting, reader, "view_correction", publication, quota);
    return {
      log: "house",
      kind: "correction.requested/1",
      body: { correction, publication, version, language, about, status: statusOf(secret) },
      items: [wordsItem("correction", words as JsonValue), contact(email)],
    };
  });
}

/** An item of its own, so that it alone can be erased. */
const contact = (email: string | undefined) => wordsItem("contact", email === undefined ? {} : { email });

/** The writer appeals, once. False when there is nothing to appeal: no refusal, or an appeal made already. */
export async function receiveAppeal(acting: Acting, secret: string, text: string): Promise<boolean> {
  let made = false;
  await acting.ledger.submit({
    ...portalCommand(acting),
    decide(reader) {
      const found = byStatus(reader, statusOf(secret));
      const row = found !== undefined && "comment" in found ? found.comment : undefined;
      made = row?.state === "refused" && row.appeal_state === null && row.erased === null;
      if (!made || row === undefined) return { entries: [], expects: {}, result: null };
      return {
        entries: [
          {
            log: "house",
            kind: "comment.appealed/1",
            body: { comment: row.id },
            items: [wordsItem("appeal", { text })],
          },
        ],
        expects: versionsOf(reader, commentStream(row.id)),
        result: null,
      };
    },
  });
  return made;
}

/** Nobody is signed in: each form is a command of its own. Its answer holds no secret. */
function portalCommand(acting: Acting) {
  const id = `portal ${acting.newId()}`;
  return { id, digest: id };
}

async function submit(acting: Acting, secret: string, entry: (reader: Reader) => Draft): Promise<void> {
  await acting.ledger.submit({
    ...portalCommand(acting),
    decide: (reader) => ({
      entries: byStatus(reader, statusOf(secret)) === undefined ? [entry(reader)] : [],
      expects: versionsOf(reader, INBOX),
      result: null,
    }),
  });
}
