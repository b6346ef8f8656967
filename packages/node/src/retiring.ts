import { resolve } from "node:path";
import { houseOf } from "./bringing-back.ts";
import type { SignedCard } from "./keys/index.ts";
import {
  cutBack,
  cutFrom,
  generationOf,
  kindsFrom,
  type Ledger,
  type LedgerOptions,
  type LogRow,
  lastSize,
  liaisonOrigin,
  readEnvelope,
} from "./ledger/index.ts";
import { lockDirectory } from "./lock.ts";
import {
  isRootOf,
  planRecovery,
  type ReadRetirement,
  RecoveryError,
  type RetirementDraftFile,
  RetirementError,
  type RetirementReason,
  readRetirement,
  retirementDraftFile,
  retirementReasons,
  type SignedRetirement,
  spooled,
  standingHead,
  witnessedHead,
} from "./relations/index.ts";
import { carriedOver } from "./releases/index.ts";
import { type Opened, type RecoverOptions, sourceOf, within } from "./stopped.ts";
import { dataPaths } from "./store/index.ts";

type RetireOptions = Omit<RecoverOptions, "progress">;

const MAX_FILE = 1024 * 1024 * 1024;

/** What the operator is shown before the root key signs. */
export type DraftedRetirement = {
  readonly file: RetirementDraftFile;
  readonly retired: string;
  readonly successor: string;
  readonly last: number;
  readonly witnessed: number;
  readonly code: RetirementReason;
  readonly why: string;
  /** Own entries beyond the last head, that nobody has cosigned: they go when the log is retired. */
  readonly unsigned: Readonly<Record<string, number>>;
};

const isReason = (code: string): code is RetirementReason =>
  (retirementReasons as readonly string[]).includes(code);

/**
 * Drafts the statement that retires a log: only where a recovery fails for good, and for the reason it fails with. The
 * partner is asked for the head that it has cosigned; nothing here is changed. The node is stopped.
 *
 * Throws RetirementError `not-needed` where the log goes on or can be recovered, and RecoveryError for what may be
 * mended (a partner that cannot be reached, or does not take this node's requests).
 */
export async function draftRetirement(options: RetireOptions): Promise<DraftedRetirement> {
  using _lock = lockDirectory(dataPaths(options.config.directory).lock);
  using spool =
    options.file === undefined
      ? undefined
      : await spooled(options.file, resolve(options.config.directory), MAX_FILE);
  return await within(options, async (opened) => {
    const { ledger, cards } = opened;
    const source = await sourceOf(opened, options.partner, spool);
    const failed = await planRecovery({ ledger, cards }, source, options.partner).then(
      () => {
        throw new RetirementError(
          "not-needed",
          'what the partner has cosigned is here, or comes back with "entente recover": this log is not retired',
        );
      },
      (cause: unknown) => cause,
    );
    if (!(failed instanceof RecoveryError) || !isReason(failed.code)) throw failed;
    const log = ledger.current("ours", options.partner)!;
    const last = standingHead({ ledger, cards }, log);
    const witnessed = await witnessedHead({ ledger, cards }, source, log, last);
    const party = ledger.party;
    const successor = liaisonOrigin(party, options.partner, generationOf(log.origin) + 1);
    const file = retirementDraftFile(
      {
        type: "entente-retirement",
        spec: "1.0",
        party,
        partner: options.partner,
        retired: log.origin,
        last,
        witnessed,
        code: failed.code,
        why: failed.message.slice(0, 500),
        successor,
        at: new Date(opened.now()).toISOString(),
      },
      cards.cardOf(party)!.signed,
    );
    return {
      file,
      retired: log.origin,
      successor,
      last: last.size,
      witnessed: witnessed.size,
      code: failed.code,
      why: failed.message,
      unsigned: kindsFrom(ledger.reader, log, last.size),
    };
  });
}

export type Retired = {
  readonly retired: string;
  readonly successor: string;
  readonly last: number;
  readonly witnessed: number;
  /** Entries that were given up, by kind. */
  readonly dropped: Readonly<Record<string, number>>;
  /** Releases and recalls of the retired log that still bind. */
  readonly carried: { readonly releases: number; readonly recalls: number };
  readonly house: { readonly size: number; readonly at?: string };
};

/**
 * Retires a log by a statement that the root key has signed, and opens its successor. The node is stopped.
 *
 * 1. The statement is held against what stands here: this party's log, its next generation, the head it stands by.
 * 2. What was written beyond that head goes, if the operator says so: nobody has cosigned it. With it goes what was read
 *    of the partner's log since, which is read and answered again.
 * 3. The successor is opened; its first entry and an entry of the house log say why. A crash before leaves a log that
 *    nothing goes on with and a note of what was cut, and the command is repeated.
 *
 * Undefined when that was done before. Throws RetirementError, StoreError.
 */
