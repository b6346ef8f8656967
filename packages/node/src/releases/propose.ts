import type { Decision } from "@entente/agreement";
import { conflict, forbidden, notFound, type Session } from "@entente/api";
import { canonicalBytes, type JsonValue } from "@entente/json";
import type { PartyId } from "../keys/index.ts";
import { type Command, type Draft, type Proposal, ulid } from "../ledger/index.ts";
import { writeCompartment } from "../products/index.ts";
import type { Reader } from "../store/index.ts";
import type { ReleaseList } from "./bodies.ts";
import { currentWith, toInstant, versionOf } from "./common.ts";
import { contentOf, sourcesUntil } from "./content.ts";
import type { Current, ReleasesDependencies } from "./dependencies.ts";
import { type Group, groupsOf } from "./groups.ts";
import { consentsFor } from "./onward.ts";
import {
  approvalsNeeded,
  decideRecord,
  digestOfValue,
  type RecordBody,
  recordOf,
  retainUntilOf,
  type Terms,
  violationOf,
} from "./record.ts";

export type Recipient = RecordBody["recipient"];
export type Note = {
  readonly necessity: string;
  readonly proportionality: string;
  readonly alternatives: string;
};

/** What somebody asks to release. */
export type Asked = {
  readonly partner: PartyId;
  readonly products: readonly string[];
  readonly withMembers?: boolean | undefined;
  readonly recipient: Recipient;
  readonly purpose: string;
  readonly declares?: RecordBody["declares"] | undefined;
};

/** A group with the record its entry would hold, and what the agreement says of it. */
export type Decided = { readonly group: Group; readonly record: RecordBody; readonly decision: Decision };

const NO_NOTE: RecordBody["note"] = { necessity: 0, proportionality: 0, alternatives: 0 };

export const noteLengths = (note: Note): RecordBody["note"] => ({
  necessity: note.necessity.trim().length,
  proportionality: note.proportionality.trim().length,
  alternatives: note.alternatives.trim().length,
});

type DecideAsk = {
  readonly deps: ReleasesDependencies;
  readonly reader: Reader;
  readonly current: Current;
  readonly asked: Asked;
  readonly session: Session;
  readonly terms: Terms;
  readonly stage: "draft" | "final";
};

/** Decides a selection group by group (DESIGN.md, A release, 2). */
export function decideSelection({
  deps,
  reader,
  current,
  asked,
  session,
  terms,
  stage,
}: DecideAsk): Decided[] {
  const selection = { products: asked.products, withMembers: asked.withMembers ?? false };
  return groupsOf(reader, selection, deps.maySee(session)).map((group) => {
    const consents = consentsFor(reader, group, asked.partner, asked.purpose);
    const record = recordOf(group, terms, consents, sourcesUntil(reader, group));
    const now = toInstant(deps.now());
    const decision = decideRecord(record, {
      current,
      stage,
      now,
      from: deps.party,
      to: asked.partner,
      reader,
    });
    return { group, record, decision };
  });
}

export const termsOf = (
  asked: Asked,
  author: string,
  note: RecordBody["note"],
  approvals: Terms["approvals"],
): Terms => ({
  recipient: asked.recipient,
  purpose: asked.purpose,
  declares: asked.declares ?? {},
  note,
  author,
  approvals,
});

/** Shows what would happen, before anything does. */
export function preview(deps: ReleasesDependencies, asked: Asked, session: Session) {
  const { reader } = deps.ledger;
  const current = currentWith(deps, asked.partner);
  // The note is still to be written: as a draft it is an obligation, not a violation.
  const terms = termsOf(asked, session.account, NO_NOTE, []);
  const decided = decideSelection({ deps, reader, current, asked, session, terms, stage: "draft" });
  return { current, decided, needed: approvalsNeeded(decided.map(({ decision }) => decision)) };
}

export type ProposalResult = {
  release: string;
  state: "proposed" | "refused";
  approvalsNeeded: number;
  agreement: string;
};

