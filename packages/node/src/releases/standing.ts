import { conflict, forbidden, notFound, type Session } from "@entente/api";
import { canonicalBytes, type JsonValue } from "@entente/json";
import type { PartyId } from "../keys/index.ts";
import { type Command, type Draft, ulid } from "../ledger/index.ts";
import { type Compartment, readCompartment, STIX_MEDIA } from "../products/index.ts";
import type { Reader } from "../store/index.ts";
import type { StandingTerms } from "./bodies.ts";
import { currentWith, toInstant, versionOf } from "./common.ts";
import { sourcesUntil } from "./content.ts";
import type { ReleasesDependencies } from "./dependencies.ts";
import { groupsOf } from "./groups.ts";
import { consentsFor } from "./onward.ts";
import { type Decided, madeEntries, type Note, noteLengths, refusedEntry } from "./propose.ts";
import { decideRecord, digestOfValue, type RecordBody, recordOf, type Terms } from "./record.ts";

export type StandingAsked = Pick<
  StandingTerms,
  "kinds" | "areas" | "tlp" | "originators" | "recipient" | "purpose" | "until" | "quota"
> & {
  readonly partner: PartyId;
  readonly levels?: readonly string[] | undefined;
  readonly note: Note;
  readonly declares?: RecordBody["declares"] | undefined;
};

/** How many people the agreement wants for a release; a standing release is approved once by as many. */
function neededBy(document: { clauses: readonly { kind: string; params: unknown }[] }): number {
  const counts = document.clauses
    .filter(({ kind }) => kind === "two-person")
    .map(({ params }) => Number((params as { approvers: number }).approvers));
  return Math.max(2, ...counts);
}

/** Proposes a standing release: approved once, then every matching product is decided, logged and receipted by itself. */
export function proposeStanding(
  deps: ReleasesDependencies,
  asked: StandingAsked,
  session: Session,
  command: { id: string; digest: string },
): Command<{ standing: string; approvalsNeeded: number }> {
  return {
    ...command,
    decide() {
      const current = currentWith(deps, asked.partner);
      if (asked.until <= toInstant(deps.now()))
        throw conflict("The standing release would have ended before it began; choose a later date.");
      const standing = ulid(deps.now());
      const needed = neededBy(current.document);
      const { note, declares = {}, levels = [], ...terms } = asked;
      const digest = digestOfValue(JSON.parse(JSON.stringify({ ...asked, agreement: current.hash })));
      const entry: Draft = {
        log: "house",
        kind: "standing.proposed/1",
        agreement: current.hash,
        actor: "release-officer",
        body: {
          standing,
          by: session.account,
          ...terms,
          levels: [...levels],
          declares,
          noteChars: noteLengths(note),
          digest,
          needed,
        } as unknown as Draft["body"],
        items: [
          {
            header: canonicalBytes({ v: 1, kind: "standing-note" }),
            content: canonicalBytes(note as unknown as JsonValue),
          },
        ],
      };
      return { entries: [entry], expects: {}, result: { standing, approvalsNeeded: needed } };
    },
  };
}

export type StandingRow = {
  readonly standing: string;
  readonly partner: PartyId;
  readonly state: string;
  readonly terms: string;
  readonly used: number;
};

function standingRow(reader: Reader, standing: string): StandingRow {
  const row = reader.get<StandingRow>(
    "SELECT standing, partner, state, terms, used FROM view_standing WHERE standing = :standing",
    { standing },
  );
  if (row === undefined) throw notFound("standing release");
  return row;
}

export function approveStanding(
  standing: string,
  session: Session,
  command: { id: string; digest: string },
): Command<{ standing: string; state: "proposed" | "active"; approvals: number }> {
  return {
    ...command,
    decide(reader) {
      const row = standingRow(reader, standing);
      const terms = JSON.parse(row.terms) as StandingTerms;
      if (row.state !== "proposed")
        throw conflict(`This standing release is ${row.state}; only a proposed one can be approved.`);
      if (terms.by === session.account)
        throw forbidden("Who proposes a standing release does not approve it: another person must.");
      const given = reader.all<{ person: string }>(
        "SELECT person FROM view_approval WHERE subject = :standing",
        { standing },
      );
      if (given.some(({ person }) => person === session.account))
        throw conflict("You have approved it already; another person must.");
      const approvals = given.length + 1;
      return {
        entries: [
          {
            log: "house",
            kind: "standing.approved/1",
            actor: "release-officer",
            body: { standing, by: session.account, role: "release-officer", digest: terms.digest },
          },
        ],
        expects: { [`standing:${standing}`]: versionOf(reader, `standing:${standing}`) },
        result: { standing, state: approvals >= terms.needed ? "active" : "proposed", approvals },
      };
    },
  };
}

/** The one switch. Off stays off: nothing but a new standing release starts it again. */
export function stopStanding(
  standing: string,
  session: Session,
  command: { id: string; digest: string },
): Command<{ standing: string }> {
  return {
    ...command,
    decide(reader) {
      const row = standingRow(reader, standing);
      if (row.state === "stopped") throw conflict("This standing release was stopped before.");
      return {
        entries: [
          {
            log: "house",
            kind: "standing.stopped/1",
            actor: "release-officer",
            body: { standing, by: session.account },
          },
        ],
        expects: { [`standing:${standing}`]: versionOf(reader, `standing:${standing}`) },
        result: { standing },
      };
    },
  };
}

export function activeStanding(reader: Reader): StandingRow[] {
  return reader.all<StandingRow>(
    "SELECT standing, partner, state, terms, used FROM view_standing WHERE state = 'active' ORDER BY at",
  );
}

