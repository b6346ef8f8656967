import assert from "node:assert/strict";
import { test } from "node:test";
import { actingOperations, disclosureOperations as ops } from "@entente/api";
import { keyFingerprint } from "@entente/disclosure";
import { Parties, problem, withParties } from "../../testing/parties.ts";
import { TestDesk } from "./test-desk.ts";

const open = () => Parties.open("talvia");

test("a key counts once a second overseer has confirmed it by its fingerprint", async () => {
  await withParties(open, async (parties) => {
    using desk = new TestDesk(parties, parties.talvia);
    const { key } = await desk.freshKey("TLV-OVERSIGHT");
    const body = { body: key.body, key: key.key };
    const { result } = await desk.client("overseer").call(ops.registerOverseerKey, { body });
    assert.equal(result.fingerprint, keyFingerprint(key));
    const shown = async () =>
      ((await (await desk.send("/desk")).json()) as { bodies: { body: string }[] }).bodies.map(
        (each) => each.body,
      );
    assert.deepEqual(await shown(), [], "nobody seals to a key that one person alone vouches for");
    const params = { id: result.id };
    const wrong = { params, body: { fingerprint: "00000 ".repeat(8).trim() } };
    await assert.rejects(desk.client("officer").call(ops.confirmOverseerKey, wrong), problem(422));
    const right = { params, body: { fingerprint: result.fingerprint } };
    await assert.rejects(desk.client("overseer").call(ops.confirmOverseerKey, right), problem(422));
    const { items } = await desk.client("overseer").call(actingOperations.listRefusedActs, {});
    assert.equal(items[0]?.violations[0]?.code, "same-person", "the refusal is recorded");
    await desk.client("officer").call(ops.confirmOverseerKey, right);
    assert.deepEqual(await shown(), ["TLV-OVERSIGHT"]);
    await assert.rejects(desk.client("officer").call(ops.confirmOverseerKey, right), problem(409));
    await desk.client("overseer").call(ops.withdrawOverseerKey, { params });
    assert.deepEqual(await shown(), []);
    const again = desk.client("overseer").call(ops.registerOverseerKey, { body });
    await assert.rejects(again, problem(409));
  });
});

test("an administrator confirms only where there is one overseer alone", async () => {
  await withParties(open, async (parties) => {
    using desk = new TestDesk(parties, parties.talvia);
    const { accounts } = parties.talvia.node;
    const named = (name: string) =>
      accounts.session(accounts.list().find((each) => each.name === name)!.account)!;
    const { key } = await desk.freshKey("TLV-OVERSIGHT");
    const { result } = await desk
      .client("overseer")
      .call(ops.registerOverseerKey, { body: { body: key.body, key: key.key } });
    const asked = { params: { id: result.id }, body: { fingerprint: result.fingerprint } };
    const administrator = desk.clientOf("one");
    await assert.rejects(administrator.call(ops.confirmOverseerKey, asked), problem(422));
    const { account } = parties.talvia.people.officer;
    for (const { grant } of accounts.list().find((each) => each.account === account)!.grants)
      await accounts.withdraw({ session: named("two"), command: { id: `w ${grant}`, digest: grant } }, grant);
    await administrator.call(ops.confirmOverseerKey, asked);
    const { items } = await desk.client("overseer").call(ops.listOverseerKeys, {});
    assert.equal(items[0]?.state, "confirmed");
  });
});
