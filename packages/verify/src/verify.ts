import { Account, plain } from "./account.ts";
import { type Agreements, type Chains, countingEntries, readAgreements } from "./agreements.ts";
import type { SoundLog } from "./bundles.ts";
import { CardChain } from "./card.ts";
import { DealingsCheck } from "./dealings.ts";
import { fingerprint, isDigest, type PartyId } from "./digest.ts";
import { checkCycles, type ReadEntry, readEntries } from "./entries.ts";
import type { Envelope } from "./envelope.ts";
import { type FirstReading, readFirst } from "./first-reading.ts";
import { checkHead } from "./heads.ts";
import { judgeLaw, type Law } from "./law.ts";
import { Ledgered } from "./ledgered.ts";
import type { Losses } from "./losses.ts";
import { type Declared, type DeclaredLog, openDeclared } from "./open.ts";
import { checkPairs } from "./pairing.ts";
import type { ExportReader } from "./reader.ts";
import { ReleaseCheck } from "./releases.ts";
import type { Report } from "./report.ts";
import { checkRetirements } from "./retirements.ts";
import { StatementCheck } from "./statements.ts";
import { checkTree } from "./tree.ts";

export type VerifyOptions = {
  /** Parties known from elsewhere by their id, each with the fingerprint that was read out, where there is one. */
  readonly parties?: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since 1970: against it recalls are overdue. */
  readonly now: number;
  /** Told now and then how many entries have been read. */
  readonly progress?: (done: number, of: number) => void;
};

type Log = { readonly declared: DeclaredLog; readonly sound: SoundLog; readonly first: FirstReading };

/**
 * Verifies an export of one or both liaison logs of a relation: the bytes, who signed them, what they say, and
 * whether it was allowed. Nothing is believed but the standards, the digests that name the parties, and keys that
 * lead back to those. Whatever the export says, the answer is a report.
 * @throws {VerifyError} when the export cannot be read at all
 */
export async function verifyExport(reader: ExportReader, options: VerifyOptions): Promise<Report> {
  const account = new Account();
  const finish = () => account.report(new Date(options.now).toISOString());

  // 1. What the export says it holds.
  const declared = openDeclared(reader, account);
  if (declared === undefined) return finish();
  expectParties(declared, options, account);

  // 2. The bytes: every leaf and tile against the head. 3. Cards, and entries about agreements.
  const chains = new Map<PartyId, CardChain>();
  const logs = inOrder(declared.logs).flatMap((log) => readLog(reader, log, chains, account) ?? []);

  // 4. Who signed the heads.
  for (const { declared: log, first } of logs)
    account.logs.push(checkHead(log, first.chain, chains.get(log.partner), options.now, account));
  account.count("logs", logs.length);
  const losses = checkRetirements(
    reader,
    logs.map(({ first, ...log }) => ({ ...log, retirements: first.retirements })),
    chains,
    account,
  );

  // 5. What was agreed: documents, signatures, and every act by what its writer could know.
  const agreements = readAgreements(reader, declared.parties, account);
  const intact = logs.filter(({ sound }) => sound.intact);
  if (intact.length < declared.logs.length) {
    account.unchecked({ code: "entries-of-altered-log" });
    return finish();
  }
  const law = await lawOf(logs, agreements, chains, losses, account);

  // 6. Every entry in its form and place. 7. Every release under the agreement that bound its writer.
  const statements = new StatementCheck();
  const dealings = new DealingsCheck();
  const told = readAll(
    reader,
    logs,
    { releases: new ReleaseCheck(law, agreements, losses, account), statements, dealings, losses },
    options,
    account,
  );
  await statements.check(agreements, chains, account);
  dealings.check(account, told.length === 2, losses);

  // 8. Sent and received. 9. Recalls.
  const [a, b] = told;
  if (a !== undefined && b !== undefined) checkPairs([a, b], options.now, account);
  else for (const code of ["receipts", "recalls"] as const) account.unchecked({ code });
  return finish();
}

