import {
  forbidden,
  onAct,
  onRead,
  problemOf,
  type Route,
  relationOperations,
  type Sentence,
} from "@entente/api";
import type { PartyId } from "../keys/index.ts";
import { carryFrench } from "./carry/french.ts";
import { SPOOL_LIMITS } from "./carry/spool-room.ts";
import { CarryError, type CarryErrorCode } from "./errors.ts";
import type { Relations } from "./relations.ts";

const FILE = "application/vnd.entente.carry";

/** Relations over HTTP, for people. What partners' nodes call is the partner listener (listener/). */
export function relationRoutes(relations: Relations): Route[] {
  const on = relationOperations;
  const party = (text: string) => text as PartyId;
  return [
    onRead(on.card, () => {
      const { earlier, ...file } = relations.cardFile();
      return { ...file, earlier: [...earlier] };
    }),
    onAct(on.issueCard, ({ body, command }) => relations.issueCard(body, command)),
    onAct(on.pair, ({ body, session, command }) => {
      const { card, fingerprint, earlier = [] } = body;
      return relations.pair({ card, earlier, fingerprint }, session, command);
    }),
    onRead(on.listRelations, () => ({
      items: relations.relations.map(({ partner }) => relations.view(partner)),
    })),
    onRead(on.getRelation, ({ params }) => relations.view(party(params.partner))),
    onRead(on.carryOut, async ({ params, query }) => {
      const { pieces, from, until, left } = await relations.carryOut(party(params.partner), {
        all: query.all === "yes",
        from: query.from,
        recovery: query.recovery === "yes",
      });
      return new Response(streamOf(pieces), {
        headers: {
          "content-type": FILE,
          "content-disposition": 'attachment; filename="entente.carry"',
          "cache-control": "no-store",
          "entente-carry": `from=${from};until=${until};left=${left}`,
        },
      });
    }),
    onRead(on.carryIn, async ({ stream, session }) => {
      if (!session.mayAct) throw forbidden("This token may only read.");
      const taken = await relations.carryIn(stream).catch((cause: unknown) => {
        throw cause instanceof CarryError ? carryProblem(cause) : cause;
      });
      return { ...taken, problems: [...taken.problems] };
    }),
  ];
}

/** One piece at a time, as the reader of the answer asks for them. */
function streamOf(pieces: Iterable<Uint8Array>): ReadableStream<Uint8Array> {
  const each = pieces[Symbol.iterator]();
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const { done, value } = each.next();
        if (done === true) controller.close();
        else controller.enqueue(value);
      },
      cancel() {
        each.return?.();
      },
    },
    { highWaterMark: 1 },
  );
}

const TOLD: Readonly<Record<CarryErrorCode, readonly [status: number, title: Sentence]>> = {
  "not-a-carry-file": [422, "The file was not taken in"],
  "cut-short": [422, "The file was not taken in"],
  "too-large": [413, "The file is too large"],
  busy: [503, "Other files are being taken in"],
  "wrong-recipient": [422, "The file was not taken in"],
  "unknown-sender": [404, "Not found"],
  quarantined: [409, "The relation is stopped"],
};

function carryProblem({ code, message }: CarryError) {
  const [status, title] = TOLD[code];
  return problemOf(
    status,
    code,
    title,
    { en: message, fr: carryFrench[code] },
    code === "busy" ? { retryAfter: SPOOL_LIMITS.retryAfter } : {},
  );
}
