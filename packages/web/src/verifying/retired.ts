import { Frontier, TILE_WIDTH, tilePath } from "@entente/tlog";
import { CardsError, keysOfCards, liaisonOriginOf, type SignedCard } from "../verify/cards.ts";
import { digestText, hasher } from "../verify/hashing.ts";
import type { SignedRetirement } from "../verify/log-source.ts";
import { generationOf } from "../verify/places.ts";
import { retirementStep } from "../verify/retirement.ts";
import { type CheckSignature, NoEd25519 } from "../verify/signatures.ts";
import type { ExportFiles } from "./export-files.ts";
import { cut, type LogReport, type LogStep, logFolder } from "./verify-log.ts";

type Given = { readonly files: ExportFiles; readonly check: CheckSignature };

/**
 * What an export says of logs that were retired (decision 030): each log that has a successor in it ends by a statement,
 * which the successor's first entry holds and a root key of its party has signed; and no generation is left out.
 */
export async function withRetirements(
  logs: readonly LogReport[],
  parties: readonly string[],
  given: Given,
): Promise<LogReport[]> {
  const told: LogReport[] = [];
  for (const log of logs) {
    const sides = parties.flatMap((party) => parties.map((partner) => ({ party, partner })));
    const side = sides.find(
      ({ party, partner }) => liaisonOriginOf(party, partner, generationOf(log.origin)) === log.origin,
    );
    const of = (generation: number) =>
      side === undefined
        ? undefined
        : logs.find(({ origin }) => origin === liaisonOriginOf(side.party, side.partner, generation));
    const generation = generationOf(log.origin);
    const isLost = generation > 1 && of(generation - 1) === undefined;
    const steps: LogStep[] = isLost
      ? [...log.steps, { name: "retirement", state: "bad", code: "generation-missing" }]
      : [...log.steps];
    const next = of(generation + 1);
    if (next === undefined || side === undefined) {
      told.push({ ...log, steps });
      continue;
    }
    const before = Array.from({ length: generation }, (_, at) => of(at + 1)).filter(
      (one) => one !== undefined,
    );
    const { step, witnessed } = await checkStatement({ ...side, log, next, before }, given);
    told.push({ ...log, steps: [...steps.map((one) => forgiven(one, witnessed)), step] });
  }
  return told;
}

/** That a retired log is shorter than a head that was kept is what its statement says: as far as it says so. */
function forgiven(step: LogStep, witnessed: number | undefined): LogStep {
  const isToldOf = step.code === "shorter" && witnessed !== undefined && step.size! <= witnessed;
  return isToldOf ? { ...step, state: "open", code: "retired-shorter" } : step;
}

type Ending = {
  readonly party: string;
  readonly partner: string;
  readonly log: LogReport;
  readonly next: LogReport;
  /** Its generations up to the log itself. */
  readonly before: readonly LogReport[];
};

async function checkStatement(
  { party, partner, log, next, before }: Ending,
  { files, check }: Given,
): Promise<{ readonly step: LogStep; readonly witnessed?: number }> {
  const bad = (detail: string): { step: LogStep } => ({
    step: { name: "retirement", state: "bad", code: "retirement-bad", detail },
  });
  const [first] = await Array.fromAsync(entriesOf(next, files, 1));
  const retirement = first === undefined ? undefined : continuedBy(first);
  if (retirement === undefined) return bad(next.origin);
  // A relation that was paired again says its first card twice.
  const shownCards = new Map<string, SignedCard>();
  for (const each of before)
    for await (const bytes of entriesOf(each, files))
      for (const signed of cardIn(bytes)) shownCards.set(signed.card, signed);
  const cards = [...shownCards.values()];
  try {
    await keysOfCards(party, cards, "log", check);
  } catch (cause) {
    if (cause instanceof NoEd25519)
      return { step: { name: "retirement", state: "open", code: "no-ed25519" } };
    if (!(cause instanceof CardsError)) throw cause;
    return bad(cause.message);
  }
  const { origin, size } = log;
  const shown = { writer: { party, cards }, witness: { party: partner, cards: [] }, retirement };
  const head = { origin, size, root: new Uint8Array(0) };
  const checked = await retirementStep({ origin, size, note: "", ...shown }, head, check);
  const [step] = checked.steps;
  if (step?.state === "open") return { step: { name: "retirement", state: "open", code: "no-ed25519" } };
  if (checked.retirement === undefined) return bad(step?.detail ?? retirement.retirement);
  const { last, witnessed } = checked.retirement;
  const stands = (JSON.parse(retirement.retirement) as { last: { root?: unknown } }).last.root;
  const frontier = Frontier.of(hasher);
  for await (const bytes of entriesOf(log, files, last)) frontier.append(hasher.leaf(bytes));
  if (frontier.size !== last || digestText(frontier.root()) !== stands) return bad(String(stands));
  return {
    step: { name: "retirement", state: "good", code: "log-retired", size: last, witnessed },
    witnessed,
  };
}

/** Entries of a log as the export holds them, the first `most`; what an altered bundle does not give is not there. */
async function* entriesOf(
  { origin, size }: LogReport,
  files: ExportFiles,
  most = size,
): AsyncGenerator<Uint8Array> {
  for (let n = 0; n * TILE_WIDTH < Math.min(size, most); n++) {
    const width = Math.min(TILE_WIDTH, size - n * TILE_WIDTH);
    const bundle = await files.read(`${logFolder(origin)}/${tilePath("entries", n, width)}`);
    if (bundle === undefined) return;
    yield* cut(bundle, width).entries.slice(0, most - n * TILE_WIDTH);
  }
}

function envelopeOf(bytes: Uint8Array): { kind?: unknown; body?: Record<string, unknown> } {
  try {
    return (JSON.parse(new TextDecoder().decode(bytes)) ?? {}) as ReturnType<typeof envelopeOf>;
  } catch {
    return {};
  }
}

function continuedBy(bytes: Uint8Array): SignedRetirement | undefined {
  const { kind, body } = envelopeOf(bytes);
  const { retirement, signature } = body ?? {};
  return kind === "log.continued/1" && typeof retirement === "string" && typeof signature === "string"
    ? { retirement, signature }
    : undefined;
}

const CARD = new TextEncoder().encode('"card.presented/1"');

function cardIn(bytes: Uint8Array): SignedCard[] {
  if (!includes(bytes, CARD)) return [];
  const { kind, body } = envelopeOf(bytes);
  const { card, signature } = body ?? {};
  return kind === "card.presented/1" && typeof card === "string" && typeof signature === "string"
    ? [{ card, signature }]
    : [];
}

function includes(bytes: Uint8Array, part: Uint8Array): boolean {
  for (let at = bytes.indexOf(part[0]!); at >= 0; at = bytes.indexOf(part[0]!, at + 1))
    if (part.every((byte, n) => bytes[at + n] === byte)) return true;
  return false;
}
