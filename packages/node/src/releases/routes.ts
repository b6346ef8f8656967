import {
  notFound,
  onAct,
  onRead,
  onwardOperations,
  releaseOperations as ops,
  type Route,
  type Session,
  standingOperations,
} from "@entente/api";
import type { PartyId } from "../keys/index.ts";
import { refusal, toInstant } from "./common.ts";
import * as queries from "./queries.ts";
import type { Releases } from "./releases.ts";
import { comparisonOf, decidedBy } from "./shown.ts";

/** For so long whoever proposed something is told that it was turned down, beside what waits for them. */
const TOLD_FOR_MS = 14 * 86_400_000;

/** The desk over HTTP. A refusal is an act: it is recorded, and then told as a problem that names every clause. */
export function releasesRoutes(releases: Releases): Route[] {
  const { deps } = releases;
  const { reader } = deps.ledger;
  const now = () => toInstant(deps.now());
  /** What is hidden from somebody is in no list and no count of theirs. */
  const readable = (session: Session) => queries.readableParts(reader, deps.mayRead(session));
  return [
    onRead(ops.previewRelease, ({ body, session }) =>
      decidedBy(releases, releases.preview({ ...body, partner: body.partner as PartyId }, session)),
    ),
    onRead(ops.previewProposal, ({ params, session }) =>
      decidedBy(releases, releases.previewProposal(params.release, session)),
    ),
    onRead(ops.compareProduct, async ({ params, session }) =>
      comparisonOf(await releases.compare(params.product, session)),
    ),
    onAct(ops.proposeRelease, async ({ body, session, command }) => {
      const asked = { ...body, partner: body.partner as PartyId };
      const outcome = await releases.propose(asked, session, command);
      if (outcome.result.state === "refused") throw refusal(releases.violationsOf(outcome.entries[0]!.id));
      return outcome;
    }),
    onAct(ops.approveRelease, async ({ params, body, session, command }) => {
      const outcome = await releases.approve(params.release, session, command, body.decision);
      if (outcome.result.state === "refused") throw refusal(releases.violationsOf(outcome.entries[1]!.id));
      return outcome;
    }),
    onAct(ops.turnDownProposal, async ({ params, body, session, command }) =>
      releases.turnDown(params.release, body, session, command),
    ),
    onAct(ops.withdrawProposal, async ({ params, session, command }) =>
      releases.withdraw(params.release, session, command),
    ),
    onAct(ops.recallRelease, async ({ params, body, command }) =>
      releases.recall(params.release, body, command),
    ),
    onRead(ops.getRelease, ({ params, session }) => {
      const found = queries.getRelease(reader, params.release, readable(session));
      const proposal = releases.proposalFor(session, params.release);
      return { ...found, ...(proposal === undefined ? {} : { proposal }) };
    }),
    onRead(ops.listReleases, ({ query: { waiting, turnedDown, ...query }, session }) => {
      if (waiting === "me") return queries.listWaitingFor(reader, session.account, query, readable(session));
      if (turnedDown === "mine") {
        const since = deps.now() - TOLD_FOR_MS;
        return queries.listTurnedDown(reader, { author: session.account, since }, query, readable(session));
      }
      return queries.listReleases(reader, query, readable(session));
    }),
    onRead(ops.listParts, ({ query, session }) => {
      const page = queries.listParts(reader, query, readable(session));
      if (query.id === undefined) return page;
      const maySee = deps.maySee(session);
      const items = page.items.map((part) => ({
        ...part,
        products: queries.productsOfPart(reader, part.id, maySee),
      }));
      return { ...page, items };
    }),
    onRead(ops.listRefusals, ({ query, session }) =>
      queries.listRefusals(reader, query, releases.documentOf, readable(session)),
    ),
    onRead(ops.listRecalls, ({ query, session }) =>
      queries.listRecalls(reader, query, now(), readable(session)),
    ),
    onRead(ops.countReleases, ({ query, session }) => ({
      rows: queries.countReleases(reader, query.partner, query.date, readable(session)),
    })),
    onAct(standingOperations.proposeStanding, async ({ body, session, command }) =>
      releases.proposeStanding({ ...body, partner: body.partner as PartyId }, session, command),
    ),
    onAct(standingOperations.approveStanding, async ({ params, body, session, command }) =>
      releases.approveStanding(params.standing, session, command, body.decision),
    ),
    onAct(standingOperations.turnDownStanding, async ({ params, body, session, command }) =>
      releases.turnDownStanding(params.standing, body, session, command),
    ),
    onAct(standingOperations.stopStanding, async ({ params, session, command }) =>
      releases.stopStanding(params.standing, session, command),
    ),
    onRead(standingOperations.listStanding, ({ query, session }) => {
      const items = queries.listStanding(reader, query.partner, now(), readable(session));
      const since = deps.now() - TOLD_FOR_MS;
      return {
        items:
          query.turnedDown === undefined
            ? items
            : items.filter(
                ({ by, turnedDown }) =>
                  by === session.account && turnedDown !== undefined && Date.parse(turnedDown.at) >= since,
              ),
      };
    }),
    onRead(standingOperations.previewStanding, ({ body, session }) => {
      const { matching, tried, ...shown } = releases.previewStanding(
        { ...body, partner: body.partner as PartyId },
        session,
      );
      return { ...decidedBy(releases, shown), matching, tried };
    }),
    onRead(standingOperations.getStanding, ({ params, session }) => ({
      ...queries.standingDetail(reader, params.standing, now(), deps.maySee(session), readable(session)),
      ...releases.standingFor(params.standing, session),
    })),
    onAct(standingOperations.reviewStanding, async ({ params, body, session, command }) =>
      releases.reviewStanding(params.standing, body, session, command),
    ),
    onRead(ops.whoSees, ({ params, query, session }) => {
      const { product } = params;
      if (!deps.maySee(session)(product)) throw notFound("product");
      const may = releases.readersOf(product).map(({ account, roles }) => ({ account, roles: [...roles] }));
      return { may, ...queries.readersOf(reader, product, query, readable(session)) };
    }),
    onAct(onwardOperations.requestOnward, async ({ body, session, command }) =>
      releases.requestOnward({ ...body, to: body.to as PartyId }, session, command),
    ),
    onAct(onwardOperations.answerOnward, async ({ params, body, command }) =>
      releases.answerOnward(params.request, body, command),
    ),
    onRead(onwardOperations.listOnward, ({ query, session }) => ({
      items: queries.listOnward(reader, query.partner, deps.maySee(session), readable(session)),
    })),
  ];
}
