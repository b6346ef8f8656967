import { onAct, onRead, releaseOperations as ops, type Problem, type Route } from "@entente/api";
import type { PartyId } from "../keys/index.ts";
import { refusal, toInstant } from "./common.ts";
import type { Releases } from "./index.ts";
import { answer, request } from "./onward.ts";
import { approve, preview, propose, withdraw } from "./propose.ts";
import * as queries from "./queries.ts";
import { orderRecall } from "./recall.ts";
import { violationOf } from "./record.ts";
import { approveStanding, proposeStanding, stopStanding } from "./standing.ts";
import { inWords } from "./words.ts";

/** The desk over HTTP. A refusal is an act: it is recorded, and then told as a problem that names every clause. */
export function releasesRoutes(releases: Releases): Route[] {
  const { deps } = releases;
  const { ledger } = deps;
  const { reader } = ledger;
  const now = () => toInstant(deps.now());
  return [
    onRead(ops.previewRelease, ({ body, session }) => {
      const { current, decided, needed } = preview(
        deps,
        { ...body, partner: body.partner as PartyId },
        session,
      );
      return {
        agreement: current.hash,
        approvalsNeeded: needed,
        groups: decided.map(({ group, record, decision }) => ({
          products: group.members.map(({ facts }) => facts.product),
          areas: record.areas,
          label: record.label.text,
          verdict: decision.verdict,
          violations: decision.violations.map((each) => inWords(violationOf(each), current.document)),
          obligations: decision.obligations.map(({ clause, type, phase, by }) => ({
            clause,
            type,
            phase,
            ...(by === undefined ? {} : { by }),
          })),
        })),
      };
    }),
    onAct(ops.proposeRelease, async ({ body, session, command }) => {
      const outcome = await ledger.submit(
        propose(deps, { ...body, partner: body.partner as PartyId }, session, command),
      );
      const { release, state, approvalsNeeded } = outcome.result;
      if (state === "refused") throw refusal(releases.violationsOf(outcome.entries[0]!.id));
      return { ...outcome, result: { release, state, approvalsNeeded } };
    }),
    onAct(ops.approveRelease, async ({ params, session, command }) => {
      const outcome = await ledger.submit(approve(deps, params.release, session, command));
      if (outcome.result.state === "refused")
        throw refusal(releases.violationsOf(outcome.entries[1]!.id) as NonNullable<Problem["violations"]>);
      return outcome;
    }),
    onAct(ops.withdrawProposal, async ({ params, session, command }) =>
      ledger.submit(withdraw(params.release, session, command)),
    ),
    onAct(ops.recallRelease, async ({ params, body, command }) =>
      ledger.submit(orderRecall(deps, params.release, body, command)),
    ),
    onRead(ops.getRelease, ({ params }) => queries.getRelease(reader, params.release)),
    onRead(ops.listReleases, ({ query }) => queries.listReleases(reader, query)),
    onRead(ops.listParts, ({ query }) => queries.listParts(reader, query)),
    onRead(ops.listRefusals, ({ query }) => queries.listRefusals(reader, query, releases.documentOf)),
    onRead(ops.listRecalls, ({ query }) => queries.listRecalls(reader, query, now())),
    onRead(ops.countReleases, ({ query }) => ({
      rows: queries.countReleases(reader, query.partner, query.date),
    })),
    onAct(ops.proposeStanding, async ({ body, session, command }) =>
      ledger.submit(proposeStanding(deps, { ...body, partner: body.partner as PartyId }, session, command)),
    ),
    onAct(ops.approveStanding, async ({ params, session, command }) =>
      ledger.submit(approveStanding(params.standing, session, command)),
    ),
    onAct(ops.stopStanding, async ({ params, session, command }) =>
      ledger.submit(stopStanding(params.standing, session, command)),
    ),
    onRead(ops.listStanding, ({ query }) => ({ items: queries.listStanding(reader, query.partner, now()) })),
    onAct(ops.requestOnward, async ({ body, session, command }) =>
      ledger.submit(request(deps, { ...body, to: body.to as PartyId }, session, command)),
    ),
    onAct(ops.answerOnward, async ({ params, body, command }) =>
      ledger.submit(answer(params.request, body, command)),
    ),
    onRead(ops.listOnward, ({ query }) => ({ items: queries.listOnward(reader, query.partner) })),
  ];
}
