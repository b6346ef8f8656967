import assert from "node:assert/strict";
import { test } from "node:test";
import { requestOperations as ops } from "@entente/api";
import type { JsonValue } from "@entente/json";
import { Parties, withParties } from "../testing/parties.ts";
import { Asking, STATEMENT } from "./testing.ts";

const NOBODY = "01K8ZJ4Q6V0000000000000001";

/** A partner that writes what it likes: what is set aside changes nothing here. */
test("a partner's entries are held against the request, the relation, its own earlier entries and the agreement", () =>
  withParties(
    () => Parties.framed(),
    async (parties) => {
      const asking = new Asking(parties);
      const { arvenia, talvia } = parties;
      const agreement = arvenia.node.agreements.inForce(talvia.id)!.hash;
      const ours = await asking.lodge(arvenia, talvia);
      const theirs = await asking.lodge(talvia, arvenia, { what: "cease" });
      const airlift = await asking.airlift(arvenia, talvia);
      const before = await asking.read(arvenia, ours);
      const due = "2026-11-27T10:00:00Z";
      const sent = {
        request: NOBODY,
        what: "cease",
        urgency: "other",
        areas: ["cyber"],
        purpose: "accountability",
        statement: STATEMENT,
        due,
        clauses: [],
      };
      const answered = { request: ours, answer: "answered", statement: STATEMENT, reasoned: false };
      const support = { resource: "airlift", unit: "flights", quantity: 3 };
      const wrongs: [kind: string, body: JsonValue, reason: RegExp][] = [
        ["request.sent/1", { ...sent, request: ours }, /another request with this id/],
        ["request.sent/1", { ...sent, statement: "none" }, /forbids it by clause/],
        ["request.sent/1", { ...sent, areas: ["fisheries"] }, /forbids it by clause/],
        ["request.sent/1", { ...sent, due: "2026-11-20T11:00:00Z" }, /due is not the one agreed/],
        ["request.sent/1", { ...sent, due: "2026-13-20T11:00:00Z" }, /due is none/],
        ["request.sent/1", { ...sent, support }, /only a request for support/],
        ["request.sent/1", { ...sent, what: "support" }, /only a request for support/],
        ["request.answered/1", { ...answered, request: NOBODY }, /never made/],
        ["request.answered/1", { ...answered, request: theirs }, /its own request/],
        ["request.answered/1", { ...answered, statement: "none" }, /forbids it by clause/],
        ["request.answered/1", { ...answered, answer: "refused" }, /forbids it by clause/],
        ["request.answered/1", { ...answered, answer: "refused", code: "law" }, /forbids it by clause/],
        ["request.answered/1", { ...answered, quantity: 3 }, /quantity/],
        ["request.answered/1", { ...answered, request: airlift, quantity: 13 }, /quantity/],
        ["request.answered/1", { ...answered, release: NOBODY }, /only a request for information/],
        ["request.acknowledged/1", { request: theirs }, /its own request/],
        ["request.repeated/1", { request: ours, on: due, channel: "note" }, /not-ours/],
        ["request.repeated/1", { request: theirs, on: "2026-02-30T00:00:00Z", channel: "note" }, /is none/],
        ["request.withdrawn/1", { request: ours }, /not-ours/],
        ["request.judged/1", { request: ours, satisfied: true }, /not-ours/],
        ["request.judged/1", { request: theirs, satisfied: true }, /nothing-to-judge/],
        [
          "support.delivered/1",
          { request: airlift, delivery: NOBODY, quantity: 3, statement: STATEMENT },
          /not-accepted/,
        ],
        ["support.acknowledged/1", { request: airlift, delivery: NOBODY, quantity: 3 }, /only whoever asked/],
        ["request.drafted/1", { request: NOBODY, partner: talvia.id, what: "cease", by: "x" }, /liaison log/],
      ];
      for (const [kind, body, reason] of wrongs)
        assert.match(
          (await asking.utter(talvia, arvenia, kind, body, agreement)) ?? "taken",
          reason,
          JSON.stringify(body),
        );
      assert.match(
        (await asking.utter(talvia, arvenia, "request.sent/1", sent)) ?? "taken",
        /another agreement/,
      );
      assert.deepEqual(await asking.read(arvenia, ours), before);
      // The same in due form is taken, though its words never come.
      assert.equal(await asking.utter(talvia, arvenia, "request.sent/1", sent, agreement), undefined);
      assert.equal((await asking.read(arvenia, NOBODY)).words, undefined);
      parties.checkViews(arvenia);
    },
  ));

test("a request of one relation is unknown in another", () =>
  withParties(
    async () => {
      const parties = await Parties.open("arvenia", "talvia", "ostrand");
      await parties.agree("arvenia", "talvia", "certs");
      await parties.agree("arvenia", "ostrand", "certs");
      return parties;
    },
    async (parties) => {
      const asking = new Asking(parties);
      const { arvenia, talvia, ostrand } = parties;
      const id = await asking.lodge(arvenia, talvia);
      const agreement = arvenia.node.agreements.inForce(ostrand.id)!.hash;
      const body = { request: id, answer: "answered", statement: STATEMENT, reasoned: false };
      const aside = await asking.utter(ostrand, arvenia, "request.answered/1", body, agreement);
      assert.match(aside ?? "taken", /never made in this relation/);
      assert.equal((await asking.read(arvenia, id)).state, "lodged");
    },
  ));

test("an answer that crosses a withdrawal is taken on both sides alike", () =>
  withParties(
    () => Parties.framed(),
    async (parties) => {
      const asking = new Asking(parties);
      const { arvenia, talvia } = parties;
      const id = await asking.lodge(arvenia, talvia);
      const [from, to] = [asking.at(arvenia), asking.at(talvia)];
      const body = { answer: "answered", statement: STATEMENT, text: "Here." } as const;
      await to.call(ops.answerRequest, { params: { request: id }, body });
      await from.call(ops.withdrawRequest, { params: { request: id }, body: { reason: "Settled." } });
      await parties.settle();
      for (const party of [arvenia, talvia]) {
        const { state, answers } = await asking.read(party, id);
        assert.deepEqual([state, answers.length], ["withdrawn", 1], party.name);
      }
    },
  ));
