import { conflict, invalid, notFound } from "@entente/api";
import { type ActCall, type Acting, Refusal, versionsOf, wordsItem } from "../acting/index.ts";
import { digestOf, type PartyId } from "../keys/index.ts";
import { LedgerError, type Outcome } from "../ledger/index.ts";
import type { Reader } from "../store/index.ts";
import { measureStream } from "./entries.ts";
import { type MeasureRow, measureRow, suspensionOf } from "./view.ts";

type One = { measure: string };
type Proposing = {
  readonly partner: string;
  readonly what: "suspend-area" | "share-more";
  readonly areas: readonly string[];
  readonly reason?: "breach" | "incident" | "change-of-law" | "security" | "other" | undefined;
  readonly text: string;
};

const ROLE = "liaison-officer";

/** Tells the partner of a measure. To suspend, the areas must be areas of the agreement in force. */
export function propose(acting: Acting, call: ActCall, asked: Proposing): Promise<Outcome<One>> {
  return acting.act(call, (reader) => {
    const { partner, what, reason, text } = asked;
    acting.requireRelation(partner, reader);
    const binding = acting.binding(partner);
    if (binding === undefined) throw Refusal.withoutAgreement({ partner, action: "measure.proposed/1" });
    if (what === "suspend-area" && reason === undefined)
      throw invalid("/reason", "A suspension has a reason: say which.");
    const known = new Set(binding.document.vocab.areas.map(({ code }) => code));
    const unknown = what === "share-more" ? -1 : asked.areas.findIndex((area) => !known.has(area));
    if (unknown >= 0) throw invalid(`/areas/${unknown}`, "no area of the agreement in force");
    const measure = acting.newId();
    const areas = [...new Set(asked.areas)].sort();
    return {
      entries: acting.says(call, partner, {
        kind: "measure.proposed/1",
        actor: ROLE,
        agreement: binding.hash,
        body: { measure, what, areas, ...(reason === undefined ? {} : { reason }) },
        items: [wordsItem("measure", { text })],
      }),
      expects: {},
      result: { measure },
    };
  });
}

/** A measure this party proposed and has neither dropped nor applied. */
function pending(reader: Reader, measure: string): MeasureRow {
  const row = measureRow(reader, measure);
  if (row === undefined) throw notFound("measure");
  if (row.side !== "ours")
    throw conflict("The partner proposed this measure; only the partner drops or applies it.");
  if (row.state !== "proposed") throw conflict(`This measure was ${row.state} before.`);
  return row;
}

/** Drops a measure, unless its area is suspended already: then it is applied, and lifted. */
export function drop(
  acting: Acting,
  call: ActCall,
  measure: string,
  reason: "answered" | "agreed" | "withdrawn",
): Promise<Outcome<One>> {
  return settling(call, measure, `drop ${measure} ${reason}`, (once) =>
    acting.act(once, (reader) => {
      const { partner } = pending(reader, measure);
      return {
        entries: acting.says(call, partner, {
          kind: "measure.dropped/1",
          actor: ROLE,
          body: { measure, reason },
        }),
        expects: versionsOf(reader, measureStream(measure)),
        result: { measure },
      };
    }),
  );
}

/**
 * To drop a measure and to suspend by it are one command, whoever asks and how often: the first of the two that is
 * written excludes the other, also over a stop of the node, and who asks the same again gets the first answer.
 */
async function settling<T>(
  call: ActCall,
  measure: string,
  digest: string,
  work: (once: ActCall) => Promise<T>,
): Promise<T> {
  const id = digestOf(new TextEncoder().encode(`measure ${measure} suspend`));
  try {
    return await work({ ...call, command: { id, digest } });
  } catch (cause) {
    if (cause instanceof LedgerError && cause.code === "command-reused")
      throw conflict("This measure was dropped before, or has suspended its area: then apply it, and lift.");
    throw cause;
  }
}

/**
 * Applies a measure. To suspend takes a signature and holds at once; should this stop between the suspension and the
 * entry that names it, asking again finds the suspension made and writes the entry. To share more, the amendment must
 * be in force.
 */
export async function apply(
  acting: Acting,
  call: ActCall,
  measure: string,
  kid?: string,
): Promise<Outcome<One>> {
  const known = measureRow(acting.reader, measure);
  if (known === undefined) throw notFound("measure");
  const suspension =
    known.what === "suspend-area" && known.state === "proposed" && known.side === "ours"
      ? await settling(call, measure, measure, (once) => suspend(acting, once, known, kid))
      : undefined;
  return acting.act(call, (reader) => {
    const { partner, agreement } = pending(reader, measure);
    return {
      entries: acting.says(call, partner, {
        kind: "measure.applied/1",
        actor: "signatory",
        body: {
          measure,
          ...(suspension === undefined
            ? { amendment: amendmentOf(acting, partner, agreement) }
            : { suspension }),
        },
      }),
      expects: versionsOf(reader, measureStream(measure)),
      result: { measure },
    };
  });
}

async function suspend(
  { agreements }: Acting,
  call: ActCall,
  { partner, areas, reason }: MeasureRow,
  kid?: string,
): Promise<string> {
  const { hash } = agreements.inForce(partner) ?? {};
  if (hash === undefined) throw conflict("No agreement is in force: there is nothing to suspend.");
  const { result } = await agreements.suspend(call, partner, hash, {
    areas: JSON.parse(areas) as string[],
    reason: reason as "breach",
    kid,
  });
  return result.suspension;
}

function amendmentOf(acting: Acting, partner: PartyId, before: string | null): string {
  const binding = acting.binding(partner);
  if (binding === undefined || binding.hash === before)
    throw conflict(
      "The agreement has not changed since this was proposed: amend it first, and apply when the amendment is in force.",
    );
  return binding.hash;
}

/** Signs that the suspension ends; it does when every party has signed. Either party may sign first. */
export async function lift(
  acting: Acting,
  call: ActCall,
  measure: string,
  kid?: string,
): Promise<Outcome<{ measure: string; suspension: string }>> {
  const row = measureRow(acting.reader, measure);
  if (row === undefined) throw notFound("measure");
  if (row.state !== "applied" || row.suspension === null)
    throw conflict(`This measure is ${row.state}; what is lifted is a suspension that holds.`);
  const { suspension, partner } = row;
  const held = suspensionOf(acting, row);
  if (held === undefined) throw notFound("suspension");
  const outcome = await acting.agreements.resume(call, partner, held.hash, { suspension, kid });
  return { ...outcome, result: { measure, suspension } };
}
