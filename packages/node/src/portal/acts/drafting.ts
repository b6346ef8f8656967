import { type BodyOf, conflict, invalid, notFound, type publicationOperations } from "@entente/api";
import type { JsonValue } from "@entente/json";
import {
  type ActCall,
  type Acting,
  digestOfWords,
  ruleRefusal,
  versionsOf,
  wordsItem,
} from "../../acting/index.ts";
import type { Body, Draft, Outcome } from "../../ledger/index.ts";
import type { Reader } from "../../store/index.ts";
import { isJoint, type PublicationWords } from "../bodies.ts";
import { publicationStream } from "../entries/publication.ts";
import { type PublicationRow, publicationRow, versionRow } from "../queries/publications.ts";
import { correctionRow } from "../queries/readers.ts";
import { isUnsignedJointText, requireSound } from "./text-problem.ts";

export type Drafted = { publication: string; version: number; digest: string };

/** Leaves out what is undefined: what is not there is not signed. */
const compact = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;

function drafted(
  call: ActCall,
  words: PublicationWords,
  body: {
    partner?: string | undefined;
    areas?: readonly string[] | undefined;
    change?: string | undefined;
    correction?: string | undefined;
  },
): Draft & { readonly digest: string } {
  const digest = digestOfWords(words as JsonValue);
  const { publication, version, kind, about } = words;
  return {
    log: "house",
    kind: "publication.drafted/1",
    body: compact({
      publication,
      version,
      kind,
      about,
      digest,
      by: call.session.account,
      ...body,
    }) as unknown as Body,
    items: [wordsItem("publication", words as JsonValue)],
    digest,
  };
}

/** A new text. Only findings and joint statements have a partner, and those always. Throws 422. */
export function draftPublication(
  acting: Acting,
  call: ActCall,
  given: BodyOf<typeof publicationOperations.draftPublication>,
): Promise<Outcome<Drafted>> {
  const { kind, partner, areas, about, title, text } = given;
  return acting.act(call, (reader) => {
    if (isJoint(kind) && partner === undefined)
      throw invalid(
        "/partner",
        "A joint statement and a finding are published by both parties: name the partner.",
      );
    if (!isJoint(kind) && partner !== undefined)
      throw invalid(
        "/partner",
        "A party publishes this kind alone; a text of both is a joint statement or a finding.",
      );
    if (isJoint(kind) && areas === undefined)
      throw invalid(
        "/areas",
        "The agreement is asked before a joint text goes to the partner: name the areas.",
      );
    if (!isJoint(kind) && areas !== undefined) throw invalid("/areas", "Only joint texts name areas.");
    if (partner !== undefined) acting.requireRelation(partner, reader);
    requireSound({ title, text });
    if (!isJoint(kind)) requireOwnText(acting, reader, { title, text }, kind);
    const publication = acting.newId();
    const words = compact({ publication, version: 1, kind, about: about && compact(about), title, text });
    const { digest, ...entry } = drafted(call, words, { partner, areas });
    return {
      entries: [entry],
      expects: versionsOf(reader, publicationStream(publication)),
      result: { publication, version: 1, digest },
    };
  });
}

/** The words of an unsigned joint text are not this party's to publish. */
export function requireOwnText(
  acting: Acting,
  reader: Reader,
  text: Pick<PublicationWords, "title" | "text">,
  subject: string,
): void {
  if (isUnsignedJointText(acting, reader, text))
    throw ruleRefusal(
      { action: "publication.draft", subject },
      "joint-text-alone",
      {
        en: "These are the words of a joint text that both parties have not signed. A party publishes its own words alone, never the joint ones.",
        fr: "Ce sont les mots d’un texte commun que les deux parties n’ont pas signé. Une partie publie seule ses propres mots, jamais ceux du texte commun.",
      },
      "/text",
    );
}

/** The next version, or the same one drafted anew while this party has not signed it. Throws 404, 409, 422. */
export function draftVersion(
  acting: Acting,
  call: ActCall,
  publication: string,
  given: BodyOf<typeof publicationOperations.draftVersion>,
): Promise<Outcome<Drafted>> {
  return acting.act(call, (reader) => {
    const row = publicationRow(reader, publication);
    if (row === undefined) throw notFound("publication");
    const version = requireRedraftable(reader, row);
    const { title, text, change, notice, correction } = given;
    requireChangeSaid(row, given);
    requireSound({ title, text, ...(notice === undefined ? {} : { notice }) });
    if (!isJoint(row.kind)) requireOwnText(acting, reader, { title, text }, publication);
    if (correction !== undefined) requireOpenRequest(reader, publication, correction);
    const { kind, partner, areas, about } = row;
    const words = compact({
      publication,
      version,
      kind,
      about: about === null ? undefined : (JSON.parse(about) as PublicationWords["about"]),
      title,
      text,
      notice,
    });
    const { digest, ...entry } = drafted(call, words, {
      partner: partner ?? undefined,
      areas: areas === null ? undefined : (JSON.parse(areas) as string[]),
      change,
      correction,
    });
    return {
      entries: [entry],
      expects: versionsOf(reader, publicationStream(publication)),
      result: { publication, version, digest },
    };
  });
}

function requireRedraftable(reader: Reader, row: PublicationRow): number {
  if (row.withdrawn !== null)
    throw conflict("This publication was withdrawn; its address is not used again.");
  if (row.side === "theirs")
    throw conflict("The partner began this text and puts its versions; ask it for a new one.");
  const version = row.current + 1;
  const before = versionRow(reader, row.id, version);
  if (before !== undefined && before.ours_signed !== null)
    throw conflict(`Version ${version} is signed by this party and waits for the partner.`);
  return version;
}

function requireChangeSaid(
  row: PublicationRow,
  { change, notice, correction }: BodyOf<typeof publicationOperations.draftVersion>,
): void {
  const first = row.current === 0;
  if (first && (change !== undefined || notice !== undefined || correction !== undefined))
    throw invalid("/change", "Nothing has appeared yet, so nothing is corrected.");
  if (!first && change === undefined)
    throw invalid(
      "/change",
      "Readers have seen a version: say whether this is a correction or a typing slip.",
    );
  if (change === "correction" && notice === undefined)
    throw invalid("/notice", "A correction says at the top what was corrected, in both languages.");
  if (change === "slip" && notice !== undefined)
    throw invalid("/notice", "A typing slip has no notice: what changed is shown.");
}

function requireOpenRequest(reader: Reader, publication: string, correction: string): void {
  const asked = correctionRow(reader, correction);
  if (asked?.publication !== publication || asked.about !== "passage")
    throw invalid("/correction", "No request for correction of this publication has that id.");
  if (asked.state !== "waiting") throw conflict(`This request was ${asked.state} before.`);
}
