/**
 * Importing a bundle.
 *
 * 1. The whole stream is read and checked once; sound objects go to a spool, marking definitions are remembered. A
 *    fault of the JSON anywhere in it ends here: nothing has been stored.
 * 2. The spool is read again: each object gets its label and compartment, and joins the set of that compartment.
 * 3. A full set is sealed, indexed and logged while the next ones fill. A crash here leaves the sets already
 *    recorded; the same command repeated goes on where it stopped, and a new one finds them held.
 */
import type { Label } from "@entente/agreement";
import { invalid, type Place, type Session } from "@entente/api";
import { JsonError, jsonFrench } from "@entente/json";
import { isContainer, readBundle, type StixObject, versionOf } from "@entente/stix";
import { digestOf } from "../keys/index.ts";
import { type Ledger, type Outcome, ulid } from "../ledger/index.ts";
import { compartmentId, writeCompartment } from "./compartment.ts";
import { STIX_MEDIA, writeHeader } from "./header.ts";
import { type Batch, type BatchResult, type Candidate, recordBatch } from "./import-batch.ts";
import { Spool } from "./spool.ts";
import type { ObjectLabel } from "./stix-label.ts";
import { labelObject } from "./stix-label.ts";

export type ImportOptions = {
  readonly session: Session;
  readonly command: { readonly id: string };
  readonly areas: readonly string[];
  readonly purposes: readonly string[];
  readonly originator: string;
  /** What the importer says of objects that say less of themselves. */
  readonly label?: Label | undefined;
  readonly unknown?: readonly string[];
  readonly unit?: string | undefined;
  readonly theatre?: string | undefined;
};

export type ImportDeps = {
  readonly ledger: Ledger;
  readonly now: () => number;
  /** Whether the importer may see a compartment, as of now. */
  readonly sees: (compartment: string) => boolean;
  /** A marking definition held already, if the importer may see it. */
  readonly definition: (id: string) => StixObject | undefined;
  readonly directory: string;
};

export type ImportReport = {
  recorded: number;
  held: number;
  sets: number;
  /** Objects that break the standard: not stored. At most the first thousand are listed. */
  invalid: { id: string; pointer: string; code: string; message: string }[];
  invalidCount: number;
  /** The same version of the same object, told in another way. Both are kept. */
  differs: { id: string; product: string }[];
};

const MAX_SET_ITEMS = 1000;
const MAX_SET_BYTES = 4 * 1024 * 1024;
/** All sets being filled, together. */
const MAX_OPEN_BYTES = 32 * 1024 * 1024;
/** One, so that each set is compared with all that came before it; the next fills meanwhile. */
const MAX_IN_FLIGHT = 1;
const MAX_LISTED = 1000;
/** Definitions are needed before the objects they mark, wherever they stand. */
const MAX_DEFINITIONS = 20_000;
/** Different lists of unknown markings in one import; all are refused for release, so further ones share a name. */
const MAX_UNKNOWN_LISTS = 200;
const SEVERAL_UNKNOWN = "several-unknown-markings";
const MAX_DEFINITION_BYTES = 16 * 1024 * 1024;

export async function importBundle(
  stream: AsyncIterable<Uint8Array>,
  options: ImportOptions,
  deps: ImportDeps,
): Promise<{ report: ImportReport; entries: Place[]; repeated: boolean }> {
  using spool = new Spool(deps.directory);
  const report: ImportReport = { recorded: 0, held: 0, sets: 0, invalid: [], invalidCount: 0, differs: [] };
  const definitions = await readAll(stream, spool, report);
  const sets = new OpenSets(options, deps, report);
  const labels = new Labels(options, deps, definitions);
  let index = 0;
  for (const raw of spool.pieces()) {
    const object = JSON.parse(new TextDecoder().decode(raw)) as StixObject;
    await sets.add(labels.of(object), { object, raw, index: index++ });
  }
  return sets.finish();
}

