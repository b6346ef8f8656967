import { invalid, notFound, type Place, type Session } from "@entente/api";
import type { StixObject } from "@entente/stix";
import type { PartyId } from "../keys/index.ts";
import type { Ledger, Outcome } from "../ledger/index.ts";
import { ulid } from "../ledger/index.ts";
import { logAccess } from "./access.ts";
import { readCompartment } from "./compartment.ts";
import { objectOf } from "./content-text.ts";
import { type Described, describeReport } from "./describe.ts";
import { containersOf, factsOf, membersOf, type ProductFacts } from "./facts.ts";
import { type Fates, noFates } from "./fates.ts";
import { type Graph, readGraph } from "./graph.ts";
import type { HouseRules } from "./house-rules.ts";
import { type ImportDeps, type ImportOptions, type ImportReport, importBundle } from "./import.ts";
import { type BundleReview, type ReviewProgress, reviewBundle } from "./import-review.ts";
import { kindsIn } from "./listing.ts";
import { readMarking } from "./marking-label.ts";
import { mayRead } from "./may-read.ts";
import { type GivenReport, prepareReport } from "./prepare-report.ts";
import { anyProductRow, belongings, countProducts, versionRows } from "./queries.ts";
import { Readers } from "./readers.ts";
import { type Reading, readContent, readProduct, readVersions, type Summary, summarise } from "./reading.ts";
import { idMark } from "./record.ts";
import { type RedactionOptions, redactObject } from "./redaction.ts";
import { type RevisionOptions, reviseReport } from "./revising.ts";
import { concerns, labelsOf, type Search, search, type Total, totalOf } from "./search.ts";
import { makeTearline, recordReport, type TearlineOptions, type Written } from "./tearline.ts";
import { readTimeline, type Timeline } from "./timeline.ts";
import { type Opened, openRows } from "./vault.ts";

export type ProductsDeps = {
  readonly ledger: Ledger;
  readonly rules: HouseRules;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Where an import that does not fit in memory keeps ciphertext while it is read: the data directory. */
  readonly spoolDirectory: string;
};

type CommandId = { readonly id: string; readonly digest: string };

export type ImportRequest = {
  readonly session: Session;
  readonly command: CommandId;
  readonly areas: readonly string[];
  readonly purposes: readonly string[];
  /** Whose objects they are; absent: this party's. */
  readonly originator?: string | undefined;
  /** A marking line for objects that say less of themselves. */
  readonly marking?: string | undefined;
  readonly unit?: string | undefined;
  readonly theatre?: string | undefined;
};

export type Page = { readonly products: readonly Summary[]; readonly next?: string; readonly total?: Total };

/** The desk of products: import, write, label, search, read, derive tearlines. */
export class Products {
  readonly rules: HouseRules;
  readonly #ledger: Ledger;
  readonly #readers: Readers;
  readonly #now: () => number;
  readonly #spoolDirectory: string;
  #fates: Fates = noFates;

  constructor({ ledger, rules, now, spoolDirectory }: ProductsDeps) {
    this.rules = rules;
    this.#ledger = ledger;
    this.#readers = new Readers(ledger.reader, rules);
    this.#now = now;
    this.#spoolDirectory = spoolDirectory;
  }

  /** What `session` may see, for whoever filters lists of their own by compartment. */
  compartmentsOf(session: Session) {
    return this.#readers.of(session);
  }

  /** Records a written report with its attachments as one set. Throws ProblemError `invalid`. */
  async writeReport(
    given: GivenReport & { session: Session; command: CommandId },
  ): Promise<Outcome<Written>> {
    const prepared = await prepareReport(given, this.rules);
    return this.#ledger.submit(recordReport(prepared, ulid(this.#now()), given, "written"));
  }

