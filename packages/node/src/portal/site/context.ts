import type { Acting } from "../../acting/index.ts";
import type { PartyId } from "../../keys/index.ts";
import { cardsOf } from "../../relations/index.ts";
import type { PublicationWords } from "../bodies.ts";
import type { Language } from "../figures.ts";
import {
  type PublicationRow,
  publicationRow,
  type VersionRow,
  versionRow,
  wordsOf,
} from "../queries/publications.ts";
import { listText } from "./words.ts";

/** What pages are made from. */
export type SiteContext = {
  readonly acting: Acting;
  /** `https://host`, for addresses that must be absolute. */
  readonly origin: string;
};

/** A publication that readers may see: it appeared, whether or not it was withdrawn since. */
export function seenByReaders({ acting }: SiteContext, id: string): PublicationRow | undefined {
  const row = publicationRow(acting.reader, id);
  return row === undefined || row.published === null ? undefined : row;
}

export type Shown = {
  readonly row: PublicationRow;
  readonly version: VersionRow;
  readonly words: PublicationWords;
};

/** A version that appeared, with its words; undefined where it did not, or they do not open. */
export function shownVersion(
  { acting }: SiteContext,
  row: PublicationRow,
  number = row.current,
): Shown | undefined {
  const version = versionRow(acting.reader, row.id, number);
  if (version === undefined || version.published === null) return undefined;
  const words = wordsOf(acting, row, version);
  return words === undefined ? undefined : { row, version, words };
}

/** A party by the name on its newest card. */
export function partyName({ acting }: SiteContext, party: PartyId, language: Language): string {
  return cardsOf(acting.reader, party).at(-1)?.card.name[language] ?? party;
}

export const ownName = (context: SiteContext, language: Language): string =>
  partyName(context, context.acting.us, language);

/** Whose text it is, this party first. */
export function authorsOf(context: SiteContext, row: PublicationRow, language: Language): string[] {
  const { us } = context.acting;
  return [us, ...(row.partner === null ? [] : [row.partner])].map((party) =>
    partyName(context, party, language),
  );
}

export const authorText = (context: SiteContext, row: PublicationRow, language: Language): string =>
  listText(authorsOf(context, row, language), language);

/** The name of one side of a joint publication. */
export function sideName(
  context: SiteContext,
  row: PublicationRow,
  side: "ours" | "theirs",
  language: Language,
): string {
  const party = side === "ours" || row.partner === null ? context.acting.us : row.partner;
  return partyName(context, party, language);
}

export const pathOf = (language: Language, id: string): string => `/${language}/r/${id}`;