type Candidate = {
  readonly id: number;
  readonly product: string;
  readonly compartment: string;
  readonly kind: string;
  readonly media: string;
};

/** As many products as one run takes up: a transaction stays short, and the switch works between runs. */
const RUN = 1000;

/** The next products that match by kind and compartment and come after `after`, oldest first. */
function candidates(
  reader: Reader,
  terms: StandingTerms,
  after: number,
): { found: Candidate[]; last: number } {
  const rows = reader.all<Candidate & { key: string }>(
    `SELECT p.id, p.entry || '.' || p.position AS product, p.compartment, p.kind, p.media, c.key FROM view_product p
     JOIN view_compartment c ON c.id = p.compartment
     WHERE p.id > :after AND p.sealed = 0 AND p.parent IS NULL AND p.source <> 'received' ORDER BY p.id LIMIT :limit`,
    { after, limit: RUN },
  );
  const matching = new Map<string, boolean>();
  const found = rows.filter(({ kind, media, compartment, key }) => {
    let matches = matching.get(compartment);
    if (matches === undefined) {
      matches = covers(terms, readCompartment(key));
      matching.set(compartment, matches);
    }
    return matches && terms.kinds.includes(media === STIX_MEDIA ? `stix:${kind}` : kind);
  });
  return { found, last: rows.at(-1)?.id ?? after };
}

/** Whether a compartment is of the areas, labels and originators the standing release was approved for. */
function covers(terms: StandingTerms, { originator, areas, label }: Compartment): boolean {
  const colour = label.tlp !== undefined && terms.tlp.includes(label.tlp);
  const level = label.tlp === undefined && terms.levels.includes(label.level);
  return (
    terms.originators.includes(originator) &&
    areas.length > 0 &&
    areas.every((area) => terms.areas.includes(area)) &&
    (colour || level)
  );
}

export type StandingRun = { readonly last: number; readonly more: boolean };

/**
 * Releases what is new under one standing release. Each group is decided like any release; what the agreement
 * forbids is recorded as refused and not tried again.
 */
export async function runStanding(
  deps: ReleasesDependencies,
  standing: string,
  after: number,
): Promise<StandingRun> {
  const { ledger } = deps;
  const row = standingRow(ledger.reader, standing);
  const terms = JSON.parse(row.terms) as StandingTerms;
  const { found, last } = candidates(ledger.reader, terms, after);
  const fresh = found.filter(({ product }) => !isSent(ledger.reader, product, row.partner));
  if (fresh.length > 0)
    await ledger.submit(
      releaseUnder(
        deps,
        standing,
        fresh.map(({ product }) => product),
      ),
    );
  return { last, more: last > after };
}

function isSent(reader: Reader, product: string, partner: string): boolean {
  return (
    reader.get(
      "SELECT 1 FROM view_part_item i JOIN view_part p ON p.id = i.part WHERE i.product = :product AND p.partner = :partner AND p.direction = 'out'",
      { product, partner },
    ) !== undefined
  );
}

function releaseUnder(
  deps: ReleasesDependencies,
  standing: string,
  products: readonly string[],
): Command<{ sent: number }> {
  // The same products again are the same command: what was refused is not tried, and recorded, twice.
  const digest = digestOfValue([...products]);
  return {
    id: `standing:${standing}:${digest}`,
    digest,
    decide(reader) {
      const row = standingRow(reader, standing);
      const terms = JSON.parse(row.terms) as StandingTerms;
      const stream = `standing:${standing}`;
      const agreements = deps.agreementStream(row.partner);
      const expects = { [stream]: versionOf(reader, stream), [agreements]: versionOf(reader, agreements) };
      const left = terms.quota - row.used;
      const now = toInstant(deps.now());
      if (row.state !== "active" || left <= 0 || terms.until <= now)
        return { entries: [], expects, result: { sent: 0 } };
      const current = currentWith(deps, row.partner);
      const approvals = reader.all<{ person: string; role: string }>(
        "SELECT person, role FROM view_approval WHERE subject = :standing ORDER BY at, person",
        { standing },
      );
      const groups = groupsOf(reader, { products: products.slice(0, left), withMembers: false }, () => true);
      const decided = groups.map((group): Decided => {
        const record = recordOf(
          group,
          standingTerms(terms, approvals, left),
          consentsFor(reader, group, row.partner, terms.purpose),
          sourcesUntil(reader, group),
        );
        return {
          group,
          record,
          decision: decideRecord(record, {
            current,
            stage: "final",
            now,
            from: deps.party,
            to: row.partner,
            reader,
          }),
        };
      });
      const permitted = decided.filter(({ decision }) => decision.verdict !== "refuse");
      const entries: Draft[] = [];
      if (permitted.length < decided.length)
        entries.push(refusedEntry(current, row.partner, terms.by, decided, { standing }));
      if (permitted.length > 0)
        entries.push(...madeEntries(deps, reader, current, row.partner, ulid(deps.now()), permitted).entries);
      return {
        entries,
        expects,
        result: { sent: permitted.reduce((sum, { group }) => sum + group.members.length, 0) },
      };
    },
  };
}

function standingTerms(terms: StandingTerms, approvals: Terms["approvals"], quotaLeft: number): Terms {
  return {
    recipient: terms.recipient,
    purpose: terms.purpose,
    declares: terms.declares,
    note: terms.noteChars,
    author: terms.by,
    approvals,
    standing: { id: terms.standing, until: terms.until, quotaLeft },
  };
}
