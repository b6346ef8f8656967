import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { entente, inAgreement, line, type TestParty, TwoParties, towards } from "../cli/test-cli.ts";
import { liaisonOrigin } from "../ledger/index.ts";

let count = 0;

/** Backs a party's node up: logs and keys. */
async function backedUp({ directory }: TestParty): Promise<{ logs: string; keys: string }> {
  const at = (what: string) => join(directory, "..", `${++count}-${what}`);
  const [logs, keys] = [at("logs"), at("keys")];
  assert.equal((await entente(line`backup --data ${directory} --out ${logs}`, {})).code, 0);
  assert.equal((await entente(line`backup --data ${directory} --keys --out ${keys}`, {})).code, 0);
  return { logs, keys };
}

/** Stops a party's node, restores it beside the old one, and starts what was restored. */
async function restored(parties: TwoParties, party: TestParty, from: { logs: string; keys: string }) {
  const directory = join(party.directory, "..", `restored-${++count}`);
  const argv = line`restore --from ${from.logs} --keys ${from.keys} --data ${directory} --json`;
  const ran = await entente(argv, {});
  assert.equal(ran.code, 0, ran.err);
  await party.served.close();
  Object.assign(party, await parties.start({ directory }), { directory });
  await parties.signInAgain(party, "ena", "cleo", "dario", "gino");
}

async function release(parties: TwoParties, a: TestParty): Promise<string> {
  const file = join(parties.root, `${++count}.md`);
  writeFileSync(file, `TLP:AMBER\n\n# Report ${count}\n\nHosts are being encrypted.\n`);
  const { product } = (await parties.does(a, "cleo", line`product write ${file} --areas ransomware`)).result;
  const proposed = await parties.does(a, "cleo", ["release", "propose", product, ...towards("TL-CERT")]);
  const id = proposed.result.release;
  await parties.does(a, "dario", line`release approve ${id}`);
  await parties.does(a, "gino", line`release approve ${id} --wait`);
  await parties.settled();
  return id;
}

const ownLog = async (parties: TwoParties, party: TestParty) => {
  const { items } = await parties.does(party, "ena", ["relation", "list"]);
  return items[0].logs.find((each: { mine: boolean }) => each.mine) as { state: string; why?: string };
};

test("a restored log is signed again only when its witness has confirmed that nothing came after it", async () => {
  const { parties, a, b } = await inAgreement();
  await using _closing = parties;
  const from = await backedUp(a);
  parties.down.add("talvia");
  await restored(parties, a, from);
  assert.equal((await ownLog(parties, a)).state, "unconfirmed");
  parties.down.delete("talvia");
  a.node.relations.heads.advance(liaisonOrigin(a.party, b.party));
  const id = await release(parties, a);
  assert.equal((await ownLog(parties, a)).state, "ok");
  const shown = await parties.does(a, "cleo", line`release show ${id}`);
  assert.equal(shown.parts[0].state, "received");
});

test("a restored log that its witness has seen further is rolled back: releases stop, and it is said why", async () => {
  const { parties, a, b } = await inAgreement();
  await using _closing = parties;
  const from = await backedUp(a);
  await release(parties, a);
  await restored(parties, a, from);
  await a.node.relations.heads.signed(b.party);
  assert.equal((await ownLog(parties, a)).state, "rolled-back");
  const status = await parties.as(a, "ena", ["status"]);
  assert.equal(status.code, 1);
  assert.match(status.out, /the partner has cosigned \d+ entries of this log, this node has signed only \d+/);
});

test("carried by hand, a restored log waits for a file that says how far it had come", async () => {
  await using parties = new TwoParties();
  const [a, b] = [await parties.init("arvenia", [], false), await parties.init("talvia", [], false)];
  for (const party of [a, b]) await parties.signIn(party, "ena", "cleo", "dario", "gino");
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const)
    await parties.does(one, "ena", line`pair ${other.cardFile} --fingerprint ${other.fingerprint}`);
  const carried = async (from: TestParty, to: TestParty) => {
    const file = join(parties.root, `${++count}.carry`);
    await parties.does(from, "ena", line`carry out --file ${file}`);
    await parties.does(to, "ena", line`carry in --file ${file}`);
  };
  await carried(a, b);
  await carried(b, a);
  await restored(parties, a, await backedUp(a));
  await a.node.relations.heads.signed(b.party);
  const waiting = await ownLog(parties, a);
  assert.equal(waiting.state, "unconfirmed");
  assert.match(waiting.why ?? "", /restored from a backup/);
  await carried(b, a);
  await a.node.relations.heads.signed(b.party);
  assert.notEqual((await ownLog(parties, a)).state, "unconfirmed");
  await carried(a, b);
  await carried(b, a);
  assert.equal((await ownLog(parties, a)).state, "ok");
});