export async function retireLog(
  options: Omit<RetireOptions, "file" | "fetch"> & {
    readonly statement: SignedRetirement | unknown;
    readonly ownCards?: readonly SignedCard[] | undefined;
  },
): Promise<Retired | undefined> {
  using _lock = lockDirectory(dataPaths(options.config.directory).lock);
  const read = readRetirement(options.statement);
  const checked = await within(options, async (opened) => {
    const log = checkedLog(opened, options.partner, read);
    const { ledger } = opened;
    if (log === undefined) {
      // Where it was ended just before, the successor is there and has told it.
      await ledger.writer.ask({ type: "told-cut", origin: read.statement.retired });
      return undefined;
    }
    const { size } = read.statement.last;
    const theirs = ledger.current("theirs", options.partner)!;
    const kept = Math.min(lastSize(ledger.reader, theirs.id), seenAt(ledger, log, size));
    return {
      options: opened.options,
      unsigned: kindsFrom(ledger.reader, log, size),
      cuts: [
        { log, size },
        { log: theirs, size: kept },
      ],
    };
  });
  if (checked === undefined) return undefined;
  const { unsigned } = checked;
  if (Object.keys(unsigned).length > 0) {
    if (options.dropUnsigned !== true) throw toldUnsigned(unsigned);
    cutBack(checked.options as LedgerOptions, checked.cuts);
  }
  return await within(options, (opened) => open(opened, read));
}

function toldUnsigned(unsigned: Readonly<Record<string, number>>): RetirementError {
  const told = Object.entries(unsigned)
    .map(([kind, n]) => `${n} ${kind}`)
    .join(", ");
  return new RetirementError(
    "unsigned",
    `entries that the partner has never cosigned stand after the head that the statement stands by (${told}); they go when the log is retired. Give them up with --drop-unsigned`,
  );
}

/** The log that a statement retires, as it stands here; undefined when its successor goes on already. */
function checkedLog(
  { ledger, cards }: Opened,
  partner: RecoverOptions["partner"],
  { statement, id }: ReadRetirement,
): LogRow | undefined {
  const log = ledger.current("ours", partner);
  const generation = generationOf(statement.retired);
  const card = cards.cardOf(ledger.party)?.card;
  if (
    statement.party !== ledger.party ||
    statement.partner !== partner ||
    statement.retired !== liaisonOrigin(ledger.party, partner, generation) ||
    log === undefined ||
    card === undefined
  )
    throw new RetirementError("foreign", "the statement is not about this party's log with that partner");
  if (!isRootOf(card, statement.root))
    throw new RetirementError(
      "unknown-key",
      "the statement is not signed by the root key of the card in force",
    );
  if (log.origin === statement.successor) {
    if (digestContinued(ledger, log) === id) return undefined;
    throw new RetirementError("differs", "the log was retired already, by another statement");
  }
  if (
    log.origin !== statement.retired ||
    statement.successor !== liaisonOrigin(ledger.party, partner, generation + 1)
  )
    throw new RetirementError("generation", "the statement is about another generation of this log");
  const last = standingHead({ ledger, cards }, log);
  if (last.size !== statement.last.size || last.root !== statement.last.root)
    throw new RetirementError(
      "bad-head",
      `the statement stands by ${statement.last.size} entries, and what stands here was cosigned up to ${last.size}: draft it again`,
    );
  return log;
}

/** The digest of the statement by which a log continues another. */
function digestContinued(ledger: Ledger, log: LogRow): string | undefined {
  const row = ledger.reader.get<{ bytes: Uint8Array }>(
    "SELECT bytes FROM entry WHERE log = :log AND idx = 0",
    { log: log.id },
  );
  const digest = row === undefined ? undefined : readEnvelope(row.bytes, log.origin).body.digest;
  return typeof digest === "string" ? digest : undefined;
}

/** How much of the partner's log the first entry that goes had seen: what was read later is answered anew. */
function seenAt(ledger: Ledger, log: LogRow, size: number): number {
  const row = ledger.reader.get<{ bytes: Uint8Array }>(
    "SELECT bytes FROM entry WHERE log = :log AND idx = :size",
    { log: log.id, size },
  );
  if (row === undefined) return Number.MAX_SAFE_INTEGER;
  const partner = log.partner as RecoverOptions["partner"];
  const seen = ledger.locate("theirs", partner, readEnvelope(row.bytes, log.origin).seen ?? 0);
  // What it had seen of an earlier generation is before all of this one.
  return seen === undefined || seen.log.id !== ledger.current("theirs", partner)?.id ? 0 : seen.index;
}

async function open({ ledger }: Opened, { statement, id, signed }: ReadRetirement): Promise<Retired> {
  const { partner, retired, successor, last, witnessed } = statement;
  // Noted when it was cut: it may have been another run of this command, which ended before it could say so.
  const dropped = cutFrom(ledger.reader, retired);
  const carried = carriedOver(ledger.reader, ledger.log(retired)!);
  await ledger.openLog({ origin: successor, kind: "liaison", party: ledger.party, partner, mine: true });
  const count = Object.values(dropped).reduce((sum, n) => sum + n, 0);
  const command = `retire ${id}`;
  await ledger.submit({
    id: command,
    digest: command,
    decide: () => ({
      entries: [
        {
          log: "house",
          kind: "log.retired/1",
          body: { ...signed, partner, dropped: count, by: "operator" },
        },
        {
          log: { partner, opens: successor },
          kind: "log.continued/1",
          body: { ...signed, digest: id, carried },
        },
      ],
      expects: {},
      result: null,
    }),
  });
  await ledger.writer.ask({ type: "told-cut", origin: retired });
  const total = (runs: readonly (readonly [number, number])[]) =>
    runs.reduce((sum, [first, end]) => sum + end - first + 1, 0);
  return {
    retired,
    successor,
    last: last.size,
    witnessed: witnessed.size,
    dropped,
    carried: { releases: total(carried.releases), recalls: total(carried.recalls) },
    house: houseOf(ledger),
  };
}
