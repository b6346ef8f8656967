import type { ImportReview } from "@entente/api";
import type { StixObject } from "@entente/stix";
import { ulid } from "../ledger/index.ts";
import { versionNumber, versionText } from "./content-text.ts";
import {
  candidateOf,
  type Group,
  type ImportDeps,
  type ImportOptions,
  type ImportReport,
  Labels,
  readAll,
} from "./import.ts";
import { type Candidate, sift } from "./import-batch.ts";
import { Repeats } from "./import-repeats.ts";
import { contentMark } from "./record.ts";
import { Spool } from "./spool.ts";

/** What importing a bundle would do. */
export type BundleReview = Pick<
  ImportReview,
  | "kinds"
  | "fresh"
  | "held"
  | "invalid"
  | "invalidCount"
  | "differs"
  | "differsCount"
  | "versions"
  | "versionsCount"
  | "within"
  | "withinCount"
  | "labels"
>;

/** Told while a file is read; what it throws ends the reading. */
export type ReviewProgress = (told: { readonly read?: number; readonly compared?: number }) => void;

const MOST_LISTED = 200;
const MOST_KINDS = 50;
/** Compared at a stretch, before others get their turn. */
const STRETCH = 200;
const MOST_UNKNOWN = 12;

/**
 * Reads a bundle as {@link importBundle} does, and instead of recording it says what would come of it: the same check,
 * the same labels, the same comparison with what is held. What is recorded later is compared anew.
 */
export async function reviewBundle(
  stream: AsyncIterable<Uint8Array>,
  options: ImportOptions,
  deps: ImportDeps,
  progress: ReviewProgress = () => undefined,
): Promise<BundleReview> {
  using spool = new Spool(deps.directory);
  const report: ImportReport = { recorded: 0, held: 0, sets: 0, invalid: [], invalidCount: 0, differs: [] };
  const faulty = new Set<number>();
  const definitions = await readAll(stream, spool, report, (read) => progress({ read }), faulty);
  const labels = new Labels(options, deps, definitions);
  const tally = new Tally(options, deps);
  let compared = 0;
  for (const { raw, index } of placed(spool, faulty)) {
    const object = JSON.parse(new TextDecoder().decode(raw)) as StixObject;
    tally.add(labels.of(object), { object, raw, index });
    progress({ compared: ++compared });
    if (compared % STRETCH === 0) await new Promise((resume) => setImmediate(resume));
  }
  return tally.result(report);
}

/** The objects of a file with their places in it; those that were faulty are not in the spool. */
function* placed(spool: Spool, faulty: ReadonlySet<number>): Generator<{ raw: Uint8Array; index: number }> {
  let index = 0;
  for (const raw of spool.pieces()) {
    while (faulty.has(index)) index++;
    yield { raw, index: index++ };
  }
}

type Labelled = { marking: string; count: number; unknown: string[] };

class Tally {
  readonly #options: ImportOptions;
  readonly #deps: ImportDeps;
  readonly #kinds = new Map<string, number>();
  readonly #labels = new Map<string, Labelled>();
  /** Objects of the bundle by compartment and id, without their bytes: one may come twice. */
  readonly #earlier = new Map<string, Set<string>>();
  readonly #repeats = new Repeats();
  readonly #versions: BundleReview["versions"] = [];
  #versionsCount = 0;
  readonly #differs: { id: string; product: string }[] = [];
  readonly #entry: string;
  #differsCount = 0;
  #fresh = 0;
  #held = 0;

  constructor(options: ImportOptions, deps: ImportDeps) {
    this.#options = options;
    this.#deps = deps;
    // No entry has this id: a version that differs from one in the same bundle has no product to show yet.
    this.#entry = ulid(deps.now());
  }

  add(group: Group, given: Parameters<typeof candidateOf>[1]): void {
    const candidate = candidateOf(group, given);
    const mark = contentMark(this.#deps.ledger.foldContext, candidate.item.content).toHex();
    this.#repeats.add(candidate, mark);
    if (this.#isRepeated(group, mark)) {
      this.#held++;
      return;
    }
    const { ledger, sees } = this.#deps;
    const { fresh, held, differs, others } = sift(
      {
        entry: this.#entry,
        compartmentId: group.id,
        originator: this.#options.originator,
        sees,
        candidates: [candidate],
      },
      ledger.reader,
      ledger.foldContext,
    );
    this.#held += held.length;
    if (fresh.length === 0) return;
    this.#fresh++;
    const { type } = given.object;
    this.#kinds.set(type, (this.#kinds.get(type) ?? 0) + 1);
    this.#label(group);
    for (const { product } of differs) {
      this.#differsCount++;
      if (this.#differs.length < MOST_LISTED) this.#differs.push({ id: candidate.id.slice(0, 100), product });
    }
    for (const other of others) this.#otherVersion(candidate, other);
  }

  #otherVersion({ id, version }: Candidate, held: { product: string; version: number }): void {
    this.#versionsCount++;
    if (this.#versions.length >= MOST_LISTED) return;
    this.#versions.push({
      id: id.slice(0, 100),
      version: version.slice(0, 40),
      held: versionText(held.version),
      product: held.product,
      newer: (versionNumber(version) ?? 0) > held.version,
    });
  }

  #isRepeated({ id }: Group, mark: string): boolean {
    const known = this.#earlier.get(id) ?? new Set();
    this.#earlier.set(id, known);
    const repeated = known.has(mark);
    known.add(mark);
    return repeated;
  }

  #label({ label, unknown }: Group): void {
    const key = JSON.stringify([label.text, unknown]);
    const known = this.#labels.get(key);
    if (known !== undefined) known.count++;
    else if (this.#labels.size < MOST_LISTED) {
      this.#labels.set(key, {
        marking: label.text.slice(0, 400),
        count: 1,
        unknown: unknown.slice(0, MOST_UNKNOWN).map((each) => each.slice(0, 200)),
      });
    }
  }

  result({ invalid, invalidCount }: ImportReport): BundleReview {
    return {
      kinds: [...this.#kinds]
        .map(([kind, count]) => ({ kind, count }))
        .sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1))
        .slice(0, MOST_KINDS),
      fresh: this.#fresh,
      held: this.#held,
      invalid: invalid.slice(0, MOST_LISTED),
      invalidCount,
      differs: this.#differs,
      differsCount: this.#differsCount,
      versions: this.#versions,
      versionsCount: this.#versionsCount,
      ...this.#repeats.result(),
      labels: [...this.#labels.values()].sort((a, b) => b.count - a.count),
    };
  }
}
