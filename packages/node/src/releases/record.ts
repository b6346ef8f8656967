import { COMMUNITY_LEVEL, type DueObligation, type ReleaseRecord, type Violation } from "@entente/agreement";
import type { z } from "zod";
import { labelOf } from "../products/index.ts";
import type { KeptViolation, recordSchema, Stated } from "./bodies.ts";
import type { Group } from "./groups.ts";

export type RecordBody = z.infer<typeof recordSchema>;

/** What people decided about a release: to whom, for what, with which note, approved by whom. */
export type Terms = Pick<RecordBody, "recipient" | "purpose" | "note"> & {
  readonly declares: Stated;
  readonly author: string;
  readonly approvals: readonly { readonly person: string; readonly role: string }[];
  readonly standing?: ReleaseRecord["standing"];
};

/** What the node found out about a group by itself. */
export type Found = Pick<RecordBody, "consents" | "sourcesUntil" | "fields">;

/** The facts of one group as its entry will state them. People appear under numbers that hold in this record only. */
export function recordOf(group: Group, terms: Terms, found: Found): RecordBody {
  const numbered = numbering();
  const facts = group.members.map((member) => member.facts);
  const { compartment } = group;
  const { portions: _, ...label } = labelOf(compartment, markingOf(group));
  return {
    recipient: terms.recipient,
    purpose: terms.purpose,
    areas: [...compartment.areas],
    purposeLimits: [...compartment.purposes],
    kinds: [...new Set(facts.flatMap(({ kinds }) => kinds))].sort(),
    objects: group.members.reduce((sum, { items }) => sum + items.length, 0),
    bytes: group.members.reduce((sum, { bytes }) => sum + bytes, 0),
    attachments: worst(facts.map(({ attachments }) => attachments)),
    label: plain(label),
    unknownMarkings: [...compartment.unknownMarkings],
    author: numbered(terms.author),
    approvals: terms.approvals.map(({ person, role }) => ({ person: numbered(person), role })),
    ...declared(terms.declares, numbered),
    note: terms.note,
    ...(terms.standing === undefined ? {} : { standing: { ...terms.standing } }),
    consents: [...found.consents],
    ...(found.fields === undefined || found.fields.length === 0 ? {} : { fields: found.fields }),
    ...(found.sourcesUntil === undefined ? {} : { sourcesUntil: found.sourcesUntil }),
  };
}

function numbering(): (person: string) => string {
  const people = new Map<string, string>();
  return (person) => {
    const number = people.get(person) ?? String(people.size + 1);
    people.set(person, number);
    return number;
  };
}

/** Who approved an assessment may have no account here; a name is never taken for one. */
function declared({ assessment, ...declares }: Stated, numbered: (person: string) => string) {
  if (assessment === undefined) return { declares };
  const { approver, ...said } = assessment;
  const number = approver === undefined ? {} : { approver: numbered(`named ${approver}`) };
  return { declares, assessment: { ...said, ...number } };
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

export function retainUntilOf(obligations: readonly DueObligation[]): string | undefined {
  return obligations
    .filter(({ type }) => type === "retain-until")
    .flatMap(({ by }) => by ?? [])
    .sort()[0];
}

/**
 * The level of the receiving party under which a foreign label is handled, as the equivalence clause says. A community
 * item stays one: its level is on no party's own ladder, and its colour says who reads it.
 */
export function derivedLevelOf(obligations: readonly DueObligation[]): string | undefined {
  const level = obligations.find(({ type, kind }) => type === "mark" && kind === "equivalence")?.detail.level;
  return typeof level === "string" && level !== COMMUNITY_LEVEL ? level : undefined;
}

/** An entry has 8 KiB for up to forty violations: of a long list the beginning is kept. */
const LONGEST_LIST = 8;
const LONGEST_TEXT = 80;
const LONGEST_DETAIL = 1000;

/** A violation as entries keep it. A partner is told clause and code, nothing that reveals an item. */
export function violationOf(
  { clause, kind, code, curable, detail }: Violation,
  forPartner = false,
): KeptViolation {
  const kept = { clause, kind, code, curable };
  if (forPartner || Object.keys(detail).length === 0) return kept;
  const bounded = Object.fromEntries(
    Object.entries(detail).map(([name, value]) => [name, boundedDetail(value)]),
  );
  const text = JSON.stringify(bounded);
  return text.length > LONGEST_DETAIL ? kept : { ...kept, detail: text };
}

function boundedDetail(value: Violation["detail"][string]): string | number | string[] {
  if (typeof value === "number") return value;
  if (typeof value === "string") return value.slice(0, LONGEST_TEXT);
  return value.slice(0, LONGEST_LIST).map((each) => each.slice(0, LONGEST_TEXT));
}
