import assert from "node:assert/strict";
import { test } from "node:test";
import { actingOperations } from "@entente/api";
import { Parties, type Party, withParties } from "../testing/parties.ts";
import { ruleRefusal } from "./refusal.ts";

const ACTIONS = [
  "operation.start",
  "message.sent/1",
  "joint-case.add",
  "authority.approve",
  "rollup.sign",
  "review.open",
  "claim.answer",
  "undertaking.given/1",
  "operation.renew",
] as const;

type Who = Parameters<Parties["client"]>[1];

const text = { en: "No.", fr: "Non." };

async function refuse({ node, people }: Party, action: string): Promise<void> {
  const call = { session: people.operator, command: { id: action, digest: "-" } };
  const decide = () => {
    throw ruleRefusal({ action }, "no", text);
  };
  await assert.rejects(node.acting.act(call, decide), { status: 422 });
}

test("everybody reads the refusals of their own work; none of what they may not know of, and no page is short for it", () =>
  withParties(
    () => Parties.open("arvenia"),
    async (parties) => {
      const { arvenia } = parties;
      for (const action of ACTIONS) await refuse(arvenia, action);
      const pages = async (who: Who): Promise<string[][]> => {
        const read: string[][] = [];
        let before: number | undefined;
        do {
          const query = { limit: 2, ...(before === undefined ? {} : { before }) };
          const { items, next } = await parties
            .client(arvenia, who)
            .call(actingOperations.listRefusedActs, { query });
          read.push(items.map(({ action }) => action));
          before = next;
        } while (before !== undefined);
        return read;
      };
      assert.deepEqual((await pages("overseer")).flat(), [...ACTIONS].reverse());
      assert.deepEqual(await pages("operator"), [
        ["operation.renew", "rollup.sign"],
        ["authority.approve", "operation.start"],
      ]);
      assert.deepEqual(await pages("inquirer"), [["claim.answer", "joint-case.add"]]);
      assert.deepEqual(await pages("liaison"), [
        ["undertaking.given/1", "claim.answer"],
        ["joint-case.add", "message.sent/1"],
      ]);
      assert.deepEqual(
        (await pages("officer")).flat().length,
        ACTIONS.length,
        "one role that reaches it is enough",
      );
    },
  ));
