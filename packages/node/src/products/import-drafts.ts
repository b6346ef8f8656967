import { setImmediate } from "node:timers/promises";
import {
  type AnswerOf,
  type BodyOf,
  conflict,
  type ImportReview,
  MAX_REVIEWED_BYTES,
  MOST_IMPORT_DRAFTS,
  ProblemError,
  problemOf,
  type productDraftOperations,
  type QueryOf,
  type Session,
  wordsOf,
} from "@entente/api";
import { type Place, ulid } from "../ledger/index.ts";
import { type DraftPort, DraftShelf, type Kept } from "./draft-store.ts";
import type { GivenReport } from "./prepare-report.ts";
import type { ImportRequest, Products } from "./products.ts";

type Asked = QueryOf<typeof productDraftOperations.draftImport>;
type CommandId = { readonly id: string; readonly digest: string };

/** What recording an import came to. */
export type Recorded = { recorded: number; held: number; invalidCount: number; product?: string };
type Done = { readonly command: string; readonly result: Recorded; readonly entries: readonly Place[] };

/** A file in hand, without its bytes: they lie beside it in parts. */
type Brought = {
  readonly name: string;
  readonly size: number;
  readonly contentType: string;
  readonly parts: number;
  readonly asked: Pick<Asked, "title" | "originator" | "unit" | "theatre" | "marking"> & {
    readonly areas: readonly string[];
    readonly purposes: readonly string[];
  };
  readonly review: Reviewed;
  /** Once it was recorded: the answer, for whoever asks again because it was lost. */
  readonly done?: Done;
};

/** A file on its way in, and how far it is. */
type Arriving = {
  readonly account: string;
  readonly name: string;
  received: number;
  whole?: boolean;
  read: number;
  compared: number;
  stopped?: boolean;
};

type Reviewed = Omit<ImportReview, "id" | "changedAt" | "name" | "size" | "areas">;

const KIND = "product-import";
const PART_KIND = "product-import-part";
const PART_BYTES = 1024 * 1024;
/** A file that nobody recorded or discarded for so long is discarded. */
const FORGET_MS = 14 * 24 * 3_600_000;
const SHOWN_TEXT = 20_000;
const BUNDLES: ReadonlySet<string> = new Set(["application/stix+json", "application/json"]);
const NOTHING: Reviewed = {
  kind: "document",
  kinds: [],
  fresh: 0,
  held: 0,
  invalidCount: 0,
  invalid: [],
  differs: [],
  differsCount: 0,
  versions: [],
  versionsCount: 0,
  within: [],
  withinCount: 0,
  labels: [],
};

/**
 * Files brought to be reviewed before they are recorded: private to one account, sealed part by part as they arrive,
 * few and bounded. A crash while one arrives leaves parts without a file; they are swept when the next one comes.
 */
export class ImportDrafts {
  readonly #products: Products;
  readonly #drafts: DraftPort;
  readonly #now: () => number;
  readonly #shelf: DraftShelf<Brought>;
  readonly #arriving = new Map<string, Arriving>();
  /** Files that are being recorded, with the command that does it. */
  readonly #recording = new Map<string, string>();

  constructor(products: Products, drafts: DraftPort, now: () => number) {
    this.#products = products;
    this.#drafts = drafts;
    this.#now = now;
    // Room for those that were recorded: they stay for a while, without their bytes.
    const most = MOST_IMPORT_DRAFTS * 4;
    this.#shelf = new DraftShelf(drafts, { kind: KIND, most, now, read: (value) => value as Brought });
  }

