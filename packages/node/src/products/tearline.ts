import { COMMUNITY, type Label } from "@entente/agreement";
import { conflict, invalid, type Session } from "@entente/api";
import { type Command, type Ledger, ulid } from "../ledger/index.ts";
import { logAccess } from "./access.ts";
import { readPortions, tearline } from "./document/index.ts";
import { joined } from "./document-label.ts";
import type { HouseRules } from "./house-rules.ts";
import { readMarking, writeMarking } from "./marking-label.ts";
import { type PreparedReport, prepareReport } from "./prepare-report.ts";
import { productId } from "./product-id.ts";
import { belongings } from "./queries.ts";
import type { Readable } from "./readers.ts";
import { openVisible, textIn } from "./reading.ts";
import { openRows } from "./vault.ts";

export type TearlineOptions = {
  readonly session: Session;
  readonly command: { readonly id: string; readonly digest: string };
  readonly product: string;
  /** Indexes of the portions that stay. */
  readonly keep: readonly number[];
  readonly title?: string | undefined;
};

export type Written = { product: string; attachments: string[] };

/**
 * Makes the releasable version of a written report: the kept portions, marked with the join of their own labels. It is a
 * new product, read and labelled like any other; what it came from is named in its entry. Only its originator may cut
 * a report (agreement.md §8), so a foreign one is refused.
 */
export async function makeTearline(
  ledger: Ledger,
  now: () => number,
  readable: Readable,
  rules: HouseRules,
  options: TearlineOptions,
): Promise<Command<Written>> {
  const { row, opened } = openVisible(ledger, readable, options.product);
  const compartment = readable.compartments.get(row.compartment)!;
  if (compartment.originator !== rules.party) {
    throw conflict("Only the originator makes a tearline of a report; ask it for one.");
  }
  const text = textIn(opened, openRows(ledger.contents, belongings(ledger.reader, opened.product)));
  if (opened.header.kind !== "report" || text === undefined) {
    throw conflict(
      "A tearline is made of a written report; other objects are redacted when they are released.",
    );
  }
  const kept = new Set(options.keep);
  const portions = readPortions(text).filter(({ index }) => kept.has(index));
  if (portions.length !== kept.size) throw invalid("/keep", "There is no such portion.");
  const banner = readMarking(opened.header.label.text, rules.party, rules);
  const read = portions.map(({ mark }) =>
    mark === undefined ? banner : readMarking(mark, rules.party, rules),
  );
  if (banner.label === undefined || read.some(({ label }) => label === undefined)) {
    throw invalid("/keep", "A kept portion bears a marking that is not known here.");
  }
  const label = joined(read.map((each) => each.label) as Label[], rules);
  const marking = writeMarking(label, rules);
  const cut = tearline(text, ({ index }) => kept.has(index), marking);
  if (cut.text === "") throw invalid("/keep", "Nothing would be left of the report.");
  // What the whole was marked with and nobody understood goes with every portion that has no mark of its own.
  const inherits = portions.some(({ mark }) => mark === undefined);
  const carried = inherits ? compartment.unknownMarkings : read.flatMap(({ unknown }) => unknown);
  const prepared = await prepareReport(
    {
      content: new TextEncoder().encode(cut.text),
      mediaType: opened.header.media === "text/markdown" ? "text/markdown" : "text/plain",
      title: options.title ?? opened.header.name,
      originator: rules.party,
      areas: compartment.areas,
      purposes: compartment.purposes,
      unit: compartment.unit,
      theatre: compartment.theatre,
    },
    rules,
    carried,
  );
  if (
    prepared.label.policy !== label.policy ||
    (label.policy !== COMMUNITY && prepared.label.level !== label.level)
  ) {
    throw invalid("/keep", "The kept portions do not read back with the marking they were given.");
  }
  await logAccess(ledger, now, options.session, [opened.product], "tearline");
  return recordReport(prepared, ulid(now()), options, "derived", [opened.product]);
}

/** The command that records a prepared report. */
export function recordReport(
  prepared: PreparedReport,
  entry: string,
  given: { session: Session; command: { id: string; digest: string } },
  source: "written" | "derived",
  from: readonly string[] = [],
): Command<Written> {
  const body = {
    compartment: prepared.compartment,
    source,
    by: given.session.account,
    ...(from.length === 0 ? {} : { from: [...from] }),
  };
  return {
    ...given.command,
    decide: () => ({
      entries: [{ log: "house", kind: "product.recorded/1", id: entry, body, items: prepared.items }],
      expects: {},
      result: {
        product: productId(entry, 0),
        attachments: prepared.attachments.map((position) => productId(entry, position)),
      },
    }),
  };
}
