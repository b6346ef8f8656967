import { timeOf } from "@entente/agreement";
import {
  type AgreementEffects,
  conflict,
  invalid,
  type Leaning,
  type LifeActName,
  leaning,
  notFound,
  type SuspensionEffects,
} from "@entente/api";
import type { PartyId } from "../keys/index.ts";
import type { Above, Asker } from "./above.ts";
import { endOfNotice, standing } from "./commands.ts";
import type { ValidDocument } from "./documents.ts";
import type { RelationLife } from "./lives.ts";
import { clauseViews, sideOf } from "./presenting.ts";
import type { Room } from "./room.ts";

type Effect = AgreementEffects["items"][number]["effect"];

/** What begins something new, and so stands under the clauses on suspension and term (agreement.md §3). */
const BEGINNING: readonly Leaning[] = ["standing", "standing-proposed", "proposals", "onward-requests"];

/**
 * What becomes of each. Suspension stops what would leave a copy or pass one on; operations, requests, receipts and
 * what is held go on. The end of a notice stops all that begins, operations included; an amendment decides anew.
 */
function effectOf(what: Leaning, act: LifeActName, goesOnInNotice: boolean): Effect {
  const begins = BEGINNING.includes(what);
  switch (act) {
    case "suspend":
      return begins ? "stops" : "goes-on";
    case "resume":
      return begins ? "resumes" : "goes-on";
    case "amend":
      return begins || what === "operations" || what === "operation-questions" ? "decided-anew" : "goes-on";
    case "denounce":
      if (begins) return goesOnInNotice ? "at-end" : "stops";
      return what === "operations" || what === "operation-questions" ? "at-end" : "goes-on";
  }
}

/** The kinds of clause that say what the act does. */
const SAYING: Readonly<Record<LifeActName, readonly string[]>> = {
  suspend: ["suspension"],
  resume: ["suspension"],
  amend: ["amendment"],
  denounce: ["term"],
};

export type EffectsAsked = {
  readonly act: LifeActName;
  readonly areas?: string | undefined;
  readonly suspension?: string | undefined;
};

/** What an act on the agreement that binds would stop, counted for one pair of eyes. Writes nothing. */
export function agreementEffects(
  room: Room,
  above: Above,
  asker: Asker,
  { partner, hash }: { readonly partner: PartyId; readonly hash: string },
  asked: EffectsAsked,
): AgreementEffects {
  const relation = room.relation(partner);
  const now = room.now();
  standing(relation, hash, now);
  const held = room.documents.valid(room.reader, partner, hash);
  if (held === undefined) throw conflict("the document of this agreement is not here");
  const { act } = asked;
  const areas = areasOf(asked, relation, held);
  const counts = above.counts(asker, partner, areas);
  const term = held.document.clauses.find(({ kind }) => kind === "term");
  const goesOn = term?.params.releaseDuringNotice === true;
  const said = clauseViews(held.document).filter(
    ({ id, kind }) =>
      SAYING[act].includes(kind) || (act === "denounce" && held.document.survival.includes(id)),
  );
  return {
    act,
    ...(areas === undefined ? {} : { areas: [...areas] }),
    ...(act === "denounce" ? { endsAt: endOfNotice(relation.terms, hash, now) } : {}),
    items: leaning.flatMap((what) => {
      const count = counts[what];
      return count === undefined ? [] : [{ what, count, effect: effectOf(what, act, goesOn) }];
    }),
    clauses: said,
    signatures: signaturesFor(room, relation, held, asked),
  };
}

/** The areas asked for, or those of the suspension that would be lifted. */
function areasOf(
  { act, areas, suspension }: EffectsAsked,
  relation: RelationLife,
  { document }: ValidDocument,
): readonly string[] | undefined {
  if (act === "resume") return suspensionOf(relation, suspension).areas;
  if (act !== "suspend" || areas === undefined) return undefined;
  const named = [...new Set(areas.split(",").filter((area) => area !== ""))].sort();
  const known = document.vocab.areas.map(({ code }) => code);
  if (named.some((area) => !known.includes(area))) throw invalid("/areas", "no area of this agreement");
  return named.length === 0 ? undefined : named;
}

function suspensionOf(relation: RelationLife, id: string | undefined) {
  const found = [...relation.life.chains.values()]
    .flatMap(({ suspensions }) => suspensions)
    .find((one) => one.id === id);
  if (found === undefined) throw notFound("suspension");
  return found;
}

/** One party suspends and denounces alone; all resume and amend, each by its threshold. */
function signaturesFor(
  room: Room,
  relation: RelationLife,
  { document }: ValidDocument,
  { act, suspension }: EffectsAsked,
): AgreementEffects["signatures"] {
  if (act === "suspend" || act === "denounce") return [{ party: "us", needed: 1, given: 0 }];
  const resumed = act === "resume" ? suspensionOf(relation, suspension).resumedBy : [];
  return document.parties.map(({ id, signatoryThreshold }) => ({
    party: sideOf(id, room.us),
    needed: signatoryThreshold,
    given: new Set(resumed.filter(({ by }) => by === id).map(({ kid }) => kid)).size,
  }));
}

/** What a suspension has stopped so far, and what went on while it lasted. */
export function suspensionEffects(room: Room, above: Above, partner: PartyId, id: string): SuspensionEffects {
  const suspension = suspensionOf(room.relation(partner), id);
  const from = Date.parse(suspension.at);
  const ended = suspension.open
    ? undefined
    : Math.max(...suspension.resumedBy.map(({ at }) => Date.parse(at)));
  // Signatures state their time to the second: the whole of it still belongs to the suspension.
  const until = ended === undefined ? room.now() + 1 : ended + 1000;
  const { stopped, received, recalls } = above.meanwhile(partner, { from, until });
  return {
    from: timeOf(from),
    ...(ended === undefined ? {} : { until: timeOf(ended) }),
    stopped: { ...stopped },
    wentOn: { received, recalls },
  };
}
