import { JsonError, type JsonValue, parseCanonical } from "@entente/json";
import { createHasher, Frontier, openCheckpoint, TlogError, verifierKey } from "@entente/tlog";
import { verifyEd25519 } from "@entente/tlog/node";
import { z } from "zod";
import type { Account } from "./account.ts";
import type { Chains } from "./agreements.ts";
import { entriesOf, type SoundLog } from "./bundles.ts";
import type { CardChain } from "./card.ts";
import {
  type Digest,
  digestOf,
  digestText,
  fromBase64Url,
  type PartyId,
  sha256,
  witnessNameOf,
} from "./digest.ts";
import { issueOf } from "./envelope.ts";
import type { Losses } from "./losses.ts";
import type { DeclaredLog } from "./open.ts";
import { placeOf } from "./places.ts";
import type { ExportReader } from "./reader.ts";

type Body = { readonly retirement: string; readonly signature: string; readonly digest: string };
type Holds = { readonly size: number; readonly root: string; readonly note?: string | undefined };

/** An entry that continues a retired log, or notes that the partner's was. */
export type RetirementEntry = {
  readonly log: string;
  readonly party: PartyId;
  readonly index: number;
  readonly id: string;
} & (
  | { readonly kind: "log.continued/1"; readonly body: Body }
  | { readonly kind: "log.retirement-noted/1"; readonly body: Body & { readonly holds: Holds } }
);

export type ReadLog = {
  readonly declared: DeclaredLog;
  readonly sound: SoundLog;
  readonly retirements: readonly RetirementEntry[];
};

const head = z.strictObject({
  size: z.int().min(0),
  root: z.string().regex(/^sha256:[A-Za-z0-9_-]{43}$/),
  note: z.string().max(2000).optional(),
});
const statementSchema = z.strictObject({
  type: z.literal("entente-retirement"),
  spec: z.literal("1.0"),
  party: z.string().max(60),
  partner: z.string().max(60),
  retired: z.string().max(200),
  last: head,
  witnessed: head,
  code: z.string().max(40),
  why: z.string().max(500),
  successor: z.string().max(200),
  root: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  at: z.string().max(30),
});
type Statement = z.infer<typeof statementSchema>;
type Head = z.infer<typeof head>;

const CONTEXT = new TextEncoder().encode("entente-retirement/1\n");
const hasher = createHasher(sha256);

type Span = {
  readonly end: number;
  readonly lostFrom: number | undefined;
  readonly stands: number | undefined;
};

/**
 * Step 4b: every log beyond a party's first continues one that was retired, by a statement of the party's root key; the
 * retired log ends where the statement and the partner say it does, and what they say differently is said here.
 */
export function checkRetirements(
  reader: ExportReader,
  logs: readonly ReadLog[],
  chains: Chains,
  account: Account,
): Losses {
  const spans = new Map<PartyId, Map<number, Span>>();
  for (const party of new Set(logs.map(({ declared }) => declared.party))) {
    const own = logs
      .filter(({ declared }) => declared.party === party)
      .sort((a, b) => a.declared.generation - b.declared.generation);
    const of = new Map<number, Span>();
    spans.set(party, of);
    for (const [at, log] of own.entries()) {
      const { generation, origin } = log.declared;
      const size = log.sound.size;
      if (generation !== at + 1)
        account.violation("generation-missing", { log: origin }, `${at + 1}`, `${generation}`);
      const check = new RetirementCheck(reader, chains, account, log, own[at + 1], logs);
      const end = check.run();
      const [most, last] = end === undefined ? [size, undefined] : [Math.max(size, end.most), end.last];
      of.set(generation, {
        end: placeOf(origin, most),
        lostFrom: most > size ? placeOf(origin, size) : undefined,
        stands: last === undefined ? undefined : placeOf(origin, last),
      });
    }
  }
  const of = (party: PartyId) => [...(spans.get(party) ?? new Map<number, Span>()).entries()];
  return {
    end: (party, generation) => spans.get(party)?.get(generation)?.end,
    mayBeLost: (party, seen) =>
      of(party).some(([, { lostFrom }]) => lostFrom !== undefined && seen > lostFrom),
    isDisowned: (party, place) =>
      of(party).some(([, { stands, end }]) => stands !== undefined && place >= stands && place < end),
    forgot: (party, writer, place) =>
      of(party).some(
        ([, { stands, end }]) => stands !== undefined && place >= stands && place < end && writer >= end,
      ),
  };
}

/** One log and its successor, where it has one. */
class RetirementCheck {
  readonly #reader: ExportReader;
  readonly #account: Account;
  readonly #log: ReadLog;
  readonly #next: ReadLog | undefined;
  readonly #all: readonly ReadLog[];
  readonly #chain: CardChain | undefined;
  readonly #partner: CardChain | undefined;

  constructor(
    reader: ExportReader,
    chains: Chains,
    account: Account,
    log: ReadLog,
    next: ReadLog | undefined,
    all: readonly ReadLog[],
  ) {
    this.#reader = reader;
    this.#account = account;
    this.#log = log;
    this.#next = next;
    this.#all = all;
    this.#chain = chains.get(log.declared.party);
    this.#partner = chains.get(log.declared.partner);
  }

