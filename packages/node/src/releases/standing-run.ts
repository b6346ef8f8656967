import { type Command, type Draft, ulid } from "../ledger/index.ts";
import { type Compartment, readCompartment, STIX_MEDIA } from "../products/index.ts";
import type { Reader } from "../store/index.ts";
import { approvalsOf } from "./approving.ts";
import type { StandingTerms } from "./bodies.ts";
import { currentWith, digestOfValue, toInstant, versionOf } from "./common.ts";
import { decideGroups, isRefused } from "./deciding.ts";
import type { Desk } from "./dependencies.ts";
import { type Group, groupsOf } from "./groups.ts";
import type { Terms } from "./record.ts";
import { refusedEntry } from "./refusing.ts";
import { expectedFor, madeEntries } from "./sending.ts";
import { activeStanding, findStanding, type Standing } from "./standing.ts";

/** As many products as one run takes up: a transaction stays short, and the switch works between runs. */
const RUN = 1000;

type Candidate = {
  readonly id: number;
  readonly product: string;
  readonly compartment: string;
  readonly key: string;
  readonly kind: string;
  readonly media: string;
};

/**
 * Uses standing releases: what is new and matches is decided like any release, sent or recorded as refused, and never
 * taken up again. How far each has come is in the views, so a restart begins where it stopped; what did not match is
 * passed over in memory only, and passed over once more after a restart.
 */
export class StandingRuns {
  readonly #desk: Desk;
  readonly #passed = new Map<string, number>();

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** The standing releases that may have something to do. */
  due(): string[] {
    const now = toInstant(this.#desk.now());
    return activeStanding(this.#desk.ledger.reader)
      .filter(({ terms, used }) => terms.until > now && used < terms.quota)
      .map(({ standing }) => standing);
  }

  /** Takes up the next products; false when there are none left. */
  async run(standing: string): Promise<boolean> {
    const { reader } = this.#desk.ledger;
    const row = findStanding(reader, standing);
    const after = Math.max(row.done, this.#passed.get(standing) ?? 0);
    const { matching, last } = candidates(reader, row, after);
    if (matching.length > 0) await this.#desk.ledger.submit(releaseUnder(this.#desk, standing, matching));
    this.#passed.set(standing, last);
    return last > after;
  }
}

/** The next products that match and were never sent to the partner, oldest first. What was received never matches. */
function candidates(reader: Reader, { terms, partner }: Standing, after: number) {
  const rows = reader.all<Candidate>(
    `SELECT p.id, p.entry || '.' || p.position AS product, p.compartment, p.kind, p.media, c.key FROM view_product p
     JOIN view_compartment c ON c.id = p.compartment
     WHERE p.id > :after AND p.sealed = 0 AND p.parent IS NULL AND p.source <> 'received' ORDER BY p.id LIMIT :run`,
    { after, run: RUN },
  );
  const covered = new Map<string, boolean>();
  const matching = rows.filter(({ kind, media, compartment, key }) => {
    const known = covered.get(compartment) ?? covers(terms, readCompartment(key));
    covered.set(compartment, known);
    return known && terms.kinds.includes(media === STIX_MEDIA ? `stix:${kind}` : kind);
  });
  const products = matching.map(({ product }) => product);
  const sent = sentTo(reader, partner, products);
  return { matching: products.filter((product) => !sent.has(product)), last: rows.at(-1)?.id ?? after };
}

function sentTo(reader: Reader, partner: string, products: readonly string[]): ReadonlySet<string> {
  const rows = reader.all<{ product: string }>(
    `SELECT DISTINCT i.product FROM json_each(:products) j JOIN view_part_item i ON i.product = j.value
     JOIN view_part p ON p.id = i.part WHERE p.partner = :partner AND p.direction = 'out'`,
    { partner, products: JSON.stringify(products) },
  );
  return new Set(rows.map(({ product }) => product));
}

/** Whether a compartment is of the areas, labels and originators the standing release was approved for. */
export function covers(
  terms: Pick<StandingTerms, "originators" | "areas" | "tlp" | "levels">,
  { originator, areas, label }: Compartment,
): boolean {
  const isColoured = label.tlp !== undefined && terms.tlp.includes(label.tlp);
  const isAtLevel = label.tlp === undefined && terms.levels.includes(label.level);
  return (
    terms.originators.includes(originator) &&
    areas.length > 0 &&
    areas.every((area) => terms.areas.includes(area)) &&
    (isColoured || isAtLevel)
  );
}

/** Each group is decided like any release; one that is refused does not keep the others back. */
function releaseUnder(desk: Desk, standing: string, products: readonly string[]): Command<{ sent: number }> {
  const digest = digestOfValue([...products]);
  return {
    id: `standing:${standing}:${digest}`,
    digest,
    decide(reader) {
      const row = findStanding(reader, standing);
      const { terms, partner, used } = row;
      const stream = `standing:${standing}`;
      const expects = { [stream]: versionOf(reader, stream) };
      const left = terms.quota - used;
      if (row.state !== "active" || left <= 0 || terms.until <= toInstant(desk.now()))
        return { entries: [], expects, result: { sent: 0 } };
      const current = currentWith(desk, partner);
      const groups = withinQuota(groupsOf(reader, products.slice(0, left)), left);
      const approvals = approvalsOf(reader, standing);
      const decided = decideGroups(desk, reader, current, {
        groups,
        partner,
        terms: standingTerms(terms, approvals, left),
        stage: "final",
      });
      const permitted = decided.filter((each) => !isRefused(each));
      const entries: Draft[] = [];
      if (permitted.length < decided.length)
        entries.push(refusedEntry(current, partner, terms.by, decided, { standing }));
      const release = ulid(desk.now());
      if (permitted.length > 0)
        entries.push(
          ...madeEntries(desk, { release, partner, current, decided: permitted, standing }).entries,
        );
      return {
        entries,
        expects: { ...expects, ...expectedFor(desk, reader, { partner, current, decided }) },
        result: { sent: permitted.reduce((sum, { group }) => sum + group.members.length, 0) },
      };
    },
  };
}

/** Attachments count: a report of which not all fits is left out. */
function withinQuota(groups: readonly Group[], left: number): Group[] {
  let used = 0;
  return groups.flatMap((group) => {
    const members = group.members.filter(({ items }) => {
      if (used + items.length > left) return false;
      used += items.length;
      return true;
    });
    return members.length === 0 ? [] : [{ ...group, members }];
  });
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
