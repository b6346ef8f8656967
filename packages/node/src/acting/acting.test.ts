import assert from "node:assert/strict";
import { test } from "node:test";
import { ProblemError } from "@entente/api";
import { Parties, withParties } from "../testing/parties.ts";
import { ruleRefusal } from "./refusal.ts";

test("a key remembers what was done: each request refused under it is recorded once, and one that is not refused is done", () =>
  withParties(
    () => Parties.open("arvenia"),
    async (parties) => {
      const { node, people } = parties.arvenia;
      const calling = (digest: string) => ({ session: people.operator, command: { id: "key", digest } });
      const text = { en: "No.", fr: "Non." };
      const refuse = (digest: string) =>
        assert.rejects(
          node.acting.act(calling(digest), () => {
            throw ruleRefusal({ action: `ask.${digest}` }, "no", text);
          }),
          (cause) => cause instanceof ProblemError && cause.code === "refused",
        );
      for (const digest of ["one", "another", "one", "another"]) await refuse(digest);
      const recorded = node.ledger.reader.all<{ action: string }>(
        "SELECT action FROM view_act_refusal ORDER BY seq",
      );
      assert.deepEqual(
        recorded.map(({ action }) => action),
        ["ask.one", "ask.another"],
      );
      const done = (digest: string) =>
        node.acting.act(calling(digest), () => ({ entries: [], expects: {}, result: digest }));
      assert.deepEqual([(await done("one")).result, (await done("one")).repeated], ["one", true]);
      await assert.rejects(done("another"), { code: "command-reused" });
    },
  ));
