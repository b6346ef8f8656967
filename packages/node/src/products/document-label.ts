import { COMMUNITY, COMMUNITY_LEVEL, joinLabels, type Label } from "@entente/agreement";
import { invalid } from "@entente/api";
import type { ReadDocument } from "./document/index.ts";
import type { HouseRules } from "./house-rules.ts";
import { readMarking } from "./marking-label.ts";

export type DocumentLabel = {
  /** The join of the banner and all portion marks (agreement.md §8). */
  readonly label: Label;
  /** What the banner alone says; portions without a mark of their own have it. */
  readonly banner: Label;
  readonly unknown: readonly string[];
};

/** What a document says twice, and not alike, must be settled by a person before it is released. */
const DOUBTFUL: ReadonlySet<string> = new Set(["marking-differs", "page-marking-differs"]);

/**
 * The label of a document: its marking line, or the one given for a document without. A line that these rules cannot
 * read needs a given one beside it, and stays as an unknown marking.
 *
 * @throws ProblemError `invalid`
 */
export function labelDocument(
  document: ReadDocument,
  given: { readonly marking?: string | undefined; readonly originator: string },
  rules: HouseRules,
): DocumentLabel {
  const { banner, unknown } = bannerOf(document.markingLine, given, rules);
  const marks = document.portions.flatMap((portion) => [portion.mark ?? [], portion.inside ?? []].flat());
  const read = marks.map((mark) => ({ mark, ...readMarking(mark, given.originator, rules) }));
  const alike = read.flatMap(({ label }) => (label?.policy === banner.policy ? [label] : []));
  const strange = read.filter(({ label }) => label?.policy !== banner.policy).map(({ mark }) => mark);
  const doubts = document.findings.filter(({ code }) => DOUBTFUL.has(code)).map(({ message }) => message);
  return {
    banner,
    label: joined([banner, ...alike], rules),
    unknown: [...unknown, ...strange, ...read.flatMap((each) => each.unknown), ...doubts],
  };
}

function bannerOf(
  line: string | undefined,
  given: { readonly marking?: string | undefined; readonly originator: string },
  rules: HouseRules,
): { banner: Label; unknown: readonly string[] } {
  const written = line === undefined ? undefined : readMarking(line, given.originator, rules);
  const told = given.marking === undefined ? undefined : readMarking(given.marking, given.originator, rules);
  if (told !== undefined && told.label === undefined) {
    throw invalid("/marking", `"${given.marking}" is no marking of this party, and no TLP.`);
  }
  if (written?.label === undefined) {
    if (told?.label === undefined) {
      throw invalid(
        "/marking",
        line === undefined
          ? "The document bears no marking line; give one."
          : `The document is marked "${line}", which is no marking of this party; give one beside it.`,
      );
    }
    return { banner: told.label, unknown: [...told.unknown, ...(line === undefined ? [] : [line])] };
  }
  if (told?.label !== undefined && !sameLabel(told.label, written.label)) {
    throw invalid("/marking", `The document is marked "${line}", not "${given.marking}".`);
  }
  return { banner: written.label, unknown: [...written.unknown, ...(told?.unknown ?? [])] };
}

const sameLabel = (one: Label, other: Label): boolean =>
  JSON.stringify({ ...one, text: "" }) === JSON.stringify({ ...other, text: "" });

/** The join of labels of one originator and one marking system. */
export function joined(labels: readonly Label[], rules: HouseRules): Label {
  const ladder = labels[0]?.policy === COMMUNITY ? [{ code: COMMUNITY_LEVEL, rank: 0 }] : rules.ladder;
  const result = joinLabels(labels, ladder);
  if ("problem" in result) throw invalid("/marking", `The markings cannot be joined: ${result.problem}.`);
  return result.label;
}
