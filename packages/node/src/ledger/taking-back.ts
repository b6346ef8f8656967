import { type ApplyingLedger, erasuresOf, foldingOf } from "./applying.ts";
import type { Contents } from "./contents.ts";
import { EnvelopeError, readEnvelope } from "./envelope.ts";
import type { Erasure, Folded, Folding } from "./kinds.ts";
import type { LogRow } from "./log-state.ts";
import { isAboutTheEntry, stumbledOver } from "./stumbling.ts";
import type { Step } from "./writer-protocol.ts";

type Taking = ApplyingLedger & { readonly contents: Contents };
type Read = { readonly id: string; readonly folded: Folded; readonly aside: string | undefined };

const NOTHING: Folded = { changes: [], touches: [] };

/**
 * Takes an own entry back that stood in this log and was lost here, at the place where it stood. Nothing is decided
 * again: it is folded as a rebuild would fold it, with the content that is here. What no longer folds, because entries
 * of the house log that it built on are gone, keeps its place and is set aside with the reason; nobody tries it again.
 * The caller has held the bytes against a head that this party has signed.
 */
export async function takeBack(
  ledger: Taking,
  log: LogRow,
  index: number,
  bytes: Uint8Array,
): Promise<{ aside: string | undefined; erasures: readonly Erasure[] }> {
  let read = readBack(ledger, log, bytes);
  for (;;) {
    const { id, folded, aside } = read;
    const step: Step = { do: "returned", log: log.id, index, id, bytes, aside: aside ?? null, ...folded };
    try {
      await ledger.writer.ask({ type: "commit", command: null, expects: [], steps: [step] });
      return { aside, erasures: erasuresOf(folded) };
    } catch (cause) {
      if (aside !== undefined || !isAboutTheEntry(cause)) throw cause;
      read = { id, folded: NOTHING, aside: stumbledOver(cause) };
    }
  }
}

function readBack(ledger: Taking, log: LogRow, bytes: Uint8Array): Read {
  let id = "";
  try {
    const envelope = readEnvelope(bytes, log.origin);
    id = envelope.id;
    const kind = ledger.registry.kinds.get(envelope.kind);
    if (kind === undefined)
      return { id, folded: NOTHING, aside: `this release does not know the kind ${envelope.kind}` };
    const body = kind.body.parse(envelope.body);
    const items =
      envelope.set === undefined ? undefined : ledger.contents.open(envelope.set.payload, envelope.set.count);
    const folding = foldingOf(log, envelope, body, items);
    return { id, folded: kind.fold(folding as Folding<never>, ledger.foldContext), aside: undefined };
  } catch (cause) {
    if (cause instanceof EnvelopeError || isAboutTheEntry(cause))
      return { id, folded: NOTHING, aside: stumbledOver(cause) };
    throw cause;
  }
}