export async function readAll(
  stream: AsyncIterable<Uint8Array>,
  spool: Spool,
  report: ImportReport,
  progress: (objects: number) => void = () => undefined,
  faulty: Set<number> = new Set(),
): Promise<ReadonlyMap<string, StixObject>> {
  const definitions = new Map<string, StixObject>();
  let bytes = 0;
  const objects = readBundle(stream);
  try {
    for await (const { raw, object, index, errors } of objects) {
      progress(index + 1);
      if (errors.length > 0) {
        faulty.add(index);
        report.invalidCount++;
        for (const { path, code, message } of errors) {
          if (report.invalid.length >= MAX_LISTED) break;
          report.invalid.push({
            id: object.id.slice(0, 100).toWellFormed(),
            pointer: `/objects/${index}${path}`,
            code,
            message,
          });
        }
        continue;
      }
      if (object.type === "marking-definition") {
        bytes += raw.length;
        if (definitions.size >= MAX_DEFINITIONS || bytes > MAX_DEFINITION_BYTES) {
          throw invalid(
            `/objects/${index}`,
            "The bundle holds more marking definitions than can be kept in mind.",
          );
        }
        definitions.set(object.id, object);
      }
      spool.add(raw);
    }
  } catch (cause) {
    if (cause instanceof JsonError)
      throw invalid(cause.path, {
        en: `${cause.message} (${cause.code})`,
        fr: `${jsonFrench[cause.code]} (${cause.code})`,
      });
    throw cause;
  }
  if (objects.header.get("type") !== "bundle")
    throw invalid("/type", "This is no STIX bundle: its type must be bundle.");
  return definitions;
}

/** Labels repeat: one object in a thousand says something new. */
export class Labels {
  readonly #known = new Map<string, Group>();
  readonly #unknown = new Set<string>();
  readonly #options: ImportOptions;
  readonly #resolve: (id: string) => StixObject | undefined;

  constructor(options: ImportOptions, deps: ImportDeps, definitions: ReadonlyMap<string, StixObject>) {
    this.#options = options;
    const held = new Map<string, StixObject | undefined>();
    this.#resolve = (id) => {
      const here = definitions.get(id);
      if (here !== undefined) return here;
      if (held.size > MAX_DEFINITIONS) held.clear();
      if (!held.has(id)) held.set(id, deps.definition(id));
      return held.get(id);
    };
  }

  of(object: StixObject): Group {
    const { originator, label, unknown = [] } = this.#options;
    const read = this.#bounded(labelObject(object, this.#resolve, { originator, label, unknown }));
    const key = JSON.stringify([read.label.tlp, read.label.text, read.unknown]);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.#known.size > 10_000) this.#known.clear();
    const group = groupOf(read, this.#options);
    this.#known.set(key, group);
    return group;
  }

  /** Whoever marks each object with something else that nobody knows must not get a compartment for each. */
  #bounded(read: ObjectLabel): ObjectLabel {
    if (read.unknown.length === 0) return read;
    const key = listKey(read.unknown);
    if (this.#unknown.size < MAX_UNKNOWN_LISTS) this.#unknown.add(key);
    return this.#unknown.has(key) ? read : { ...read, unknown: [SEVERAL_UNKNOWN] };
  }
}

const listKey = (markings: readonly string[]): string => JSON.stringify([...markings].sort());

export type Group = {
  readonly label: Label;
  readonly unknown: readonly string[];
  readonly compartment: string;
  readonly id: string;
};

function groupOf({ label, unknown }: ObjectLabel, options: ImportOptions): Group {
  const { policy, level, caveats, relTo, tlp, handling } = label;
  const compartment = writeCompartment({
    originator: options.originator,
    label: {
      policy,
      level,
      caveats: [...caveats],
      ...(relTo === undefined ? {} : { relTo: [...relTo] }),
      ...(tlp === undefined ? {} : { tlp }),
      ...(handling === undefined ? {} : { handling: [...handling] }),
    },
    areas: [...options.areas],
    purposes: [...options.purposes],
    kind: "stix",
    unknownMarkings: [...unknown],
    ...(options.unit === undefined ? {} : { unit: options.unit }),
    ...(options.theatre === undefined ? {} : { theatre: options.theatre }),
  });
  return { label, unknown, compartment, id: compartmentId(compartment) };
}

/** An object of a bundle with its bytes as they came, and its place. */
export type GivenObject = { readonly object: StixObject; readonly raw: Uint8Array; readonly index: number };