/** Proposes a release. Where the agreement forbids it, the refusal is what is recorded. */
export function propose(
  deps: ReleasesDependencies,
  asked: Asked & { readonly note: Note },
  session: Session,
  command: { id: string; digest: string },
): Command<ProposalResult> {
  return {
    ...command,
    decide(reader): Proposal<ProposalResult> {
      const current = currentWith(deps, asked.partner);
      const terms = termsOf(asked, session.account, noteLengths(asked.note), []);
      const decided = decideSelection({ deps, reader, current, asked, session, terms, stage: "draft" });
      const expects = {
        [deps.agreementStream(asked.partner)]: versionOf(reader, deps.agreementStream(asked.partner)),
      };
      const release = ulid(deps.now());
      const decisions = decided.map(({ decision }) => decision);
      const { hash } = current;
      if (decisions.some(({ verdict }) => verdict === "refuse")) {
        const entries = [refusedEntry(current, asked.partner, session.account, decided, {})];
        return {
          entries,
          expects,
          result: { release, state: "refused", approvalsNeeded: 0, agreement: hash },
        };
      }
      const needed = approvalsNeeded(decisions);
      const content = { ...asked, note: asked.note };
      const entry: Draft = {
        log: "house",
        kind: "release.proposed/1",
        agreement: hash,
        actor: "release-officer",
        body: {
          release,
          partner: asked.partner,
          by: session.account,
          products: decided.reduce((sum, { group }) => sum + group.members.length, 0),
          recipient: asked.recipient as JsonValue,
          purpose: asked.purpose,
          agreement: hash,
          digest: digestOfValue({ ...content, agreement: hash }),
          needed,
        },
        items: [
          {
            header: canonicalBytes({ v: 1, kind: "release-proposal" }),
            content: canonicalBytes(JSON.parse(JSON.stringify(content)) as JsonValue),
          },
        ],
      };
      return {
        entries: [entry],
        expects,
        result: { release, state: "proposed", approvalsNeeded: needed, agreement: hash },
      };
    },
  };
}

/** The record of a refusal: every clause that forbids, over all groups. */
export function refusedEntry(
  current: Current,
  partner: PartyId,
  by: string,
  decided: readonly Decided[],
  about: { release?: string; standing?: string },
): Draft {
  const refused = decided.filter(({ decision }) => decision.verdict === "refuse");
  const violations = new Map(
    refused
      .flatMap(({ decision }) => decision.violations)
      .map((each) => [`${each.clause} ${each.code}`, violationOf(each)]),
  );
  return {
    log: "house",
    kind: "release.refused/1",
    agreement: current.hash,
    actor: "release-officer",
    body: {
      partner,
      ...about,
      by,
      count: refused.reduce((sum, { group }) => sum + group.members.length, 0),
      areas: [...new Set(refused.flatMap(({ record }) => record.areas))].sort(),
      violations: [...violations.values()].slice(0, 40) as JsonValue,
    },
  };
}

type ReleaseRow = {
  readonly release: string;
  readonly partner: PartyId;
  readonly state: string;
  readonly author: string;
  readonly digest: string;
  readonly needed: number;
  readonly payload: string;
};

export function releaseRow(reader: Reader, release: string): ReleaseRow {
  const row = reader.get<ReleaseRow>(
    "SELECT release, partner, state, author, digest, needed, payload FROM view_release WHERE release = :release",
    { release },
  );
  if (row === undefined) throw notFound("release");
  return row;
}

export function approvalsOf(reader: Reader, subject: string): { person: string; role: string }[] {
  return reader.all<{ person: string; role: string }>(
    "SELECT person, role FROM view_approval WHERE subject = :subject ORDER BY at, person",
    { subject },
  );
}

export type ApprovalResult = {
  release: string;
  state: "proposed" | "made" | "refused";
  approvals: number;
  approvalsNeeded: number;
  parts: string[];
};

/**
 * Approves as one person. The last approval the clause asks for decides again from zero, on the products, agreement
 * and quota as they are now, and sends in the same transaction. What changed since may refuse.
 */
