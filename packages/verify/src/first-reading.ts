import type { LifeAct, LifeEntry } from "@entente/agreement";
import type { Account } from "./account.ts";
import { bodies, isKnownKind, isLifeKind } from "./bodies.ts";
import { entriesOf, type SoundLog } from "./bundles.ts";
import { type CardChain, readCard } from "./card.ts";
import { partiesOfOrigin } from "./digest.ts";
import { readEnvelope, toSecond } from "./envelope.ts";
import { placeOf } from "./places.ts";
import type { ExportReader } from "./reader.ts";
import type { RetirementEntry } from "./retirements.ts";

/** What must be known of a log before its other entries can be judged: keys, and what was agreed. */
export type FirstReading = {
  readonly chain: CardChain;
  readonly life: readonly LifeEntry[];
  readonly retirements: readonly RetirementEntry[];
};

/** In canonical bytes `kind` has one spelling; a false hit inside a body costs one parse. */
const MARKS = ['"kind":"card.', '"kind":"agreement.', '"kind":"log.'];

/**
 * Step 3: the cards a party presented in its log, and its entries about agreements and retired logs. Other entries are not
 * parsed yet. `chain` goes on over the generations of a log.
 */
export function readFirst(
  reader: ExportReader,
  log: SoundLog,
  account: Account,
  chain: CardChain,
): FirstReading {
  const { party } = partiesOfOrigin(log.origin)!;
  const life: LifeEntry[] = [];
  const retirements: RetirementEntry[] = [];
  for (const { index, bytes } of entriesOf(reader, log)) {
    const window = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (!MARKS.some((mark) => window.includes(mark, 0, "latin1"))) continue;
    const read = readEnvelope(bytes);
    // What is malformed is named when all entries are read.
    if ("problem" in read || read.envelope.log !== log.origin) continue;
    const { kind, id, at, seen } = read.envelope;
    const body = isKnownKind(kind) ? bodies[kind].safeParse(read.envelope.body) : undefined;
    if (body?.success !== true) continue;
    if (kind === "card.presented/1")
      present(
        chain,
        body.data as { card: string; signature: string },
        { log: log.origin, index: placeOf(log.origin, index), entry: id },
        account,
      );
    if (kind === "log.continued/1" || kind === "log.retirement-noted/1")
      retirements.push({ kind, log: log.origin, party, index, id, body: body.data } as RetirementEntry);
    if (isLifeKind(kind) && seen !== undefined) {
      const act = { kind, body: body.data } as LifeAct;
      life.push({ ...act, by: party, index: placeOf(log.origin, index), seen, id, at: toSecond(at) });
    }
  }
  if (chain.cards.length === 0) account.violation("card-missing", { log: log.origin }, party, "-");
  return { chain, life, retirements };
}

type EntryPlace = { readonly log: string; readonly index: number; readonly entry: string };

function present(
  chain: CardChain,
  presented: { card: string; signature: string },
  place: EntryPlace,
  account: Account,
): void {
  account.count("cards");
  const card = readCard(presented, place.index);
  const problem = "problem" in card ? card.problem : chain.add(card);
  if (problem !== undefined) account.violation("card-broken", place, chain.party, problem);
}
