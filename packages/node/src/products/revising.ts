import { conflict, type Session } from "@entente/api";
import { type Command, type Ledger, ulid } from "../ledger/index.ts";
import { revisionStream } from "./entries.ts";
import type { HouseRules } from "./house-rules.ts";
import { prepareReport } from "./prepare-report.ts";
import { newerReports } from "./queries.ts";
import type { Readable } from "./readers.ts";
import { openVisible } from "./reading.ts";
import { recordReport, type Written } from "./tearline.ts";

export type RevisionOptions = {
  readonly session: Session;
  readonly command: { readonly id: string; readonly digest: string };
  /** The version that is replaced. */
  readonly product: string;
  readonly text: string;
  readonly title?: string | undefined;
  readonly marking?: string | undefined;
  readonly areas: readonly string[];
  readonly purposes: readonly string[];
};

/**
 * Records a new version of a report that was written here. The version before stays as it is, with its label, its
 * releases and its readers; lists show the newer one to whoever may read it. Of two people who revise the same version
 * at once, one is told.
 *
 * @throws ProblemError `conflict` for what is no own written report, or has a newer version; `invalid`
 */
export async function reviseReport(
  ledger: Ledger,
  now: () => number,
  readable: Readable,
  rules: HouseRules,
  options: RevisionOptions,
): Promise<Command<Written>> {
  const { row, opened } = openVisible(ledger, readable, options.product);
  const compartment = readable.compartments.get(row.compartment)!;
  const isOwn = compartment.originator === rules.party && row.source === "written";
  if (!isOwn || opened.header.kind !== "report" || !opened.header.media.startsWith("text/")) {
    throw conflict("Only a report written here gets a new version; of anything else, write a new product.");
  }
  const prepared = await prepareReport(
    {
      content: new TextEncoder().encode(options.text),
      mediaType: opened.header.media === "text/plain" ? "text/plain" : "text/markdown",
      title: options.title,
      marking: options.marking,
      originator: rules.party,
      areas: options.areas,
      purposes: options.purposes,
      unit: compartment.unit,
      theatre: compartment.theatre,
    },
    rules,
  );
  const recorded = recordReport(prepared, ulid(now()), options, "written", [opened.product]);
  const stream = revisionStream(opened.product);
  return {
    ...recorded,
    async decide(reader) {
      // A newer version that this person may not see stays unsaid: two versions then stand beside each other.
      if (newerReports(reader, row).some((newer) => readable.compartments.has(newer.compartment))) {
        throw conflict("There is a newer version of this report. Begin from that one.");
      }
      const { version = 0 } =
        reader.get<{ version: number }>("SELECT version FROM view_stream WHERE name = :stream", { stream }) ??
        {};
      const proposal = await recorded.decide(reader);
      return { ...proposal, expects: { [stream]: version } };
    },
  };
}