  /** How far the files are that an account is bringing just now. */
  progress(account: string): AnswerOf<typeof productDraftOperations.importProgress>["arriving"] {
    return [...this.#arriving]
      .filter(([, each]) => each.account === account)
      .map(([id, { name, received, whole = false, read, compared }]) => ({
        id,
        name,
        received,
        whole,
        read,
        compared,
      }));
  }

  /** Files that wait for a decision, the latest first. */
  list(account: string): Kept<Brought>[] {
    this.#sweep(account);
    return this.#shelf.list(account).filter(({ value }) => value.done === undefined);
  }

  /** Takes a file in and says what recording it would do. Throws ProblemError `invalid`, `conflict`, `too-large`. */
  async bring(
    session: Session,
    asked: Asked,
    contentType: string,
    stream: AsyncIterable<Uint8Array>,
  ): Promise<ImportReview> {
    const { account } = session;
    const arrivingOwn = this.progress(account).length;
    if (this.list(account).length + arrivingOwn >= MOST_IMPORT_DRAFTS) {
      throw conflict(
        `At most ${MOST_IMPORT_DRAFTS} files are kept for review. Record or discard one of them first.`,
      );
    }
    const id = ulid(this.#now());
    const arriving: Arriving = { account, name: asked.name ?? "", received: 0, read: 0, compared: 0 };
    this.#arriving.set(id, arriving);
    try {
      const { size, parts } = await this.#keep(account, id, stream);
      arriving.whole = true;
      const { areas, purposes, name, title, marking, originator, unit, theatre } = asked;
      const brought: Brought = {
        name: name ?? title ?? "",
        size,
        contentType: contentType.split(";", 1)[0]!.trim().toLowerCase(),
        parts,
        asked: {
          areas: areas.split(","),
          purposes: purposes?.split(",") ?? [],
          ...(title === undefined ? {} : { title }),
          ...(marking === undefined ? {} : { marking }),
          ...(originator === undefined ? {} : { originator }),
          ...(unit === undefined ? {} : { unit }),
          ...(theatre === undefined ? {} : { theatre }),
        },
        review: NOTHING,
      };
      return await this.#reviewed(session, id, brought);
    } catch (cause) {
      this.#forget(account, id);
      throw cause;
    } finally {
      this.#arriving.delete(id);
    }
  }

  /** What recording a file would do, as of now. */
  async review(session: Session, id: string): Promise<ImportReview> {
    return this.#reviewed(session, id, this.#open(session.account, id));
  }

  /** The same file under another marking, or other areas. */
  async change(
    session: Session,
    id: string,
    { marking, areas }: BodyOf<typeof productDraftOperations.changeImport>,
  ): Promise<ImportReview> {
    const brought = this.#open(session.account, id);
    const { marking: _, ...others } = brought.asked;
    const asked = { ...others, areas, ...(marking === undefined ? {} : { marking }) };
    return this.#reviewed(session, id, { ...brought, asked });
  }

  /** Records a file as it was asked, and discards its bytes. */
  async record(session: Session, id: string, command: CommandId) {
    const { account } = session;
    const { value } = this.#shelf.get(account, id);
    if (value.done !== undefined) {
      if (value.done.command !== command.id) throw conflict("This file was recorded already.");
      return { result: value.done.result, entries: [...value.done.entries], repeated: true };
    }
    // The same command asked again gets the first answer from the ledger; another would record the same once more.
    if ((this.#recording.get(id) ?? command.id) !== command.id)
      throw conflict("This file is being recorded already.");
    this.#recording.set(id, command.id);
    try {
      return await this.#record(session, id, value, command);
    } finally {
      this.#recording.delete(id);
    }
  }

  async #record(session: Session, id: string, value: Brought, command: CommandId) {
    const { account } = session;
    const outcome = BUNDLES.has(value.contentType)
      ? await this.#recordBundle(session, id, value, command)
      : await this.#recordDocument(session, id, value, command);
    const { result, entries } = outcome;
    // What a crash leaves here is a file that finds all its objects held when it is recorded again.
    this.#shelf.put(account, { ...value, done: { command: command.id, result, entries } }, id);
    this.#forgetParts(account, id);
    return outcome;
  }

  /** One that is still arriving stops where it is, and leaves nothing. */
  discard(account: string, id: string): void {
    const arriving = this.#arriving.get(id);
    if (arriving?.account === account) {
      arriving.stopped = true;
      return;
    }
    this.#shelf.get(account, id);
    this.#forget(account, id);
  }

  #open(account: string, id: string): Brought {
    const { value } = this.#shelf.get(account, id);
    if (value.done !== undefined) throw conflict("This file was recorded already.");
    return value;
  }

  async #recordBundle(session: Session, id: string, brought: Brought, command: CommandId) {
    const { report, entries, repeated } = await this.#products.importBundle(
      this.#bytes(session.account, id, brought),
      this.#request(session, brought, command),
    );
    const { recorded, held, invalidCount } = report;
    return { result: { recorded, held, invalidCount } as Recorded, entries, repeated };
  }