  /** Records the objects of a bundle. Nothing is stored when its JSON is faulty anywhere (ProblemError `invalid`). */
  async importBundle(
    stream: AsyncIterable<Uint8Array>,
    request: ImportRequest,
  ): Promise<{ report: ImportReport; entries: Place[]; repeated: boolean }> {
    return importBundle(stream, this.#optionsOf(request), this.#importDeps(request));
  }

  /** What importing a bundle would do, as of now. Nothing is recorded. Throws ProblemError `invalid`. */
  async reviewBundle(
    stream: AsyncIterable<Uint8Array>,
    request: ImportRequest,
    progress?: ReviewProgress,
  ): Promise<BundleReview> {
    return reviewBundle(stream, this.#optionsOf(request), this.#importDeps(request), progress);
  }

  #optionsOf(request: ImportRequest): ImportOptions {
    const originator = request.originator ?? this.rules.party;
    const read =
      request.marking === undefined ? undefined : readMarking(request.marking, originator, this.rules);
    if (read !== undefined && read.label === undefined) {
      throw invalid("/marking", `"${request.marking}" is no marking of this party, and no TLP.`);
    }
    return { ...request, originator, label: read?.label, unknown: read?.unknown ?? [] };
  }

  #importDeps({ session, originator = this.rules.party }: ImportRequest): ImportDeps {
    return {
      ledger: this.#ledger,
      now: this.#now,
      directory: this.#spoolDirectory,
      sees: (compartment) => this.#readers.of(session).compartments.has(compartment),
      definition: (id) => this.#definition(session, originator, id),
    };
  }

  /** What recording a report would make of it; records nothing. Throws ProblemError `invalid`. */
  describe(given: GivenReport): Promise<Described> {
    return describeReport(given, this.rules);
  }

