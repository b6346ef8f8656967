import { type Acting, digestOfWords } from "../../acting/index.ts";
import type { Reader } from "../../store/index.ts";
import { divergencesIn, sideBySide, type Topic } from "./divergence.ts";
import { type ReadOutRow, readOutsOf } from "./view.ts";
import { asJson, itemsProblem, type ReadOutWords, readOutWords } from "./words.ts";

/** A read-out as it stands, with its words where they are readable and are the ones that were signed. */
export type ReadReadOut = {
  readonly row: ReadOutRow;
  readonly version: number;
  readonly current: boolean;
  readonly reading: "whole" | "not-readable" | "altered";
  readonly items?: ReadOutWords["items"];
};

/** Every version of both parties, the first first. */
export function readReadOuts(
  acting: Acting,
  reader: Reader,
  partner: string,
  contact: string,
): ReadReadOut[] {
  const rows = readOutsOf(reader, partner, contact);
  return rows.map((row) => {
    const versions = rows.filter(({ mine }) => mine === row.mine);
    return {
      row,
      version: versions.indexOf(row) + 1,
      current: versions.at(-1) === row,
      ...wordsOf(acting, row),
    };
  });
}

/** Sealed words count only when they are the signed ones, and about this contact. */
function wordsOf(acting: Acting, row: ReadOutRow): Pick<ReadReadOut, "reading" | "items"> {
  const words = acting.words(row.payload, readOutWords);
  if (words === undefined) return { reading: "not-readable" };
  const isSigned =
    digestOfWords(asJson(words)) === row.digest &&
    words.contact === row.contact &&
    (words.supersedes ?? null) === row.supersedes &&
    itemsProblem(words.items) === undefined;
  return isSigned ? { reading: "whole", items: words.items } : { reading: "altered" };
}

/** The topics of a contact by both parties' read-outs in force, and how many diverge. */
export function topicsOf(readOuts: readonly ReadReadOut[]): { topics: Topic[]; divergences: number } {
  const inForce = (mine: 0 | 1) => readOuts.find(({ row, current }) => current && row.mine === mine)?.items;
  const topics = sideBySide(inForce(1), inForce(0));
  return { topics, divergences: divergencesIn(topics) };
}