  async #recordDocument(session: Session, id: string, brought: Brought, command: CommandId) {
    const given = await this.#given(session.account, id, brought);
    const { result, entries, repeated } = await this.#products.writeReport({ ...given, session, command });
    const { product, attachments } = result;
    const told: Recorded = { recorded: 1 + attachments.length, held: 0, invalidCount: 0, product };
    return { result: told, entries: [...entries], repeated };
  }

  async #reviewed(session: Session, id: string, brought: Brought): Promise<ImportReview> {
    const review = BUNDLES.has(brought.contentType)
      ? await this.#reviewBundle(session, id, brought)
      : await this.#reviewDocument(session, id, brought);
    const { changedAt } = this.#shelf.put(session.account, { ...brought, review }, id);
    return {
      ...review,
      id,
      name: brought.name,
      size: brought.size,
      areas: [...brought.asked.areas],
      changedAt: new Date(changedAt).toISOString(),
    };
  }

  async #reviewBundle(session: Session, id: string, brought: Brought): Promise<Reviewed> {
    const request = this.#request(session, brought, { id: "review", digest: "review" });
    const review = await this.#products.reviewBundle(
      this.#bytes(session.account, id, brought),
      request,
      (told) => this.#told(id, told),
    );
    return { kind: "bundle", ...review };
  }

  async #reviewDocument(session: Session, id: string, brought: Brought): Promise<Reviewed> {
    const given = await this.#given(session.account, id, brought);
    try {
      const { label, unknownMarkings, findings, text, title } = await this.#products.describe(given);
      return {
        ...NOTHING,
        kinds: [{ kind: "report", count: 1 }],
        fresh: 1,
        labels: [{ marking: label.text, count: 1, unknown: [...unknownMarkings] }],
        document: {
          text: text.slice(0, SHOWN_TEXT).toWellFormed(),
          findings: findings.map(({ message }) => message),
          ...(title === undefined ? {} : { title }),
        },
      };
    } catch (cause) {
      // A document without a marking waits for one; one that cannot be read is refused.
      if (!(cause instanceof ProblemError) || cause.problem.pointer !== "/marking") throw cause;
      return { ...NOTHING, problem: { pointer: "/marking", detail: wordsOf(cause) } };
    }
  }

  #request(session: Session, { asked }: Brought, command: CommandId): ImportRequest {
    const { title: _, ...others } = asked;
    return { ...others, session, command };
  }

  async #given(account: string, id: string, brought: Brought): Promise<GivenReport> {
    const content = Buffer.concat(await Array.fromAsync(this.#bytes(account, id, brought)));
    const { name, contentType, asked } = brought;
    return { ...asked, content, mediaType: contentType, ...(name === "" ? {} : { name }) };
  }

  async *#bytes(account: string, id: string, { parts }: Brought): AsyncGenerator<Uint8Array> {
    for (let part = 0; part < parts; part++) {
      const found = this.#drafts.get(account, partId(id, part));
      if (found === undefined) throw problemOf(410, "gone", "Gone", "Part of this file is no longer there.");
      yield found.content;
      // Whoever asks how far it is, or stops it, is let through.
      await setImmediate();
    }
  }

  async #keep(account: string, id: string, stream: AsyncIterable<Uint8Array>) {
    let held: Uint8Array[] = [];
    let bytes = 0;
    let size = 0;
    let parts = 0;
    const put = () => {
      this.#drafts.put(account, partId(id, parts++), PART_KIND, Buffer.concat(held), this.#now());
      held = [];
      bytes = 0;
    };
    for await (const piece of stream) {
      size += piece.length;
      this.#told(id, { received: size });
      if (size > MAX_REVIEWED_BYTES) {
        throw problemOf(413, "too-large", "The file is too large", `At most ${MAX_REVIEWED_BYTES} bytes.`);
      }
      held.push(piece);
      bytes += piece.length;
      if (bytes >= PART_BYTES) put();
    }
    if (bytes > 0) put();
    return { size, parts };
  }

  /** Notes how far a file is. Throws ProblemError `gone` when it was stopped. */
  #told(id: string, told: Partial<Pick<Arriving, "received" | "read" | "compared">>): void {
    const arriving = this.#arriving.get(id);
    if (arriving === undefined) return;
    Object.assign(arriving, told);
    if (arriving.stopped === true) throw problemOf(410, "gone", "Stopped", "Bringing this file was stopped.");
  }

  /** Removes what was forgotten, and parts whose file never arrived. */
  #sweep(account: string): void {
    const all = this.#drafts.list(account);
    const limit = this.#now() - FORGET_MS;
    const kept = new Set(
      all.filter(({ kind, changedAt }) => kind === KIND && changedAt > limit).map(({ id }) => id),
    );
    for (const { id, kind } of all) {
      const file = kind === PART_KIND ? id.slice(0, 26) : id;
      const isOurs = kind === KIND || kind === PART_KIND;
      if (isOurs && !kept.has(file) && !this.#arriving.has(file)) this.#drafts.remove(account, id);
    }
  }

  #forget(account: string, id: string): void {
    this.#drafts.remove(account, id);
    this.#forgetParts(account, id);
  }

  #forgetParts(account: string, id: string): void {
    for (const each of this.#drafts.list(account)) {
      if (each.kind === PART_KIND && each.id.startsWith(`${id}.`)) this.#drafts.remove(account, each.id);
    }
  }
}

const partId = (id: string, part: number): string => `${id}.${part}`;
