import { conflict, type DocketView, notFound } from "@entente/api";
import { type ActCall, type Acting, ruleRefusal, versionsOf } from "../../acting/index.ts";
import type { PartyId } from "../../keys/index.ts";
import type { Outcome } from "../../ledger/index.ts";
import type { Reader } from "../../store/index.ts";
import { countOpenClaims, stateOf } from "./matrix.ts";
import { closingsOf, docketById, hasClosed } from "./rows.ts";
import { roleOf, sealed } from "./saying.ts";

type At = { readonly partner: PartyId; readonly docket: string };
type Ended = Outcome<{ docket: string; state: DocketView["state"] }>;

/** Throws a Refusal where this party has closed its side of the docket: nothing is added to what it closed. */
export function requireOpen(reader: Reader, { action, ...at }: At & { readonly action: string }): void {
  if (!hasClosed(reader, at.partner, at.docket, "ours")) return;
  throw ruleRefusal({ partner: at.partner, action, subject: at.docket }, "docket-closed", {
    en: "Your party has closed this docket: nothing is added to it, unless your party opens it anew.",
    fr: "Votre partie a clos ce dossier : rien ne s’y ajoute, à moins que votre partie ne le rouvre.",
  });
}

const withoutReason = (open: number) => ({
  en: `${open} ${open === 1 ? "claim is" : "claims are"} not answered by both parties: a docket is closed over them only with a reason.`,
  fr: `${open} ${open === 1 ? "allégation n’a" : "allégations n’ont"} pas reçu la réponse des deux parties : un dossier n’est clos malgré cela qu’avec un motif.`,
});

/** The state once this party's side is as it says. */
function stateWith(reader: Reader, { partner, docket }: At, closed: 0 | 1): DocketView["state"] {
  const theirs = closingsOf(reader, partner, docket).filter(({ side }) => side === "theirs");
  return stateOf([...theirs, { closed }]);
}

/**
 * Closes this party's side of a docket. Throws a Refusal while a claim is unanswered by either party and no reason is
 * given; 409 when this side is closed already. A party may always fall silent: no agreement needs to be in force.
 */
export function closeDocket(
  acting: Acting,
  call: ActCall,
  at: At,
  { reason }: { readonly reason?: string | undefined },
): Promise<Ended> {
  const { partner, docket } = at;
  return acting.act(call, (reader) => {
    acting.requireRelation(partner, reader);
    if (docketById(reader, partner, docket) === undefined) throw notFound("docket");
    if (hasClosed(reader, partner, docket, "ours"))
      throw conflict("Your party has closed this docket already.");
    const open = countOpenClaims(reader, partner, docket, acting.now());
    if (open > 0 && reason === undefined)
      throw ruleRefusal(
        { partner, action: "docket.close", subject: docket },
        "claims-open",
        withoutReason(open),
        "/reason",
      );
    const binding = acting.binding(partner);
    return {
      entries: acting.says(call, partner, {
        kind: "docket.closed/1",
        actor: roleOf(call),
        ...(binding === undefined ? {} : { agreement: binding.hash }),
        body: { docket, open },
        ...(reason === undefined ? {} : { items: [sealed("closing", { reason })] }),
      }),
      expects: versionsOf(reader, `docket:${docket}`),
      result: { docket, state: stateWith(reader, at, 1) },
    };
  });
}

/** Opens this party's side anew, with its reason; 409 when it is open. What the other party closed stays closed. */
export function reopenDocket(
  acting: Acting,
  call: ActCall,
  at: At,
  { reason }: { readonly reason: string },
): Promise<Ended> {
  const { partner, docket } = at;
  return acting.act(call, (reader) => {
    acting.requireRelation(partner, reader);
    if (docketById(reader, partner, docket) === undefined) throw notFound("docket");
    if (!hasClosed(reader, partner, docket, "ours")) throw conflict("Your party has not closed this docket.");
    const binding = acting.binding(partner);
    return {
      entries: acting.says(call, partner, {
        kind: "docket.reopened/1",
        actor: roleOf(call),
        ...(binding === undefined ? {} : { agreement: binding.hash }),
        body: { docket },
        items: [sealed("closing", { reason })],
      }),
      expects: versionsOf(reader, `docket:${docket}`),
      result: { docket, state: stateWith(reader, at, 0) },
    };
  });
}
