import type { LadderStep, PartyId } from "./document.ts";
import {
  COMMUNITY,
  COMMUNITY_LEVEL,
  type HandlingCode,
  type Label,
  rankOfTlp,
  type TlpLevel,
} from "./label.ts";

/** The words of one marking system: its levels, its caveats, all upper case without diacritics. */
export type MarkingGrammar = {
  readonly policy: string;
  readonly levels: readonly LadderStep[];
  readonly caveats: readonly { readonly code: string; readonly names: readonly string[] }[];
};

export type ParsedMarking = {
  /** `unknown` when the line names no level and no TLP colour. */
  readonly label: Label | "unknown";
  /** Every word that was not understood, in order. They are never dropped: a clause refuses on them. */
  readonly unknownMarkings: readonly string[];
};

/** A marking line is one line. Longer ones are not read at all. */
const MAX_LINE = 1000;
/** The longest name of a level or caveat has four words. */
const MAX_WORDS = 6;

type Meaning =
  | { readonly t: "level"; readonly level: string }
  | { readonly t: "caveat"; readonly caveat: string }
  | { readonly t: "handling"; readonly handling: HandlingCode }
  | { readonly t: "tlp"; readonly tlp: TlpLevel }
  | { readonly t: "rel-to" };

/**
 * Reads a marking line such as `SECRET//REL TO USA, FRA` or `DIFFUSION RESTREINTE - SPECIAL FRANCE`.
 * A second level, a second colour and any unknown word go to `unknownMarkings`.
 */
export function parseMarkingLine(text: string, originator: PartyId, grammar: MarkingGrammar): ParsedMarking {
  if (text.length > MAX_LINE) return { label: "unknown", unknownMarkings: ["line too long"] };
  const dictionary = dictionaryOf(grammar);
  const found: Found = { levels: [], caveats: [], handling: [], tlps: [], countries: undefined, unknown: [] };
  for (const segment of segmentsOf(text)) readSegment(segment, dictionary, found);
  const [level, ...moreLevels] = [...new Set(found.levels)];
  const [tlp, ...moreTlps] = [...new Set(found.tlps)];
  const unknownMarkings = [
    ...found.unknown,
    ...moreLevels,
    ...moreTlps.map((one) => `TLP:${one.toUpperCase()}`),
  ];
  if (level === undefined && tlp === undefined) return { label: "unknown", unknownMarkings };
  const label: Label = {
    originator,
    // A colour alone marks a community item, whoever wrote it: it stands for no level.
    policy: level === undefined ? COMMUNITY : grammar.policy,
    level: level ?? COMMUNITY_LEVEL,
    ...(found.countries === undefined ? {} : { relTo: sorted(found.countries) }),
    caveats: sorted(found.caveats),
    ...(tlp === undefined ? {} : { tlp }),
    ...(found.handling.length === 0 ? {} : { handling: sorted(found.handling) }),
    text,
  };
  return { label, unknownMarkings };
}

type Found = {
  levels: string[];
  caveats: string[];
  handling: HandlingCode[];
  tlps: TlpLevel[];
  countries: string[] | undefined;
  unknown: string[];
};

function dictionaryOf({ levels, caveats }: MarkingGrammar): ReadonlyMap<string, Meaning> {
  const words = new Map<string, Meaning>([["REL TO", { t: "rel-to" }]]);
  for (const handling of ["H0", "H1", "H2", "H3"] as const) words.set(handling, { t: "handling", handling });
  for (const { code, names } of levels)
    for (const name of [code, ...names]) words.set(plain(name), { t: "level", level: code });
  for (const { code, names } of caveats)
    for (const name of [code, ...names]) words.set(plain(name), { t: "caveat", caveat: code });
  return words;
}

/** Upper case without diacritics: a marking means the same with and without its accents. */
function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toUpperCase().trim();
}

/** Parts set apart by `//`, `/`, a free-standing dash, a semicolon, a line break or brackets. */
function segmentsOf(text: string): readonly string[] {
  return plain(text)
    .replace(/TLP\s*:\s*/g, "TLP:")
    .split(/\/+|\s[-–—]\s|[;()[\]\n\r]/)
    .map((segment) => segment.trim())
    .filter((segment) => segment !== "");
}

/** Longest name first, so that TOP SECRET is not read as an unknown word and SECRET. */
function readSegment(segment: string, dictionary: ReadonlyMap<string, Meaning>, found: Found): void {
  const words = segment.split(/[\s,]+/).filter((word) => word !== "");
  let at = 0;
  while (at < words.length) {
    const length = longestName(words, at, dictionary);
    const name = words.slice(at, at + Math.max(length, 1)).join(" ");
    const meaning = length === 0 ? colourOf(name) : dictionary.get(name);
    at += Math.max(length, 1);
    if (meaning === undefined) found.unknown.push(name);
    else if (meaning.t === "rel-to") at = readCountries(words, at, dictionary, found);
    else record(meaning, found);
  }
}

function longestName(words: readonly string[], at: number, dictionary: ReadonlyMap<string, Meaning>): number {
  for (let length = Math.min(MAX_WORDS, words.length - at); length > 0; length--)
    if (dictionary.has(words.slice(at, at + length).join(" "))) return length;
  return 0;
}

function colourOf(word: string): Meaning | undefined {
  if (!word.startsWith("TLP:")) return undefined;
  const colour = word.slice("TLP:".length).toLowerCase();
  // TLP 1 called it white.
  const tlp = colour === "white" ? "clear" : colour;
  return rankOfTlp(tlp) === undefined ? undefined : { t: "tlp", tlp: tlp as TlpLevel };
}

/** Only three-letter codes name a country. A group name (a treaty, an alliance) is unknown until someone spells it out. */
function readCountries(
  words: readonly string[],
  from: number,
  dictionary: ReadonlyMap<string, Meaning>,
  found: Found,
): number {
  let at = from;
  found.countries ??= [];
  while (at < words.length && longestName(words, at, dictionary) === 0) {
    const word = words[at] ?? "";
    if (/^[A-Z]{3}$/.test(word) && word !== "AND") found.countries.push(word);
    else if (word !== "AND" && word !== "ET") found.unknown.push(word);
    at++;
  }
  if (found.countries.length === 0) found.unknown.push("REL TO");
  return at;
}

function record(meaning: Exclude<Meaning, { t: "rel-to" }>, found: Found): void {
  switch (meaning.t) {
    case "level":
      found.levels.push(meaning.level);
      return;
    case "caveat":
      found.caveats.push(meaning.caveat);
      return;
    case "handling":
      found.handling.push(meaning.handling);
      return;
    case "tlp":
      found.tlps.push(meaning.tlp);
  }
}

const sorted = <T extends string>(values: readonly T[]): readonly T[] => [...new Set(values)].sort();
