import assert from "node:assert/strict";
import { test } from "node:test";
import { createClient, disclosureOperations as ops, oversightOperations, roles } from "@entente/api";
import { createLog, createPeopleApp } from "../../http/index.ts";
import { Parties, problem, withParties } from "../../testing/parties.ts";
import { TestDesk } from "./test-desk.ts";

const open = () => Parties.open("talvia");
const SECRET = "On 6 May the filter before LANTERN was switched off, and nobody was told.";
const list = { body: { do: "list" } } as const;

test("nobody but overseers learns that there is one: every other role is refused alike, and no row they could count moves", async () => {
  await withParties(open, async (parties) => {
    using desk = new TestDesk(parties, parties.talvia);
    const { key } = await desk.body("TLV-OVERSIGHT");
    const others = (["liaison", "second", "analyst", "operator", "inquirer", "envoy"] as const).map((who) =>
      desk.client(who),
    );
    others.push(desk.clientOf("one"));
    const told = async () => {
      const answers: string[] = [];
      for (const client of others)
        for (const body of [list.body, { do: "fetch", case: "0".repeat(32) } as const]) {
          const refused = await client.call(ops.visitDisclosures, { body }).catch((cause: unknown) => cause);
          answers.push(JSON.stringify((refused as { problem: unknown }).problem));
        }
      answers.push(JSON.stringify(await desk.client("liaison").call(oversightOperations.listPeople, {})));
      return answers;
    };
    await desk.quiet();
    const [before, rows] = [await told(), desk.visible()];
    const sealed = await desk.seal(SECRET, key);
    assert.equal((await desk.post("/hand-in", sealed.handIn)).status, 200);
    assert.deepEqual(await told(), before);
    assert.deepEqual(desk.visible(), rows);
    for (const answer of before.slice(0, -1)) assert.match(answer, /"status":403/);
    const allowed = [...ops.visitDisclosures.roles];
    assert.deepEqual(allowed, ["overseer"]);
    assert.ok(roles.length > others.length, "each role but the overseer's was tried");
    await assert.rejects(
      desk.client("overseer").call(ops.visitDisclosures, { body: { do: "fetch", case: "0".repeat(32) } }),
      problem(404),
    );
  });
});

test("the node's own log tells an overseer who looks from one who fetches, answers or closes in nothing", async () => {
  await withParties(open, async (parties) => {
    using desk = new TestDesk(parties, parties.talvia);
    const { key } = await desk.body("TLV-OVERSIGHT");
    const { handIn, case: caseId } = await desk.seal(SECRET, key);
    const lines: string[] = [];
    const { node, people } = parties.talvia;
    const made = { name: "test", roles: ["overseer"], readOnly: false, days: 1 } as const;
    const { secret } = node.accounts.createToken(node.accounts.session(people.overseer.account)!, made);
    const app = createPeopleApp({
      routes: node.routes,
      accounts: node.accounts,
      nodeFingerprint: "12345 67890 11111",
      now: () => 0,
      log: createLog({ write: (line) => lines.push(line) }),
    });
    const send: typeof fetch = async (input, init) => app.request(String(input), init as RequestInit);
    const client = createClient({ base: "http://localhost", token: secret, fetch: send });
    await desk.post("/hand-in", handIn);
    assert.deepEqual(lines, [], "handing in writes nothing");
    for (const body of [
      { do: "list" },
      { do: "fetch", case: caseId },
      { do: "close", case: caseId, erase: true },
    ] as const)
      await client.call(ops.visitDisclosures, { body });
    const told = lines.map((line) => {
      const { time: _, ms: __, ...rest } = JSON.parse(line) as Record<string, unknown>;
      return rest;
    });
    assert.equal(told.length, 3);
    assert.deepEqual(told[1], told[0]);
    assert.deepEqual(told[2], told[0]);
  });
});
