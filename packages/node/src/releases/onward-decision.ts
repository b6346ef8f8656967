import { type Decision, decide, factsFrom, type ReleaseRecord } from "@entente/agreement";
import type { PartyId } from "../keys/index.ts";
import { GENERATION_STEP, readEnvelope } from "../ledger/index.ts";
import type { Reader } from "../store/index.ts";
import { madeSchema } from "./bodies.ts";
import type { Current, Desk } from "./dependencies.ts";
import type { Group } from "./groups.ts";
import type { RecordBody } from "./record.ts";

export type Passing = {
  /** The agreement with whoever would get it. */
  readonly current: Current;
  readonly to: PartyId;
  readonly stage: "draft" | "final";
  /** To the second, as agreements write time. */
  readonly now: string;
};

/**
 * What the agreements under which received products came say to their going on to a third party. The release itself is
 * decided by the agreement with that party; this is the other half, and both must permit. The facts are those the
 * originator stated when it gave them, with the purpose, people and consents of now. Nothing for what goes back to its
 * originator, and for what is our own.
 */
export function decideOnward(
  desk: Desk,
  reader: Reader,
  group: Group,
  record: RecordBody,
  passing: Passing,
): Decision[] {
  const { current, to, stage, now } = passing;
  if (group.compartment.originator === to) return [];
  const country = current.document.parties.find(({ id }) => id === to)?.country;
  return sourcesOf(desk, reader, group).flatMap(({ partner, given }) => {
    const theirs = desk.agreement(partner);
    if (theirs === undefined || country === undefined) return [];
    const { standing: _, ...stated } = given;
    const { purpose, author, approvals, note, consents, declares } = record;
    const facts = factsFrom(
      { ...stated, purpose, author, approvals, note, consents, declares } as ReleaseRecord,
      { stage, now, from: partner, to: desk.party, state: theirs.state, quotas: unused(theirs) },
    );
    const input = consents[0]?.item ?? "none";
    return decide(theirs.compiled, { ...facts, action: "onward", onward: { party: to, country }, input });
  });
}

/** What a party gave counted against its quota when it came; going on does not count again. */
const unused = ({ document }: Current) =>
  document.clauses
    .filter(({ kind }) => kind === "volume-quota")
    .map(({ id }) => ({ clause: id, items: 0, persons: 0, matches: 0 }));

type Source = { readonly partner: PartyId; readonly given: RecordBody };

/** The releases with which received members of a group came here, as their entries state them. */
function sourcesOf(desk: Desk, reader: Reader, group: Group): Source[] {
  const received = group.members.filter(({ facts }) => facts.source === "received");
  if (received.length === 0) return [];
  const rows = reader.all<{ partner: PartyId; log: number; bytes: Uint8Array }>(
    `SELECT DISTINCT p.id, p.partner, p.log, e.bytes FROM json_each(:products) j
     JOIN view_part_item i ON i.product = j.value JOIN view_part p ON p.id = i.part AND p.direction = 'in'
     JOIN entry e ON e.log = p.log AND e.idx = p.idx % ${GENERATION_STEP}`,
    { products: JSON.stringify(received.map(({ facts }) => facts.product)) },
  );
  return rows.map(({ partner, log, bytes }) => {
    const { origin } = desk.ledger.logs.find(({ id }) => id === log)!;
    return { partner, given: madeSchema.parse(readEnvelope(bytes, origin).body).record };
  });
}
