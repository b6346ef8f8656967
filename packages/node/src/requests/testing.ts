import assert from "node:assert/strict";
import { type BodyOf, requestOperations as ops, type Problem, ProblemError } from "@entente/api";
import { canonicalBytes, type JsonValue } from "@entente/json";
import { lastSize, liaisonOrigin, ulid } from "../ledger/index.ts";
import { DAY, type Parties, type Party } from "../testing/parties.ts";

/** For tests: two parties, and what their people say about requests, each time until nothing moves any more. */

export const STATEMENT = "no-circumvention";
type Ask = BodyOf<typeof ops.sendRequest>;

export class Asking {
  readonly parties: Parties;

  constructor(parties: Parties) {
    this.parties = parties;
  }

  ask(to: Party, more: Partial<Ask> = {}): Ask {
    return {
      partner: to.id,
      what: "explain",
      areas: ["cyber"],
      purpose: "accountability",
      text: "Whose records are these, and where were they collected?",
      ground: "clause on inquiries",
      statement: STATEMENT,
      ...more,
    };
  }

  async lodge(from: Party, to: Party, more: Partial<Ask> = {}): Promise<string> {
    const sent = await this.at(from).call(ops.sendRequest, { body: this.ask(to, more) });
    await this.parties.settle();
    return sent.result.request;
  }

  airlift(from: Party, to: Party, quantity = 12): Promise<string> {
    const support = { resource: "airlift", quantity, unit: "flights" } as const;
    return this.lodge(from, to, {
      what: "support",
      purpose: "incident-response",
      text: "Relief goods for the coast.",
      support,
    });
  }

  at(party: Party, who: Parameters<Parties["client"]>[1] = "liaison") {
    return this.parties.client(party, who);
  }

  read(party: Party, request: string) {
    return this.at(party).call(ops.getRequest, { params: { request } });
  }

  async answer(
    party: Party,
    request: string,
    more: Partial<BodyOf<typeof ops.answerRequest>> = {},
  ): Promise<void> {
    const body = {
      answer: "partly",
      statement: STATEMENT,
      text: "They were provided by you.",
      ...more,
    } as const;
    await this.at(party).call(ops.answerRequest, { params: { request }, body });
    await this.parties.settle();
  }

  async judge(party: Party, request: string, body: BodyOf<typeof ops.judgeRequest>): Promise<void> {
    await this.at(party).call(ops.judgeRequest, { params: { request }, body });
    await this.parties.settle();
  }

  async deliver(party: Party, request: string, quantity: number): Promise<string> {
    const body = { quantity, statement: STATEMENT };
    const { result } = await this.at(party, "operator").call(ops.deliverSupport, {
      params: { request },
      body,
    });
    await this.parties.settle();
    return result.delivery;
  }

  async take(party: Party, request: string, delivery: string, quantity: number): Promise<number> {
    const params = { request, delivery };
    const { result } = await this.at(party, "operator").call(ops.acknowledgeDelivery, {
      params,
      body: { quantity },
    });
    await this.parties.settle();
    return result.difference;
  }

  days(count: number): void {
    this.parties.clock.now += count * DAY;
  }

  /** The problem an act ends in; nothing of it may stand in a liaison log. */
  async refused(party: Party, act: () => Promise<unknown>): Promise<Problem> {
    const { reader } = party.node.ledger;
    const size = () =>
      reader.get("SELECT count(*) AS n FROM entry JOIN log ON log.id = entry.log WHERE log.kind = 'liaison'");
    const before = size();
    const cause: unknown = await act().then(
      () => assert.fail("it was done"),
      (error: unknown) => error,
    );
    assert.ok(cause instanceof ProblemError, String(cause));
    assert.deepEqual(size(), before);
    return cause.problem;
  }

  /** What becomes of an entry that a hostile partner writes behind its desks: the reason it is set aside, if it is. */
  async utter(
    from: Party,
    at: Party,
    kind: string,
    body: JsonValue,
    agreement?: string,
  ): Promise<string | undefined> {
    await this.parties.settle();
    const { ledger } = at.node;
    const origin = liaisonOrigin(from.id, at.id);
    const log = ledger.log(origin)!;
    const own = ledger.log(liaisonOrigin(at.id, from.id))!;
    const bytes = canonicalBytes({
      at: new Date(this.parties.clock.now).toISOString(),
      blind: "A".repeat(22),
      body,
      id: ulid(this.parties.clock.now),
      kind,
      log: origin,
      seen: lastSize(ledger.reader, own.id),
      typ: "entente.event/1",
      v: 1,
      ...(agreement === undefined ? {} : { agreement }),
    });
    return (await ledger.apply(log, lastSize(ledger.reader, log.id), bytes)).aside;
  }
}

export const codesOf = ({ violations = [] }: Problem): [string, string][] =>
  violations.map(({ kind, code }) => [kind, code]);