/** The item that an object becomes. */
export function candidateOf({ label }: Group, { object, raw, index }: GivenObject): Candidate {
  const version = versionOf(object);
  const header = writeHeader({
    v: 1,
    media: STIX_MEDIA,
    kind: object.type,
    size: raw.length,
    stix: { id: object.id, version },
    label: { ...label, caveats: [...label.caveats] } as never,
    ...(isContainer(object) ? { container: true } : {}),
    // The bytes of a captured file: nobody has read them as text.
    ...(object.type === "artifact" && "payload_bin" in object ? { binary: true } : {}),
  });
  return { index, item: { header, content: raw }, id: object.id, version };
}

type OpenSet = { group: Group; candidates: Candidate[]; bytes: number };

/** The sets being filled, one for each compartment, and those on their way to the disk. */
class OpenSets {
  readonly #options: ImportOptions;
  readonly #deps: ImportDeps;
  readonly #report: ImportReport;
  readonly #open = new Map<string, OpenSet>();
  readonly #inFlight = new Set<Promise<void>>();
  readonly #entries: Place[] = [];
  readonly #command: string;
  #bytes = 0;
  #count = 0;
  #repeats = 0;
  #failure: unknown;

  constructor(options: ImportOptions, deps: ImportDeps, report: ImportReport) {
    this.#options = options;
    this.#deps = deps;
    this.#report = report;
    this.#command = `import:${digestOf(new TextEncoder().encode(options.command.id)).slice(7)}`;
  }

  async add(group: Group, given: GivenObject): Promise<void> {
    const candidate = candidateOf(group, given);
    const size = candidate.item.header.length + candidate.item.content.length;
    let set = this.#open.get(group.id);
    if (set !== undefined && set.bytes + size > MAX_SET_BYTES) {
      await this.#flush(set);
      set = undefined;
    }
    if (set === undefined) {
      set = { group, candidates: [], bytes: 0 };
      this.#open.set(group.id, set);
    }
    set.candidates.push(candidate);
    set.bytes += size;
    this.#bytes += size;
    if (set.candidates.length === MAX_SET_ITEMS) await this.#flush(set);
    else if (this.#bytes > MAX_OPEN_BYTES) await this.#flush(this.#largest());
  }

  #largest(): OpenSet {
    return [...this.#open.values()].reduce((a, b) => (b.bytes > a.bytes ? b : a));
  }

  async #flush(set: OpenSet): Promise<void> {
    this.#open.delete(set.group.id);
    this.#bytes -= set.bytes;
    while (this.#inFlight.size >= MAX_IN_FLIGHT) await Promise.race(this.#inFlight);
    if (this.#failure !== undefined) throw this.#failure;
    const { group, candidates } = set;
    const batch: Batch = {
      commandId: `${this.#command}:${this.#count++}`,
      entry: ulid(this.#deps.now()),
      compartment: group.compartment,
      compartmentId: group.id,
      originator: this.#options.originator,
      by: this.#options.session.account,
      sees: this.#deps.sees,
      candidates,
    };
    const { ledger } = this.#deps;
    const flight: Promise<void> = ledger
      .submit(recordBatch(batch, ledger.foldContext))
      .then((outcome) => this.#landed(outcome, candidates))
      .catch((cause: unknown) => {
        this.#failure ??= cause;
      })
      .finally(() => this.#inFlight.delete(flight));
    this.#inFlight.add(flight);
  }

  #landed({ result, entries, repeated }: Outcome<BatchResult>, candidates: readonly Candidate[]): void {
    const report = this.#report;
    report.recorded += result.recorded;
    report.held += result.held.length;
    if (result.recorded > 0) report.sets++;
    if (repeated) this.#repeats++;
    this.#entries.push(...entries);
    const ids = new Map(candidates.map(({ index, id }) => [index, id]));
    for (const { index, product } of result.differs) {
      if (report.differs.length < MAX_LISTED) report.differs.push({ id: ids.get(index) ?? "", product });
    }
  }

  async finish(): Promise<{ report: ImportReport; entries: Place[]; repeated: boolean }> {
    for (const set of this.#open.values()) await this.#flush(set);
    await Promise.all(this.#inFlight);
    if (this.#failure !== undefined) throw this.#failure;
    const repeated = this.#count > 0 && this.#repeats === this.#count;
    return { report: this.#report, entries: this.#entries, repeated };
  }
}
