import {
  type BodyOf,
  conflict,
  type docketClaimInput,
  type docketOperations,
  invalid,
  notFound,
} from "@entente/api";
import type { z } from "zod";
import { type ActCall, type Acting, versionsOf } from "../../acting/index.ts";
import type { PartyId } from "../../keys/index.ts";
import type { Outcome } from "../../ledger/index.ts";
import { requireOpen } from "./closing.ts";
import { countClaims, MAX_CLAIMS } from "./entries.ts";
import { jointCaseFacts } from "./permission.ts";
import { claimById, docketById } from "./rows.ts";
import { roleOf, sealed } from "./saying.ts";

/** Opening dockets, putting claims, and saying what a claim is worth. */

const ACTION = "joint-case.add";

/** Throws a Refusal when the agreement forbids it, a problem at `/ground` when the agreement has no such clause. */
export function openDocket(
  acting: Acting,
  call: ActCall,
  partner: PartyId,
  asked: BodyOf<typeof docketOperations.openDocket>,
): Promise<Outcome<{ docket: string }>> {
  const { impact, areas, ground, ...words } = asked;
  return acting.act(call, (reader) => {
    const docket = acting.newId();
    const { binding } = acting.permit({ partner, action: ACTION, facts: jointCaseFacts(areas) });
    if (ground !== undefined && !binding.document.clauses.some(({ id }) => id === ground))
      throw invalid("/ground", "The agreement in force has no clause with this number.");
    return {
      entries: acting.says(call, partner, {
        kind: "docket.opened/1",
        actor: roleOf(call),
        agreement: binding.hash,
        body: { docket, impact, areas, ...(ground === undefined ? {} : { ground }) },
        items: [sealed("docket", words)],
      }),
      expects: versionsOf(reader, `docket:${docket}`, `agreement:${partner}`),
      result: { docket },
    };
  });
}

/** Throws a Refusal when the agreement forbids it; 404 for a docket that is unknown in this relation. */
export function putClaim(
  acting: Acting,
  call: ActCall,
  at: { readonly partner: PartyId; readonly docket: string },
  asked: z.infer<typeof docketClaimInput>,
): Promise<Outcome<{ claim: string }>> {
  const { partner, docket } = at;
  const { own, rebuts, partOf, ...words } = asked;
  return acting.act(call, (reader) => {
    acting.requireRelation(partner, reader);
    const row = docketById(reader, partner, docket);
    if (row === undefined) throw notFound("docket");
    requireOpen(reader, { partner, docket, action: "claim.put" });
    for (const [member, named] of [
      ["rebuts", rebuts],
      ["partOf", partOf],
    ] as const)
      if (named !== undefined && claimById(reader, partner, named)?.docket !== docket)
        throw invalid(`/${member}`, "There is no such claim in this docket.");
    if (countClaims(reader, partner, docket) >= MAX_CLAIMS)
      throw conflict(`A docket holds at most ${MAX_CLAIMS} claims; open another.`);
    const facts = jointCaseFacts(JSON.parse(row.areas) as string[]);
    const { binding } = acting.permit({ partner, action: ACTION, subject: docket, facts });
    const claim = acting.newId();
    return {
      entries: acting.says(call, partner, {
        kind: "claim.put/1",
        actor: roleOf(call),
        agreement: binding.hash,
        body: {
          docket,
          claim,
          ...(own === true ? { own } : {}),
          ...(rebuts === undefined ? {} : { rebuts }),
          ...(partOf === undefined ? {} : { partOf }),
        },
        items: [sealed("claim", words)],
      }),
      expects: versionsOf(reader, `docket:${docket}`, `agreement:${partner}`),
      result: { claim },
    };
  });
}

/** Says what a claim is worth to this party, in its house log alone. */
export function triageClaim(
  acting: Acting,
  call: ActCall,
  at: { readonly partner: PartyId; readonly claim: string },
  asked: BodyOf<typeof docketOperations.triageClaim>,
): Promise<Outcome<{ claim: string }>> {
  const { partner, claim } = at;
  return acting.act(call, (reader) => {
    acting.requireRelation(partner, reader);
    if (claimById(reader, partner, claim) === undefined) throw notFound("claim");
    const isQuestion = asked.triage === "legitimate_question";
    return {
      entries: [
        {
          log: "house",
          kind: "claim.triaged/1",
          actor: roleOf(call),
          body: {
            partner,
            claim,
            triage: asked.triage,
            by: call.session.account,
            ...(isQuestion ? { due: asked.due } : {}),
          },
          ...(isQuestion ? { items: [sealed("triage", { owner: asked.owner })] } : {}),
        },
      ],
      expects: versionsOf(reader, `triage:${partner}:${claim}`),
      result: { claim },
    };
  });
}
