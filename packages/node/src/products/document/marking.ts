import type { Finding } from "./errors.ts";

const MAX_LINE = 200;

/**
 * The levels a banner begins with, in the words of the parties this is made for. Whether a level is known to
 * an agreement is decided there; here it is only recognised as a marking.
 */
const LEVELS = [
  "COSMIC TOP SECRET",
  "TOP SECRET",
  "TRÈS SECRET DÉFENSE",
  "TRES SECRET DEFENSE",
  "TRÈS SECRET",
  "TRES SECRET",
  "SECRET DÉFENSE",
  "SECRET DEFENSE",
  "SECRET UE",
  "SECRET",
  "CONFIDENTIEL DÉFENSE",
  "CONFIDENTIEL DEFENSE",
  "CONFIDENTIEL UE",
  "CONFIDENTIEL",
  "CONFIDENTIAL",
  "DIFFUSION RESTREINTE",
  "DIFFUSION LIMITÉE",
  "RESTREINT UE",
  "RESTREINT",
  "RESTRICTED",
  "OFFICIAL-SENSITIVE",
  "OFFICIAL",
  "CONTROLLED",
  "CUI",
  "UNCLASSIFIED",
  "NON CLASSIFIÉ",
  "NON CLASSIFIE",
  "NON PROTÉGÉ",
  "NON PROTEGE",
  "VS-NUR FÜR DEN DIENSTGEBRAUCH",
  "VS-VERTRAULICH",
  "STRENG GEHEIM",
  "GEHEIM",
].join("|");

const TLP = "TLP ?: ?(?:RED|AMBER\\+STRICT|AMBER|GREEN|CLEAR|WHITE)";
const BANNER = new RegExp(
  `^(?:(?:NATO|EU|UK|//[A-Z]{3}) |//)?(?:${LEVELS})(?: ?(?://|/|[-–—;,]) ?[^\\s].*| SP[ÉE]CIAL FRANCE)?$`,
  "u",
);
const TLP_BANNER = new RegExp(`^${TLP}$`, "i");

/**
 * The marking that `line` consists of, verbatim, or nothing. Markdown emphasis and heading signs around it are
 * dress and fall off. A banner is written in capitals; a sentence that begins with "Secret" is none.
 */
export function bannerOf(line: string): string | undefined {
  if (line.length > MAX_LINE + 20) return undefined;
  const bare = line
    .trim()
    .replace(/^#{1,6}\s+/, "")
    .replace(/^[*_]{1,3}(?=\S)/, "")
    .replace(/[*_]{1,3}$/, "")
    .trim();
  if (bare.length === 0 || bare.length > MAX_LINE) return undefined;
  if (TLP_BANNER.test(bare)) return bare;
  // French forms bind particles in small letters nowhere in a banner, so any small letter means prose.
  return !/\p{Ll}/u.test(bare) && BANNER.test(bare) ? bare : undefined;
}

/**
 * The banner of `text`: its first line that is not blank, or its last. Where both are banners they must agree;
 * the first is returned and the difference is a finding, so that nobody relies on the milder one unseen.
 */
export function findMarkingLine(text: string): { markingLine?: string; findings: Finding[] } {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const first = bannerOf(lines[0] ?? "");
  const last = lines.length > 1 ? bannerOf(lines.at(-1)!) : first;
  if (first === undefined && last === undefined) {
    return { findings: [{ code: "marking-missing", message: "No marking line at the top or the end." }] };
  }
  if (first !== undefined && last !== undefined) {
    const findings: Finding[] =
      squeeze(first) === squeeze(last)
        ? []
        : [{ code: "marking-differs", message: `The top says "${first}", the end says "${last}".` }];
    return { markingLine: first, findings };
  }
  const where = first === undefined ? "the end" : "the top";
  return {
    markingLine: (first ?? last)!,
    findings: [{ code: "marking-once", message: `The marking line stands only at ${where}.` }],
  };
}

/** Spacing is not a difference between two markings. */
export function squeeze(marking: string): string {
  return marking.toUpperCase().replace(/\s+/g, "");
}
