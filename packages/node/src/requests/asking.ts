import { isTime, timeOf } from "@entente/agreement";
import { invalid, notFound, type RequestAsk, requestAsk } from "@entente/api";
import type { JsonValue } from "@entente/json";
import { type ActCall, type Acting, versionsOf, wordsItem } from "../acting/index.ts";
import type { PartyId } from "../keys/index.ts";
import type { Outcome, Proposal } from "../ledger/index.ts";
import type { Reader } from "../store/index.ts";
import { dueOf } from "./clock.ts";
import { askingFacts } from "./facts.ts";
import { streamOf } from "./folds.ts";
import { given } from "./given.ts";

/** Drafting a request and sending it. */

export type Sent = { readonly request: string; readonly due?: string };

const NO_STATEMENT = "none";

function checkAsk(
  acting: Acting,
  ask: RequestAsk,
): asserts ask is RequestAsk & { readonly partner: PartyId } {
  acting.requireRelation(ask.partner);
  const { support, wanted } = ask;
  if (ask.what === "support" && support === undefined)
    throw invalid("/support", "A request for support names what, how much and in which unit.");
  if (ask.what !== "support" && support !== undefined)
    throw invalid("/support", "Only a request for support names a resource and a quantity.");
  if (new Set(ask.areas).size !== ask.areas.length) throw invalid("/areas", "An area is named twice.");
  if (ask.claims !== undefined && new Set(ask.claims).size !== ask.claims.length)
    throw invalid("/claims", "A claim is named twice.");
  const dates = { wanted, "support/from": support?.from, "support/until": support?.until };
  for (const [name, date] of Object.entries(dates))
    if (date !== undefined && !isTime(date)) throw invalid(`/${name}`, "There is no such date.");
  if (wanted !== undefined && wanted <= timeOf(acting.now()))
    throw invalid("/wanted", "This has passed already.");
  if (support?.from !== undefined && support.until !== undefined && support.until <= support.from)
    throw invalid("/support/until", "It ends before it begins.");
}

/** Keeps a draft in the house log; its words are sealed. */
export function draft(acting: Acting, call: ActCall, ask: RequestAsk): Promise<Outcome<{ request: string }>> {
  const request = acting.newId();
  return acting.act(call, () => {
    checkAsk(acting, ask);
    return {
      entries: [
        {
          log: "house",
          kind: "request.drafted/1",
          body: { request, partner: ask.partner, what: ask.what, by: call.session.account },
          items: [wordsItem("request-draft", draftWords(ask))],
        },
      ],
      expects: {},
      result: { request },
    };
  });
}

/** Puts a request to the partner: no clause, no request. */
export function send(
  acting: Acting,
  call: ActCall,
  ask: RequestAsk,
  statement: string | undefined,
): Promise<Outcome<Sent>> {
  const request = acting.newId();
  return acting.act(call, (reader) => sending(acting, call, reader, request, ask, statement));
}

/** Sends what was drafted, under the id it was drafted with. */
export function sendDraft(
  acting: Acting,
  call: ActCall,
  request: string,
  statement: string | undefined,
): Promise<Outcome<Sent>> {
  return acting.act(call, (reader) => {
    const row = reader.get<{ payload: string }>(
      "SELECT payload FROM view_request_draft WHERE id = :request AND sent = 0",
      { request },
    );
    const ask = row === undefined ? undefined : acting.words(row.payload, requestAsk);
    if (ask === undefined) throw notFound("draft");
    return sending(acting, call, reader, request, ask, statement);
  });
}

function sending(
  acting: Acting,
  call: ActCall,
  reader: Reader,
  request: string,
  ask: RequestAsk,
  statement: string = NO_STATEMENT,
): Proposal<Sent> {
  checkAsk(acting, ask);
  const { partner, what, areas, purpose, support, urgency = "other" } = ask;
  const asked = { urgency, areas, purpose };
  const facts = askingFacts(asked, statement);
  const { binding, decision } = acting.permit({ partner, action: "request.send", subject: request, facts });
  const due = dueOf(what, decision, binding.document, timeOf(acting.now()));
  const body = {
    request,
    what,
    ...asked,
    statement,
    ...(due === undefined ? {} : { due }),
    clauses: [...decision.evaluated],
    ...(support === undefined
      ? {}
      : { support: { resource: support.resource, quantity: support.quantity, unit: support.unit } }),
  };
  const { text, ground, claims, wanted } = ask;
  const words = given({ text, ground, claims, wanted, from: support?.from, until: support?.until });
  return {
    entries: acting.says(call, partner, {
      kind: "request.sent/1",
      agreement: binding.hash,
      body,
      actor: "liaison-officer",
      items: [wordsItem("request", words)],
    }),
    expects: versionsOf(reader, streamOf(request), `agreement:${partner}`),
    result: { request, ...(due === undefined ? {} : { due }) },
  };
}

const draftWords = (ask: RequestAsk): JsonValue =>
  given({ ...ask, ...(ask.support === undefined ? {} : { support: given(ask.support) }) });