export function approve(
  deps: ReleasesDependencies,
  release: string,
  session: Session,
  command: { id: string; digest: string },
): Command<ApprovalResult> {
  return {
    ...command,
    decide(reader): Proposal<ApprovalResult> {
      const row = releaseRow(reader, release);
      if (row.state !== "proposed")
        throw conflict(`This release is ${row.state}; only a proposed one can be approved.`);
      if (row.author === session.account)
        throw forbidden("Who proposes a release does not approve it: another person must.");
      const given = approvalsOf(reader, release);
      if (given.some(({ person }) => person === session.account))
        throw conflict("You have approved this release already; another person must.");
      const approvals = [...given, { person: session.account, role: "release-officer" }];
      const approvedEntry: Draft = {
        log: "house",
        kind: "release.approved/1",
        actor: "release-officer",
        body: { release, by: session.account, role: "release-officer", digest: row.digest },
      };
      const expects: Record<string, number> = {
        [`release:${release}`]: versionOf(reader, `release:${release}`),
      };
      const counts = { approvals: approvals.length, approvalsNeeded: row.needed };
      if (approvals.length < row.needed) {
        return {
          entries: [approvedEntry],
          expects,
          result: { release, state: "proposed", ...counts, parts: [] },
        };
      }
      const current = currentWith(deps, row.partner);
      const stream = deps.agreementStream(row.partner);
      expects[stream] = versionOf(reader, stream);
      const asked = readProposal(deps, row.payload);
      const terms = termsOf(asked, row.author, noteLengths(asked.note), approvals);
      const decided = decideSelection({ deps, reader, current, asked, session, terms, stage: "final" });
      for (const { group } of decided) {
        for (const { facts } of group.members) {
          const stream = `product:${facts.product.split(".")[0]}`;
          expects[stream] = versionOf(reader, stream);
        }
      }
      if (decided.some(({ decision }) => decision.verdict === "refuse")) {
        const entries = [
          approvedEntry,
          refusedEntry(current, row.partner, session.account, decided, { release }),
        ];
        return { entries, expects, result: { release, state: "refused", ...counts, parts: [] } };
      }
      const { entries, parts } = madeEntries(deps, reader, current, row.partner, release, decided);
      return {
        entries: [approvedEntry, ...entries],
        expects,
        result: { release, state: "made", ...counts, parts },
      };
    },
  };
}

function readProposal(deps: ReleasesDependencies, payload: string): Asked & { note: Note } {
  const item = deps.ledger.contents.openOne(payload, 0);
  if (item === undefined) throw conflict("The proposal's content was erased; propose the release again.");
  return JSON.parse(new TextDecoder().decode(item.content)) as Asked & { note: Note };
}

/** The entries that send decided groups: one `release.made/1` for each, and the house's own list of what was in them. */
export function madeEntries(
  deps: ReleasesDependencies,
  reader: Reader,
  current: Current,
  partner: PartyId,
  release: string,
  decided: readonly Decided[],
): { entries: Draft[]; parts: string[] } {
  const entries: Draft[] = [];
  const list: ReleaseList = [];
  decided.forEach(({ group, record, decision }, part) => {
    const id = ulid(deps.now());
    const { items, products } = contentOf(deps.ledger, reader, group);
    const retainUntil = retainUntilOf(decision.obligations);
    entries.push({
      id,
      log: { partner },
      kind: "release.made/1",
      agreement: current.hash,
      actor: "release-officer",
      body: {
        release,
        part,
        compartment: writeCompartment(group.compartment),
        record: record as unknown as JsonValue,
        decision: decision.id,
        rulesHash: decision.rulesHash,
        clauses: [...decision.evaluated],
        ...(retainUntil === undefined ? {} : { retainUntil }),
      },
      items,
    });
    list.push({ part: id, products });
  });
  entries.push({
    log: "house",
    kind: "release.listed/1",
    agreement: current.hash,
    body: { release },
    items: [
      {
        header: canonicalBytes({ v: 1, kind: "release-list" }),
        content: canonicalBytes(list as unknown as JsonValue),
      },
    ],
  });
  return { entries, parts: list.map(({ part }) => part) };
}

/** Takes back a proposal that was not sent. */
export function withdraw(
  release: string,
  session: Session,
  command: { id: string; digest: string },
): Command<{ release: string }> {
  return {
    ...command,
    decide(reader) {
      const row = releaseRow(reader, release);
      if (row.state !== "proposed")
        throw conflict(`This release is ${row.state}; what was sent is recalled, not withdrawn.`);
      return {
        entries: [
          {
            log: "house",
            kind: "release.withdrawn/1",
            actor: "release-officer",
            body: { release, by: session.account },
          },
        ],
        expects: { [`release:${release}`]: versionOf(reader, `release:${release}`) },
        result: { release },
      };
    },
  };
}
