import { digestText, type PartyId } from "./keys/index.ts";
import {
  cutFrom,
  type Draft,
  houseOrigin,
  type Ledger,
  type LogRow,
  lastSize,
  placeIn,
  readEnvelope,
} from "./ledger/index.ts";
import {
  keepHead,
  moveMark,
  type RecoveryPlan,
  type ReturnSource,
  type TakenBack,
  takeLogBack,
  type WholePlan,
} from "./relations/index.ts";
import { type ListedAgain, listAgain } from "./releases/index.ts";
import type { Opened, RecoverOptions } from "./stopped.ts";

export type Recovered = {
  readonly partner: PartyId;
  /** Logs that were retired after the backup, with how much of each was taken back: `from`, below `last`. */
  readonly retired: readonly {
    readonly retired: string;
    readonly successor: string;
    readonly from: number;
    readonly last: number;
    readonly witnessed: number;
  }[];
  /** Own entries from `from`, below `until`, were taken back. */
  readonly from: number;
  readonly until: number;
  readonly theirs: number;
  readonly content: number;
  readonly withoutContent: number;
  readonly aside: readonly { readonly index: number; readonly reason: string }[];
  /** Entries that were dropped, by kind. */
  readonly dropped: Readonly<Record<string, number>>;
  /** Releases among the entries whose products are known again, and those of which nobody here knows them. */
  readonly listed: number;
  readonly unlisted: number;
  /** Standing releases that were stopped, because what has gone by them is not known any more. */
  readonly stopped: readonly string[];
  /** What of the house log is here: everything after it is gone. */
  readonly house: { readonly size: number; readonly at?: string };
};

/** What came back of one generation of a log, and what the house log says of it. */
type CameBack = TakenBack & Omit<ListedAgain, "entries"> & { readonly root: string };

/** Takes one generation back; `told` says it in the house log, in the same transaction as what is listed again. */
async function takeGeneration(
  opened: Opened,
  { progress }: RecoverOptions,
  source: ReturnSource,
  plan: RecoveryPlan,
  tell: (came: CameBack) => { readonly id: string; readonly entries: readonly Draft[] },
): Promise<CameBack> {
  const { ledger, held } = opened;
  const { from, head, own } = plan;
  const parts = { ...opened, sealPair: (to: string) => held.sealPair(to), ...(progress && { progress }) };
  const nothing: TakenBack = { until: head.size, aside: [], content: 0, withoutContent: 0, theirs: 0 };
  const taken = from < head.size ? await takeLogBack(parts, source, plan) : nothing;
  const { entries, ...listed } = listAgain(ledger, own, from, head.size);
  const came = { ...taken, ...listed, root: digestText(head.root) };
  // A crash before the mark is moved, or a successor begun, repeats this, and the house log says it once.
  const { id, entries: told } = tell(came);
  await ledger.submit({
    id,
    digest: id,
    decide: () => ({ entries: [...entries, ...told], expects: {}, result: null }),
  });
  // Before it too: until then the command is repeated, and gets the answer that was stored with the entry.
  await ledger.writer.ask({ type: "told-cut", origin: own.origin });
  return came;
}

const sumOf = (kinds: Readonly<Record<string, number>>): number =>
  Object.values(kinds).reduce((sum, n) => sum + n, 0);

/**
 * Takes an own log back, generation by generation, into a ledger that was cut to what both have signed. A log that was
 * retired since is finished, and told in the house log, before its successor begins: a crash in between leaves a log that
 * nothing goes on with, and the command is repeated.
 */
export async function bringBack(
  opened: Opened,
  options: RecoverOptions,
  source: ReturnSource,
  whole: WholePlan,
): Promise<Recovered | undefined> {
  const { ledger } = opened;
  const { partner } = options;
  const house = houseOf(ledger);
  if (whole.retired.length === 0 && whole.going.from >= whole.going.head.size) return undefined;
  const dropped: Record<string, number> = {};
  const all: CameBack[] = [];
  const recovered = ({ from }: RecoveryPlan, came: CameBack, count: number): Draft => ({
    log: "house",
    kind: "log.recovered/1",
    body: {
      partner,
      from,
      until: came.until,
      root: came.root,
      theirs: came.theirs,
      content: came.content,
      withoutContent: came.withoutContent,
      aside: came.aside.length,
      dropped: count,
      house,
      by: "operator",
    },
  });
  // Noted when it was cut: it may have been another run of this command, which ended before it could say so.
  const cutOf = (own: LogRow): number => {
    const kinds = cutFrom(ledger.reader, own.origin);
    for (const [kind, n] of Object.entries(kinds)) dropped[kind] = (dropped[kind] ?? 0) + n;
    return sumOf(kinds);
  };
  const opens = async (plan: RecoveryPlan): Promise<RecoveryPlan> => ({
    ...plan,
    own: await ledger.openLog({
      origin: plan.own.origin,
      kind: "liaison",
      party: ledger.party,
      partner,
      mine: true,
    }),
  });
  for (const each of whole.retired) {
    const plan = await opens(each);
    const { signed, id } = each.retirement;
    const { size, root } = plan.head;
    const { note } = each.retirement.statement.last;
    const count = cutOf(plan.own);
    all.push(
      await takeGeneration(opened, options, source, plan, (came) => ({
        id: `recover ${partner} retired ${id}`,
        entries: [
          ...(plan.from < size ? [recovered(plan, came, 0)] : []),
          {
            log: "house",
            kind: "log.retired/1",
            body: { ...signed, partner, dropped: count, by: "operator" },
          },
        ],
      })),
    );
    if (note !== undefined) await keepHead(opened, plan.own, { size, root, note });
  }
  const plan = await opens(whole.going);
  const count = cutOf(plan.own);
  const came = await takeGeneration(opened, options, source, plan, (last) => ({
    id: `recover ${partner} ${placeIn(plan.own.origin, last.until)}`,
    entries: [recovered(plan, last, count)],
  }));
  all.push(came);
  await moveMark({ ...opened, sealPair: (to: string) => opened.held.sealPair(to) }, plan);
  const sum = (of: (each: CameBack) => number) => all.reduce((total, each) => total + of(each), 0);
  return {
    partner,
    retired: whole.retired.map(({ own, from, head, retirement: { statement } }) => ({
      retired: own.origin,
      successor: statement.successor,
      from,
      last: head.size,
      witnessed: statement.witnessed.size,
    })),
    from: plan.from,
    until: came.until,
    theirs: sum(({ theirs }) => theirs),
    content: sum(({ content }) => content),
    withoutContent: sum(({ withoutContent }) => withoutContent),
    aside: all.flatMap(({ aside }) => aside),
    dropped,
    listed: sum(({ listed }) => listed),
    unlisted: sum(({ unlisted }) => unlisted),
    stopped: all.flatMap(({ stopped }) => stopped),
    house,
  };
}

/** How far the house log goes, and when its last entry was written. */
export function houseOf(ledger: Ledger): { size: number; at?: string } {
  const origin = houseOrigin(ledger.party);
  const log = ledger.log(origin)!;
  const size = lastSize(ledger.reader, log.id);
  const last = ledger.reader.get<{ bytes: Uint8Array }>(
    "SELECT bytes FROM entry WHERE log = :log AND idx = :index",
    { log: log.id, index: size - 1 },
  );
  return last === undefined ? { size } : { size, at: readEnvelope(last.bytes, origin).at };
}
