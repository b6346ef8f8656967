import assert from "node:assert/strict";
import { test } from "node:test";
import { activityOperations as ops } from "@entente/api";
import { Parties, withParties } from "../../testing/parties.ts";
import { authorityOf, client, judgeIt, propose, start } from "./test-operation.ts";

const READERS = ["overseer", "operator", "liaison", "inquirer"] as const;

for (const [partnerSay, seen] of [
  ["none", [1, 1, 0, 0]],
  ["notice", [1, 1, 1, 1]],
] as const)
  test(`${partnerSay}: liaison officers and inquiry members count of what was started what the partner was told of`, () =>
    withParties(
      () => Parties.framed({ partnerSay }),
      async (parties) => {
        const operation = await propose(parties, await authorityOf(parties));
        await judgeIt(parties, operation);
        const put = { params: { operation } };
        if (partnerSay === "notice") await client(parties, "operator").call(ops.putOperation, put);
        await start(parties, operation);
        const started = READERS.map(async (who) => {
          const params = { partner: parties.talvia.id };
          return (await client(parties, who).call(ops.activitySummary, { params })).started;
        });
        assert.deepEqual(await Promise.all(started), seen);
      },
    ));
