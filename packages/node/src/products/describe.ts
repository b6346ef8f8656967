import type { Label } from "@entente/agreement";
import { readCompartment } from "./compartment.ts";
import { type Block, type Finding, type Portion, readPortions, renderSafe } from "./document/index.ts";
import { readHeader } from "./header.ts";
import type { HouseRules } from "./house-rules.ts";
import { type GivenReport, prepareReport } from "./prepare-report.ts";

/** What recording a report would make of it. */
export type Described = {
  readonly label: Label;
  readonly unknownMarkings: readonly string[];
  readonly findings: readonly Finding[];
  readonly text: string;
  readonly title?: string;
};

/** Prepares a report as writing it would, and tells of it instead. Throws ProblemError `invalid`. */
export async function describeReport(given: GivenReport, rules: HouseRules): Promise<Described> {
  const { items, compartment, label, findings } = await prepareReport(given, rules);
  const headers = items.map(({ header }) => readHeader(header));
  // The text read from a PDF stands behind it.
  const at = headers.findIndex(({ kind, media }) => kind === "text" || media.startsWith("text/"));
  const title = headers[0]?.name;
  return {
    label,
    unknownMarkings: readCompartment(compartment).unknownMarkings,
    findings,
    text: at === -1 ? "" : shownText(items[at]!.content),
    ...(title === undefined ? {} : { title }),
  };
}

export function shownText(content: Uint8Array): string {
  return new TextDecoder().decode(content).replace(/\r\n?/g, "\n");
}

/** How a text will look, and where its portions lie. Never throws. */
export function renderReport(text: string): {
  blocks: readonly Block[];
  portions: readonly Pick<Portion, "index" | "mark">[];
} {
  const plain = text.replace(/\r\n?/g, "\n");
  const portions = readPortions(plain).map(({ index, mark }) => ({
    index,
    ...(mark === undefined ? {} : { mark }),
  }));
  return { blocks: renderSafe(plain), portions };
}
