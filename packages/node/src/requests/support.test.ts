import assert from "node:assert/strict";
import { test } from "node:test";
import { requestOperations as ops } from "@entente/api";
import { Parties, type Party, problem, withParties } from "../testing/parties.ts";
import { Asking, codesOf } from "./testing.ts";

const play = (work: (asking: Asking) => Promise<void>) =>
  withParties(
    () => Parties.framed(),
    (parties) => work(new Asking(parties)),
  );
const balance = async (asking: Asking, party: Party) =>
  (await asking.at(party, "operator").call(ops.supportBalance, { query: {} })).items.map(
    ({ resource, unit, partner: _partner, ...figures }) => [resource, unit, figures],
  );

test("an airlift is accepted in part, delivered in parts, acknowledged by the receiver's own count", () =>
  play(async (asking) => {
    const { arvenia, talvia } = asking.parties;
    const id = await asking.airlift(talvia, arvenia);
    await asking.answer(arvenia, id, { answer: "partly", quantity: 8, text: "Eight flights." });
    const first = await asking.deliver(arvenia, id, 3);
    await asking.deliver(arvenia, id, 2);
    assert.equal(await asking.take(talvia, id, first, 2), -1);
    for (const party of [arvenia, talvia]) {
      const { support, deliveries, state } = await asking.read(party, id);
      assert.equal(state, "partly");
      assert.deepEqual(support, {
        resource: "airlift",
        unit: "flights",
        asked: 12,
        accepted: 8,
        delivered: 5,
        acknowledged: 2,
      });
      assert.deepEqual(
        deliveries.map(({ quantity, acknowledged }) => [
          quantity,
          acknowledged?.quantity,
          acknowledged?.difference,
        ]),
        [
          [3, 2, -1],
          [2, undefined, undefined],
        ],
      );
    }
    const given = { given: 2, received: 0, balance: 2, givenUnacknowledged: 2, receivedUnacknowledged: 0 };
    assert.deepEqual(await balance(asking, arvenia), [["airlift", "flights", given]]);
    const got = { given: 0, received: 2, balance: -2, givenUnacknowledged: 0, receivedUnacknowledged: 2 };
    assert.deepEqual(await balance(asking, talvia), [["airlift", "flights", got]]);
  }));

test("what each gave the other is set against each other by resource and unit", () =>
  play(async (asking) => {
    const { arvenia, talvia } = asking.parties;
    for (const [from, to, quantity] of [
      [talvia, arvenia, 12],
      [arvenia, talvia, 5],
    ] as const) {
      const id = await asking.airlift(from, to, quantity);
      await asking.answer(to, id, { answer: "answered", text: "All of it." });
      await asking.take(from, id, await asking.deliver(to, id, quantity), quantity);
    }
    const [[, , figures] = []] = await balance(asking, arvenia);
    assert.deepEqual(figures, {
      given: 12,
      received: 5,
      balance: 7,
      givenUnacknowledged: 0,
      receivedUnacknowledged: 0,
    });
  }));

test("nothing is delivered that was not accepted, and nothing acknowledged that was not delivered", () =>
  play(async (asking) => {
    const { arvenia, talvia } = asking.parties;
    const id = await asking.airlift(talvia, arvenia);
    const refused = async (party: Party, act: () => Promise<unknown>) =>
      codesOf(await asking.refused(party, act));
    assert.deepEqual(await refused(arvenia, () => asking.deliver(arvenia, id, 1)), [
      ["rule", "not-accepted"],
    ]);
    assert.deepEqual(await refused(talvia, () => asking.deliver(talvia, id, 1)), [["rule", "not-asked"]]);
    const reason = "Every aircraft is under repair.";
    await asking.answer(arvenia, id, { answer: "refused", code: "no-data", reason });
    assert.deepEqual(await refused(arvenia, () => asking.deliver(arvenia, id, 1)), [
      ["rule", "not-accepted"],
    ]);
    await asking.answer(arvenia, id, { answer: "answered" });
    const delivery = await asking.deliver(arvenia, id, 4);
    const nowhere = await asking.refused(talvia, () => asking.take(talvia, id, id, 4));
    assert.equal(nowhere.status, 404);
    assert.deepEqual(await refused(arvenia, () => asking.take(arvenia, id, delivery, 4)), [
      ["rule", "not-ours"],
    ]);
    await asking.take(talvia, id, delivery, 4);
    assert.deepEqual(await refused(talvia, () => asking.take(talvia, id, delivery, 4)), [
      ["rule", "taken-before"],
    ]);
    const demand = await asking.lodge(talvia, arvenia);
    // Whoever carries support out reads what it is, and no demand.
    const read = (request: string) =>
      asking.at(arvenia, "operator").call(ops.getRequest, { params: { request } });
    assert.equal((await read(id)).deliveries.length, 1);
    await assert.rejects(read(demand), problem(404));
    assert.deepEqual(await refused(arvenia, () => asking.deliver(arvenia, demand, 4)), [
      ["rule", "no-support"],
    ]);
  }));

test("accepting a part says how much, and all of it is all that was asked", () =>
  play(async (asking) => {
    const { arvenia, talvia } = asking.parties;
    const id = await asking.airlift(talvia, arvenia);
    for (const body of [
      { answer: "partly" },
      { answer: "partly", quantity: 12 },
      { answer: "answered", quantity: 8 },
      { answer: "refused", code: "law", reason: "x", quantity: 8 },
    ] as const)
      assert.equal(
        (await asking.refused(arvenia, () => asking.answer(arvenia, id, body))).pointer,
        "/quantity",
      );
  }));
