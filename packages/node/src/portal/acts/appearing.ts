import { conflict, notFound } from "@entente/api";
import { type ActCall, type Acting, ruleRefusal, versionsOf } from "../../acting/index.ts";
import type { PartyId } from "../../keys/index.ts";
import type { Draft, Outcome } from "../../ledger/index.ts";
import type { Reader } from "../../store/index.ts";
import { appearing } from "../entries/joint.ts";
import { publicationStream } from "../entries/publication.ts";
import {
  type PublicationRow,
  publicationRow,
  type VersionRow,
  versionRow,
  wordsOf,
} from "../queries/publications.ts";
import { requireOwnText } from "./drafting.ts";
import { requireSound } from "./text-problem.ts";

export type Came = { publication: string; version: number; state: "put" | "published" };
type Asked = { readonly publication: string; readonly version: number; readonly digest: string };

/**
 * A text that is to be approved or signed: not withdrawn, not published, read here, its figures alike, and the very
 * bytes that whoever acts has read. Throws 404, 409, 422.
 */
function pending(acting: Acting, reader: Reader, asked: Asked): { row: PublicationRow; version: VersionRow } {
  const row = publicationRow(reader, asked.publication);
  const version = versionRow(reader, asked.publication, asked.version);
  if (row === undefined || version === undefined) throw notFound("version of that publication");
  if (row.withdrawn !== null) throw conflict("This publication was withdrawn.");
  if (version.published !== null) throw conflict("This version has appeared already.");
  if (version.digest !== asked.digest)
    throw conflict("These are not the bytes you read: the version was drafted anew. Read it again.");
  const words = wordsOf(acting, row, version);
  if (words === undefined)
    throw conflict("The words of this version are not readable here, or not here yet.");
  requireSound(words);
  if (row.partner === null) requireOwnText(acting, reader, words, row.id);
  return { row, version };
}

/** No clause, no act: a joint text goes to the partner, and is signed, under the agreement. */
function permitted(acting: Acting, { id, partner, areas }: PublicationRow): string {
  return acting.permit({
    partner: partner as PartyId,
    action: "joint-case.add",
    subject: id,
    facts: {
      areas: JSON.parse(areas ?? "[]") as string[],
      purpose: "accountability",
      purposeLimits: "none",
    },
  }).binding.hash;
}

const SECOND_PERSON = {
  en: "Nothing is published by one person alone: somebody else than you must do this.",
  fr: "Rien n’est publié par une seule personne : c’est à quelqu’un d’autre que vous de le faire.",
};

/**
 * Approves as a second person. What a party publishes alone then appears; what it drafted with a partner is put to it,
 * its words sealed for it; what the partner put may then be signed.
 */
export function approvePublication(acting: Acting, call: ActCall, asked: Asked): Promise<Outcome<Came>> {
  return acting.act<Came>(call, (reader) => {
    const { row, version } = pending(acting, reader, asked);
    const { publication, digest } = asked;
    const by = call.session.account;
    if (version.approved_by !== null) throw conflict("This version is approved already.");
    if (version.drafted_by === by)
      throw ruleRefusal(
        { action: "publication.approve", subject: publication },
        "second-person",
        SECOND_PERSON,
      );
    const approved: Draft = {
      log: "house",
      kind: "publication.approved/1",
      body: { publication, version: asked.version, digest, by },
    };
    const expects = versionsOf(reader, publicationStream(publication));
    const { partner } = row;
    if (partner === null)
      return {
        entries: [approved, appearing(reader, publication, asked.version)],
        expects,
        result: { publication, version: asked.version, state: "published" },
      };
    const result = { publication, version: asked.version, state: "put" as Came["state"] };
    if (row.side === "theirs") return { entries: [approved], expects, result };
    const agreement = permitted(acting, row);
    return {
      entries: [approved, ...acting.says(call, partner, put(acting, row, version, agreement))],
      expects: { ...expects, ...versionsOf(reader, `agreement:${partner}`) },
      result,
    };
  });
}

function put(
  acting: Acting,
  row: PublicationRow,
  { version, digest, payload, change }: VersionRow,
  agreement: string,
) {
  const { id: publication, kind, areas, about } = row;
  const item = acting.ledger.contents.openOne(payload!, 0)!;
  return {
    kind: "publication.put/1",
    actor: "liaison-officer",
    agreement,
    body: {
      publication,
      version,
      kind,
      areas: JSON.parse(areas ?? "[]") as string[],
      ...(about === null ? {} : { about: JSON.parse(about) as Record<string, string> }),
      digest,
      ...(change === null ? {} : { change }),
    },
    items: [item],
  };
}

/** Whether every party has decided that the final report of an inquiry may be published (inquiry.md §8). */
export type ReportReleased = (partner: string, inquiry: string) => boolean;

/** A finding out of an inquiry is public only when the report it stands in is. */
function requireReleased(row: PublicationRow, released: ReportReleased): void {
  if (row.kind !== "finding" || row.about === null || row.partner === null) return;
  const { inquiry } = JSON.parse(row.about) as { inquiry?: string };
  if (inquiry === undefined || released(row.partner, inquiry)) return;
  throw ruleRefusal(
    { action: "publication.sign", subject: row.id, partner: row.partner },
    "report-not-released",
    {
      en: "Not every party has decided that the report of this inquiry may be published. Until then nothing of it is signed for the public.",
      fr: "Les parties n’ont pas toutes décidé que le rapport de cette enquête pouvait être publié. Jusque-là, rien n’en est signé pour le public.",
    },
  );
}

/** Signs for the party. With the partner's signature there already, it appears in the same transaction. */
export function signPublication(
  acting: Acting,
  call: ActCall,
  asked: Asked,
  released: ReportReleased,
): Promise<Outcome<Came>> {
  return acting.act<Came>(call, async (reader) => {
    const { row, version } = pending(acting, reader, asked);
    const { publication, digest } = asked;
    const { partner } = row;
    if (partner === null) throw conflict("A party's own text is approved and not signed.");
    if (version.approved_by === null || version.put === null)
      throw conflict("A liaison officer of this party must approve this version first.");
    if (version.ours_signed !== null) throw conflict("This party has signed this version already.");
    if (row.side === "theirs" && version.approved_by === call.session.account)
      throw ruleRefusal(
        { action: "publication.sign", subject: publication, partner },
        "second-person",
        SECOND_PERSON,
      );
    requireReleased(row, released);
    const agreement = permitted(acting, row);
    // Read before the signing is waited for: the partner's signature may arrive meanwhile, and then this is decided anew.
    const expects = versionsOf(reader, publicationStream(publication), `agreement:${partner}`);
    const signed = await acting.sign(call, partner, {
      kind: "publication.signed/1",
      id: publication,
      digest,
    });
    const draft = {
      kind: "publication.signed/1",
      actor: "signatory",
      agreement,
      body: { publication, version: asked.version, signed },
    };
    const both = version.theirs_signed !== null;
    return {
      entries: [
        ...acting.says(call, partner, draft),
        ...(both ? [appearing(reader, publication, asked.version)] : []),
      ],
      expects,
      result: {
        publication,
        version: asked.version,
        state: both ? "published" : "put",
      },
    };
  });
}