  #definition(session: Session, originator: string, id: string): StixObject | undefined {
    const mark = idMark(this.#ledger.foldContext, originator, id);
    const [row] = versionRows(this.#ledger.reader, this.#readers.of(session), mark);
    const [opened] = row === undefined ? [] : openRows(this.#ledger.contents, [row]);
    return opened === undefined ? undefined : objectOf(opened.header, opened.content);
  }

  /** Makes a tearline: a new product from the kept portions of a written report. */
  async derive(options: TearlineOptions): Promise<Outcome<Written>> {
    const readable = this.#readers.of(options.session);
    return this.#ledger.submit(await makeTearline(this.#ledger, this.#now, readable, this.rules, options));
  }

  /** Records a new version of a report written here. */
  async revise(options: RevisionOptions): Promise<Outcome<Written>> {
    const readable = this.#readers.of(options.session);
    return this.#ledger.submit(await reviseReport(this.#ledger, this.#now, readable, this.rules, options));
  }

  /** Makes a derived STIX object without what is to stay here. */
  async redact(options: RedactionOptions): Promise<Outcome<{ product: string; stix: string }>> {
    const readable = this.#readers.of(options.session);
    const party = this.rules.party as PartyId;
    return this.#ledger.submit(await redactObject(this.#ledger, this.#now, readable, party, options));
  }

  /** One page, newest first; its titles are a reading and are logged as one. */
  async search(session: Session, asked: Search & { readonly total?: boolean }): Promise<Page> {
    const readable = this.#readers.of(session);
    const found = search(this.#ledger, readable, asked);
    const { rows, next } = found;
    const total = asked.total ? totalOf(this.#ledger, readable, asked, found) : undefined;
    const products = await summarise(this.#deps(), session, readable, rows, asked.text ? "search" : "list");
    return {
      products,
      ...(next === undefined ? {} : { next }),
      ...(total === undefined ? {} : { total }),
    };
  }

  /** How many products by kind, of those `session` may see. No titles, so no reading. */
  counts(session: Session, asked: Pick<Search, "originator" | "area"> = {}): ReadonlyMap<string, number> {
    const readable = this.#readers.of(session);
    const chosen = [...readable.compartments].filter(([, each]) => concerns(each, asked));
    return countProducts(
      this.#ledger.reader,
      readable,
      chosen.map(([id]) => id),
    );
  }

  /** By what the products that `session` may see can be narrowed. No titles, so no reading. */
  facets(session: Session): { kinds: string[]; areas: string[]; originators: string[]; labels: string[] } {
    const { compartments } = this.#readers.of(session);
    const each = [...compartments.values()];
    const distinct = (values: readonly string[]) => [...new Set(values)].sort();
    return {
      kinds: kindsIn(this.#ledger.reader, [...compartments.keys()]),
      areas: distinct(each.flatMap(({ areas }) => areas)),
      originators: distinct(each.map(({ originator }) => originator)),
      labels: distinct(each.flatMap(labelsOf)),
    };
  }

  /** The content for people, logged before it is given. Throws ProblemError `not-found` or `destroyed`. */
  async read(session: Session, product: string, why: string): Promise<Reading> {
    return readProduct(this.#deps(), session, this.#readers.of(session), product, why);
  }

  /** The bytes as they came, logged before they are given. */
  async content(session: Session, product: string, why: string): Promise<Opened> {
    return readContent(this.#deps(), session, this.#readers.of(session), product, why);
  }

  async versions(session: Session, product: string): Promise<Summary[]> {
    return readVersions(this.#deps(), session, this.#readers.of(session), product);
  }

  /** Whence a product comes, and what became of it, of what `session` may see. */
  timeline(session: Session, product: string): Promise<Timeline> {
    return readTimeline(this.#deps(), session, this.#readers.of(session), this.#fates, product);
  }

  /** What a product refers to and what refers to it, of what `session` may see; one step or two. */
  graph(session: Session, product: string, depth: number): Promise<Graph> {
    return readGraph(this.#deps(), session, this.#readers.of(session), product, depth);
  }

  /** Who knows what happened to products beyond this desk: the desk of releases, once it is there. */
  tellFates(fates: Fates): void {
    this.#fates = fates;
  }

  /** Whether `session` may read what is in a compartment, by its canonical text; what cannot be read is no. */
  mayRead(session: Session, compartment: string): boolean {
    try {
      return mayRead(this.rules, session, readCompartment(compartment));
    } catch {
      return false;
    }
  }

  /** Whether `session` may see these products; a hidden one and an absent one are both "no". */
  sees(session: Session, products: readonly string[]): boolean {
    const readable = this.#readers.of(session);
    return products.every((product) => {
      const row = anyProductRow(this.#ledger.reader, product);
      return row !== undefined && readable.compartments.has(row.compartment);
    });
  }

  /** Facts for a decision on products that `session` may see. Throws ProblemError `not-found` when it may not see one. */
  factsFor(session: Session, products: readonly string[]): ProductFacts[] {
    if (!this.sees(session, products)) throw notFound("product");
    return factsOf(this.#ledger.reader, products);
  }

  /** Facts whoever asks: for what the node does itself (standing releases, recalls). */
  factsOf(products: readonly string[]): ProductFacts[] {
    return factsOf(this.#ledger.reader, products);
  }

  /** The opened items of products, for sealing them anew. Not a reading: nothing leaves to a person. */
  open(products: readonly string[]): Opened[] {
    return openRows(
      this.#ledger.contents,
      products.flatMap((product) => anyProductRow(this.#ledger.reader, product) ?? []),
    );
  }

  /** Attachments and texts that hang on a product. */
  belongingsOf(product: string): string[] {
    return belongings(this.#ledger.reader, product).map(({ entry, position }) => `${entry}.${position}`);
  }

  membersOf(product: string): string[] {
    return membersOf(this.#ledger.reader, product);
  }

  containersOf(product: string): string[] {
    return containersOf(this.#ledger.reader, product);
  }

  /** Logs that `session` is given `products` by another desk. Resolves when it is durable. */
  logAccess(session: Session, products: readonly string[], why: string): Promise<void> {
    return logAccess(this.#ledger, this.#now, session, products, why);
  }

  #deps() {
    return { ledger: this.#ledger, now: this.#now };
  }
}