function expectParties({ parties }: Declared, options: VerifyOptions, account: Account): void {
  account.parties = parties.map((id) => ({ id, fingerprint: fingerprint(id) }));
  for (const [id, read] of Object.entries(options.parties ?? {})) {
    if (!(parties as readonly string[]).includes(id))
      account.violation("wrong-party", {}, id, parties.join(" "));
    if (read !== undefined && isDigest(id) && digits(read) !== digits(fingerprint(id)))
      account.violation("wrong-party", {}, read, fingerprint(id));
  }
}

const digits = (text: string): string => text.replaceAll(/\s/g, "");

/** The generations of a log one after the other: cards, and what is said of them, go on from one to the next. */
function inOrder(logs: readonly DeclaredLog[]): readonly DeclaredLog[] {
  return logs.toSorted((a, b) => a.generation - b.generation);
}

function readLog(
  reader: ExportReader,
  declared: DeclaredLog,
  chains: Map<PartyId, CardChain>,
  account: Account,
): Log | undefined {
  const sound = checkTree(reader, declared, account);
  if (sound === undefined) return undefined;
  const { party, origin } = declared;
  const chain = chains.get(party) ?? new CardChain(party, origin);
  chains.set(party, chain);
  const first = readFirst(reader, sound, account, chain);
  nameParty(party, chain, account);
  return { declared, sound, first };
}

function nameParty(id: PartyId, { cards }: CardChain, account: Account): void {
  const last = cards.at(-1)?.name;
  if (last === undefined) return;
  const name = { en: plain(last.en), fr: plain(last.fr) };
  account.parties = account.parties.map((party) => (party.id === id ? { ...party, name } : party));
}

/** Both logs tell what was agreed; one alone does not, and the law stays open. */
async function lawOf(
  logs: readonly Log[],
  agreements: Agreements,
  chains: Chains,
  losses: Losses,
  account: Account,
): Promise<Law | undefined> {
  const entries = logs.flatMap(({ first }) => first.life);
  const counting = await countingEntries(entries, agreements, chains, losses, account);
  if (chains.size === 2) return judgeLaw(counting, agreements, chains, losses, account);
  account.unchecked({ code: "other-log-absent" });
  account.unchecked({ code: "agreement-in-force" });
  return undefined;
}

/** How many entries are read between two words of progress. */
const PROGRESS_EVERY = 5000;

type Checks = {
  readonly releases: ReleaseCheck;
  readonly statements: StatementCheck;
  readonly dealings: DealingsCheck;
  readonly losses: Losses;
};

function readAll(
  reader: ExportReader,
  logs: readonly Log[],
  { releases, statements, dealings, losses }: Checks,
  { progress }: VerifyOptions,
  account: Account,
): Ledgered[] {
  const of = logs.reduce((sum, { sound }) => sum + sound.size, 0);
  const ids = new Set<string>();
  let done = 0;
  const ledgers = new Map<PartyId, Ledgered>();
  const read = logs.map(({ declared, sound }) => {
    const { party, partner } = declared;
    const told = ledgers.get(party) ?? new Ledgered(declared.origin, party, losses);
    ledgers.set(party, told);
    const isHere = logs.some((other) => other.declared.party === partner);
    const partnerSize = isHere ? (generation: number) => losses.end(partner, generation) : undefined;
    const each = (party: PartyId, index: number, envelope: Envelope) => {
      statements.take(party, index, envelope);
      dealings.take(party, index, envelope);
    };
    const seen = readEntries(reader, sound, { partnerSize, ids, each }, account, (entry) => {
      if (isRelease(entry)) releases.check(entry);
      told.take(entry);
      if (++done % PROGRESS_EVERY === 0) progress?.(done, of);
    });
    return { party, sound, seen };
  });
  for (const [at, one] of read.entries())
    for (const other of read.slice(at + 1))
      if (one.party !== other.party)
        checkCycles(one.sound, one.seen, { origin: other.sound.origin, seen: other.seen }, account);
  return [...ledgers.values()];
}

const isRelease = (entry: ReadEntry): entry is ReadEntry<"release.made/1"> => entry.kind === "release.made/1";
