import { isTime } from "@entente/agreement";
import { type ActivityParticulars, activityParticulars, conflict, invalid, notFound } from "@entente/api";
import type { JsonValue } from "@entente/json";
import { type ActCall, type Acting, versionsOf, wordsItem } from "../../acting/index.ts";
import type { PartyId } from "../../keys/index.ts";
import type { Reader } from "../../store/index.ts";
import { type Act, judge, pass, type Wanted } from "./gate.ts";
import { stateOfQuestion } from "./partner-say.ts";
import { type ActivityRow, activityRow, questionsAbout, type VersionRow, versionRow } from "./rows.ts";

/** Operations are proposed, and proposed anew: each version with everything that is said of it, sealed. */

export type Proposal = {
  readonly authority: string | undefined;
  readonly purpose: string;
  readonly areas: readonly string[];
  readonly particulars: ActivityParticulars;
};

/** Sets are sorted and hold nothing twice, so that two of them can be compared. */
const asSet = (codes: readonly string[]): string[] => [...new Set(codes)].sort();

function checked({ particulars, ...proposal }: Proposal, act: Act): Proposal {
  for (const end of ["from", "until"] as const)
    if (!isTime(particulars[end])) throw invalid(`/particulars/${end}`, "There is no such moment.");
  if (particulars.from >= particulars.until)
    throw invalid("/particulars/until", "The period ends before it begins.");
  if (act === "renew" && particulars.results === undefined)
    throw invalid("/particulars/results", "A renewal says what the operation has brought so far.");
  return {
    ...proposal,
    areas: asSet(proposal.areas),
    particulars: {
      ...particulars,
      techniques: asSet(particulars.techniques),
      places: asSet(particulars.places),
    },
  };
}

function proposed(
  acting: Acting,
  reader: Reader,
  call: ActCall,
  about: {
    readonly partner: PartyId;
    readonly operation: string;
    readonly version: number;
    readonly act: Act;
  },
  proposal: Proposal,
) {
  const by = call.session.account;
  const wanted: Wanted = { ...about, ...proposal, by, test: undefined };
  const { binding } = pass(judge(acting, reader, wanted, "propose"), wanted);
  const { particulars, areas, purpose, authority } = proposal;
  return {
    entries: [
      {
        log: "house" as const,
        kind: "operation.proposed/1",
        actor: "operations-officer",
        agreement: binding.hash,
        body: { ...about, authority: authority!, purpose, areas: [...areas], by },
        items: [wordsItem("operation", particulars as unknown as JsonValue)],
      },
    ],
    expects: versionsOf(
      reader,
      `operation:${about.operation}`,
      `authority:${authority}`,
      `agreement:${about.partner}`,
    ),
    result: { operation: about.operation, version: about.version },
  };
}

export function proposeOperation(acting: Acting, call: ActCall, partner: string, asked: Proposal) {
  return acting.act(call, (reader) => {
    acting.requireRelation(partner, reader);
    const about = { partner, operation: acting.newId(), version: 1, act: "start" } as const;
    return proposed(acting, reader, call, about, checked(asked, "start"));
  });
}

/** A new version: what is in effect stays so until the gate has let the new one pass. */
export function reviseOperation(
  acting: Acting,
  call: ActCall,
  operation: string,
  { act, ...asked }: Proposal & { readonly act: Act },
) {
  return acting.act(call, (reader) => {
    const row = requireOwn(reader, operation);
    requireFit(row, act);
    const open = questionsAbout(reader, "ours", row.partner, operation).find(
      (each) => stateOfQuestion(each, acting.now()) === "waiting",
    );
    if (open !== undefined)
      throw conflict("The partner has been asked and has time to answer: its answer comes first.");
    const about = { partner: row.partner, operation, version: row.version + 1, act };
    return proposed(acting, reader, call, about, checked(asked, act));
  });
}

export function requireOwn(reader: Reader, operation: string): ActivityRow {
  const row = activityRow(reader, operation);
  if (row === undefined) throw notFound("operation");
  return row;
}

/** A start comes before it began; changes and renewals after, and none once it was stopped. */
export function requireFit(row: ActivityRow, act: Act): void {
  if (row.stopped_at !== null) throw conflict("This operation was stopped; propose another one.");
  if (act === "start" && row.started_at !== null)
    throw conflict("This operation has begun: propose a change or a renewal.");
  if (act !== "start" && row.started_at === null)
    throw conflict("This operation has not begun: there is nothing to change or renew yet.");
}

/** The latest version as the gate looks at it. */
export function wantedOf(acting: Acting, row: ActivityRow, version: VersionRow): Wanted {
  const { operation, partner } = row;
  const { by, act, purpose, authority, areas, payload, tested_by, favourable } = version;
  return {
    operation,
    partner,
    version: version.version,
    act,
    by,
    purpose,
    authority,
    areas: JSON.parse(areas) as string[],
    particulars: payload === null ? undefined : acting.words(payload, activityParticulars),
    test: tested_by === null ? undefined : { by: tested_by, favourable: favourable === 1 },
  };
}

export function latestOf(reader: Reader, row: ActivityRow): VersionRow {
  const version = versionRow(reader, row.operation, row.version);
  if (version === undefined) throw notFound("operation");
  return version;
}
