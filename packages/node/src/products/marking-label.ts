import { COMMUNITY, COMMUNITY_LEVEL, type HandlingCode, type Label, type TlpLevel } from "@entente/agreement";
import { type HouseRules, plainCapitals } from "./house-rules.ts";

/** A marking read: its label, and the parts of it that these rules do not know. No label: not even its level is known. */
export type ReadMarking = { readonly label?: Label; readonly unknown: readonly string[] };

const TLP = /^TLP ?: ?(RED|AMBER\+STRICT|AMBER|GREEN|CLEAR|WHITE)$/;
const PARTS = /\/{1,2}| +[-–—] +| *; */;
const COUNTRY = /^[A-Z]{3}$/;
const HANDLING = /^H[0-3]$/;

/**
 * Reads a marking line or a portion mark in the words of this party's own ladder, or a TLP line. What is not
 * understood is listed, never dropped: `unknown` refuses a release later.
 */
export function readMarking(line: string, originator: string, rules: HouseRules): ReadMarking {
  const plain = plainCapitals(line);
  const tlp = TLP.exec(plain)?.[1]?.toLowerCase().replace("white", "clear") as TlpLevel | undefined;
  if (tlp !== undefined) {
    const label = { originator, policy: COMMUNITY, level: COMMUNITY_LEVEL, caveats: [], tlp, text: line };
    return { label, unknown: [] };
  }
  const [head = "", ...tail] = plain.split(PARTS).map((part) => part.trim());
  const step = rules.ladder.find(({ code, names }) => code === head || names.includes(head));
  if (step === undefined) return { unknown: [line] };
  const parts = tail.filter((part) => part !== "").map((part) => partOf(part, rules));
  const relTo = parts.find((part) => part.relTo !== undefined)?.relTo;
  const handling = parts.flatMap((part) => part.handling ?? []);
  const label: Label = {
    originator,
    policy: rules.policy,
    level: step.code,
    caveats: [...new Set(parts.flatMap((part) => part.caveat ?? []))].sort(),
    ...(relTo === undefined ? {} : { relTo }),
    ...(handling.length === 0 ? {} : { handling }),
    text: line,
  };
  return { label, unknown: parts.flatMap((part) => part.unknown ?? []) };
}

type Part = { relTo?: string[]; caveat?: string; handling?: HandlingCode; unknown?: string };

function partOf(part: string, rules: HouseRules): Part {
  if (part.startsWith("REL TO ")) {
    const countries = part.slice("REL TO ".length).split(/[, ]+/);
    // One country that cannot be read makes the whole list doubtful.
    return countries.every((country) => COUNTRY.test(country))
      ? { relTo: [...new Set(countries)].sort() }
      : { unknown: part };
  }
  if (HANDLING.test(part)) return { handling: part as HandlingCode };
  const caveat = rules.caveats.find(({ code, names }) => code === part || names.includes(part));
  return caveat === undefined ? { unknown: part } : { caveat: caveat.code };
}

/** The marking line of a label, in the words that {@link readMarking} reads back to the same label. */
export function writeMarking(label: Label, rules: HouseRules): string {
  if (label.policy === COMMUNITY) return `TLP:${(label.tlp ?? "red").toUpperCase()}`;
  const step = rules.ladder.find(({ code }) => code === label.level);
  const caveats = label.caveats.map(
    (code) => rules.caveats.find((known) => known.code === code)?.names[0] ?? code,
  );
  const relTo = label.relTo === undefined ? [] : [`REL TO ${label.relTo.join(", ")}`];
  return [step?.names[0] ?? label.level, ...relTo, ...caveats, ...(label.handling ?? [])].join("//");
}