  /** How far the log was witnessed, and how far its party stands by it; undefined for a log that goes on. */
  run(): { most: number; last: number } | undefined {
    this.#refuseStray();
    const next = this.#next;
    if (next === undefined) return undefined;
    const place = { log: next.declared.origin, index: 0 };
    const continued = next.retirements.find(({ kind, index }) => kind === "log.continued/1" && index === 0);
    if (continued === undefined) {
      this.#account.violation("retirement-missing", place, "log.continued/1", "-");
      return undefined;
    }
    const read = readStatement(continued.body);
    if ("problem" in read) {
      this.#account.violation("retirement-malformed", place, "", read.problem);
      return undefined;
    }
    const { statement, id } = read;
    const { party, partner, origin } = this.#log.declared;
    const expected = [party, partner, origin, next.declared.origin].join(" ");
    const found = [statement.party, statement.partner, statement.retired, statement.successor].join(" ");
    if (expected !== found) this.#account.violation("retirement-malformed", place, expected, found);
    if (!this.#isByRoot(continued.body, statement, placeOf(next.declared.origin, 0)))
      this.#account.violation(
        "retirement-signature",
        place,
        "the root key of the card in force",
        statement.root,
      );
    else this.#account.count("retirements");
    return this.#checkEnd(statement, id);
  }

  /** Only the first entry of a successor says what it continues. */
  #refuseStray(): void {
    for (const { kind, index, id } of this.#log.retirements)
      if (kind === "log.continued/1" && (index !== 0 || this.#log.declared.generation === 1))
        this.#account.violation(
          "retirement-malformed",
          { log: this.#log.declared.origin, index, entry: id },
          "the first entry of a successor",
          kind,
        );
  }

  #isByRoot({ retirement, signature }: Body, { root }: Statement, before: number): boolean {
    const key = fromBase64Url(root);
    const bytes = fromBase64Url(signature);
    const card = this.#chain?.cards.findLast(({ index }) => index < before);
    if (key === undefined || bytes === undefined || card === undefined) return false;
    const named = card.root === root || card.nextRoot === digestText(sha256(key));
    const message = Buffer.concat([CONTEXT, new TextEncoder().encode(retirement)]);
    return named && verifyEd25519(key, message, bytes);
  }

  #checkEnd({ last, witnessed, code }: Statement, id: Digest): { most: number; last: number } {
    const { origin, partner } = this.#log.declared;
    const { size } = this.#log.sound;
    const place = { log: origin };
    this.#checkHead(last, place);
    this.#checkHead(witnessed, place);
    const noted = this.#all
      .filter(({ declared }) => declared.party === partner)
      .flatMap(({ retirements }) => retirements)
      .filter((entry) => entry.kind === "log.retirement-noted/1")
      .filter(({ body }) => retiredIn(body) === origin);
    let most = Math.max(last.size, witnessed.size);
    for (const entry of noted) {
      const at = { log: entry.log, index: entry.index, entry: entry.id };
      if (entry.body.digest !== id || digestOf(new TextEncoder().encode(entry.body.retirement)) !== id)
        this.#account.violation("retirement-differs", at, id, entry.body.digest);
      else {
        this.#checkHead(entry.body.holds, at);
        most = Math.max(most, entry.body.holds.size);
      }
    }
    if (noted.length === 0 && this.#partner !== undefined)
      this.#account.notice("retirement-not-noted", place, "log.retirement-noted/1", "-");
    if (size > most)
      this.#account.violation("retired-log-extended", { log: origin, index: most }, `${most}`, `${size}`);
    this.#account.notice("log-retired", place, `${last.size}`, `${most} [${code}]`);
    return { most, last: last.size };
  }

  /** A head that a statement names is of this log, signed by its party, and fits what the export holds of it. */
  #checkHead(
    { size, root, note }: Head | Holds,
    place: { log: string; index?: number; entry?: string },
  ): void {
    const { origin, partner } = this.#log.declared;
    const wrong = (found: string) =>
      this.#account.violation("retirement-head", place, `${size} ${root}`, found);
    if (size <= this.#log.sound.size) {
      const held = this.#rootAt(size);
      if (held !== root) wrong(held);
    }
    if (note === undefined) {
      if (size > 0) wrong("-");
      return;
    }
    const logKeys = this.#chain?.keys("log").map((key) => verifierKey(origin, 1, key, sha256)) ?? [];
    const witness = this.#partner
      ?.keys("witness")
      .map((key) => verifierKey(witnessNameOf(partner), 4, key, sha256));
    try {
      const { checkpoint } = openCheckpoint(new TextEncoder().encode(note), logKeys, verifyEd25519);
      if (checkpoint.origin !== origin || checkpoint.size !== size || digestText(checkpoint.root) !== root)
        wrong(`${checkpoint.origin} ${checkpoint.size} ${digestText(checkpoint.root)}`);
      if (witness !== undefined) openCheckpoint(new TextEncoder().encode(note), witness, verifyEd25519);
    } catch (cause) {
      if (!(cause instanceof TlogError)) throw cause;
      wrong(`${cause.code}: ${cause.message}`);
    }
  }

  #rootAt(size: number): string {
    const frontier = Frontier.of(hasher);
    if (size > 0)
      for (const { bytes } of entriesOf(this.#reader, this.#log.sound)) {
        frontier.append(hasher.leaf(bytes));
        if (frontier.size === size) break;
      }
    return digestText(frontier.root());
  }
}

function retiredIn({ retirement }: Body): string | undefined {
  const read = readStatement({ retirement });
  return "problem" in read ? undefined : read.statement.retired;
}

function readStatement({
  retirement,
}: Pick<Body, "retirement">): { statement: Statement; id: Digest } | { problem: string } {
  const bytes = new TextEncoder().encode(retirement);
  let value: JsonValue;
  try {
    value = parseCanonical(bytes, { maxBytes: 6000, maxDepth: 4 });
  } catch (cause) {
    if (!(cause instanceof JsonError)) throw cause;
    return { problem: `${cause.code}: ${cause.message}` };
  }
  const parsed = statementSchema.safeParse(value);
  return parsed.success
    ? { statement: parsed.data, id: digestOf(bytes) }
    : { problem: issueOf(parsed.error) };
}
