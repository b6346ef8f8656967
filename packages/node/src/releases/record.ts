import {
  type Decision,
  type DueObligation,
  decide,
  factsFrom,
  type ReleaseRecord,
  type Violation,
} from "@entente/agreement";
import { canonicalBytes, type JsonValue } from "@entente/json";
import type { z } from "zod";
import { digestOf, type PartyId } from "../keys/index.ts";
import { labelOf } from "../products/index.ts";
import type { Reader } from "../store/index.ts";
import type { KeptViolation, recordSchema } from "./bodies.ts";
import type { Current } from "./dependencies.ts";
import type { Group } from "./groups.ts";
import { itemDigest } from "./onward-item.ts";

/** What people decided about a release: to whom, for what, with which note, approved by whom. */
export type Terms = Pick<z.infer<typeof recordSchema>, "recipient" | "purpose" | "declares" | "note"> & {
  readonly author: string;
  readonly approvals: readonly { readonly person: string; readonly role: string }[];
  readonly standing?: ReleaseRecord["standing"];
};

export type RecordBody = z.infer<typeof recordSchema>;

/** The facts of one group as its entry will state them. People appear under numbers that hold in this record only. */
export function recordOf(
  group: Group,
  terms: Terms,
  consents: ReleaseRecord["consents"],
  sourcesUntil: string | undefined,
): RecordBody {
  const people = new Map<string, string>();
  const numbered = (person: string) => {
    const known = people.get(person) ?? String(people.size + 1);
    people.set(person, known);
    return known;
  };
  const facts = group.members.map((member) => member.facts);
  const { compartment } = group;
  const { portions, ...label } = labelOf(compartment, markingOf(group));
  return {
    recipient: terms.recipient,
    purpose: terms.purpose,
    areas: [...compartment.areas],
    purposeLimits: [...compartment.purposes],
    kinds: [...new Set(facts.flatMap(({ kinds }) => kinds))].sort(),
    objects: facts.reduce((sum, { objects }) => sum + objects, 0),
    bytes: facts.reduce((sum, { bytes }) => sum + bytes, 0),
    attachments: worst(facts.map(({ attachments }) => attachments)),
    label: plain(label),
    unknownMarkings: [...compartment.unknownMarkings],
    declares: terms.declares,
    author: numbered(terms.author),
    approvals: terms.approvals.map(({ person, role }) => ({ person: numbered(person), role })),
    note: terms.note,
    ...(terms.standing === undefined ? {} : { standing: { ...terms.standing } }),
    consents: consents.map((consent) => ({ ...consent })),
    ...(sourcesUntil === undefined ? {} : { sourcesUntil }),
  };
}

/** Plain JSON, without read-only lists and absent members. */
const plain = <T>(value: T) => JSON.parse(JSON.stringify(value)) as RecordBody["label"];

/** A marking line made from the label: the original line is content, and stays sealed. */
function markingOf({ compartment }: Group): string {
  const { level, caveats, relTo, tlp } = compartment.label;
  if (tlp !== undefined) return `TLP:${tlp.toUpperCase()}`;
  return [level, ...caveats, ...(relTo === undefined ? [] : [`REL TO ${relTo.join(", ")}`])]
    .join("//")
    .slice(0, 200);
}

function worst(found: readonly ReleaseRecord["attachments"][]): ReleaseRecord["attachments"] {
  if (found.includes("binary")) return "binary";
  return found.includes("text") ? "text" : "none";
}

export type DecideContext = {
  readonly current: Current;
  readonly stage: "draft" | "final";
  /** To the second, as agreements write time. */
  readonly now: string;
  readonly from: PartyId;
  readonly to: PartyId;
  readonly reader: Reader;
};

/** Decides one record by the agreement in force (DESIGN.md, A release, 2 and 3). */
export function decideRecord(record: RecordBody, context: DecideContext): Decision {
  const { current, stage, now, from, to, reader } = context;
  const facts = factsFrom(record as ReleaseRecord, {
    stage,
    now,
    from,
    to,
    state: current.state,
    quotas: quotasOf(reader, current, to, now),
  });
  return decide(current.compiled, { ...facts, input: itemDigest(record as ReleaseRecord) });
}

/** What was released to a party within the period of each quota clause. */
function quotasOf(reader: Reader, current: Current, partner: PartyId, now: string) {
  return current.document.clauses
    .filter(({ kind }) => kind === "volume-quota")
    .map(({ id, params }) => {
      const since = Date.parse(now) - current.durationMs(String((params as { period?: unknown }).period));
      const row = reader.get<{ items: number | null }>(
        "SELECT sum(count) AS items FROM view_part WHERE direction = 'out' AND partner = :partner AND at >= :since",
        { partner, since },
      );
      return { clause: id, items: row?.items ?? 0, persons: 0, matches: 0 };
    });
}

export function approvalsNeeded(decisions: readonly Decision[]): number {
  const counts = decisions.flatMap(({ obligations }) =>
    obligations
      .filter(({ type }) => type === "second-approval")
      .map(({ detail }) => Number(detail.approvers)),
  );
  return Math.max(0, ...counts);
}

export function retainUntilOf(obligations: readonly DueObligation[]): string | undefined {
  return obligations
    .filter(({ type }) => type === "retain-until")
    .flatMap(({ by }) => by ?? [])
    .sort()[0];
}

/** A violation as entries keep it. A partner is told clause and code, nothing that reveals an item. */
export function violationOf(
  { clause, kind, code, curable, detail }: Violation,
  forPartner = false,
): KeptViolation {
  const kept = { clause, kind, code, curable };
  return forPartner || Object.keys(detail).length === 0
    ? kept
    : { ...kept, detail: JSON.parse(JSON.stringify(detail)) as NonNullable<KeptViolation["detail"]> };
}

/** The level of the receiving party under which a foreign label is handled, as the equivalence clause says. */
export function derivedLevelOf(obligations: readonly DueObligation[]): string | undefined {
  const level = obligations.find(({ type, kind }) => type === "mark" && kind === "equivalence")?.detail.level;
  return typeof level === "string" ? level : undefined;
}

export const digestOfValue = (value: unknown): string => digestOf(canonicalBytes(value as JsonValue));
