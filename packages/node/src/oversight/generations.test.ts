import assert from "node:assert/strict";
import { test } from "node:test";
import type { AnswerOf, ledgerOperations, oversightOperations } from "@entente/api";
import { equalBytes, openCheckpoint, verifierKey } from "@entente/tlog";
import { verifyEd25519 } from "@entente/tlog/node";
import type { TestParty } from "../cli/test-cli.ts";
import { RetiringWorld } from "../cli/test-retiring.ts";
import { digestText, keyOf, readCard, sha256 } from "../keys/index.ts";
import { generationOf, hasher, liaisonOrigin } from "../ledger/index.ts";
import { readRetirement } from "../relations/index.ts";

type Checkpoint = AnswerOf<typeof ledgerOperations.getCheckpoint>;
type Entry = AnswerOf<typeof oversightOperations.getEntry>;
type Get = (path: string) => Promise<Response>;

/** What an overseer's token is answered, under the relation with the partner. */
function asOverseer({ node, served }: TestParty, partner: string): Get {
  const { account, name } = node.accounts.list().find((person) => person.name === "filip")!;
  const owner = { account, name, roles: ["overseer"] as const, clearance: "", units: [], mayAct: false };
  const { secret } = node.accounts.createToken(owner, {
    name: "test",
    roles: ["overseer"],
    readOnly: true,
    days: 1,
  });
  return (path) =>
    fetch(new URL(`/v1/relations/${partner}/${path}`, served.people.url), {
      headers: { authorization: `Bearer ${secret}` },
    });
}

const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer());
const jsonOf = async <T>(answer: Response) => (await answer.json()) as T;

test("of both generations of a log people get the very entry, its bytes, its tiles and a signed head", async () => {
  await using world = await RetiringWorld.open();
  const { parties, a, b } = world;
  await world.release(a, b, "quay");
  await world.lostAtBoth(a, b);
  const { drafted } = await world.retire(a);
  await world.started(a);
  await parties.settled();
  await world.release(a, b, "breakwater");
  await parties.settled();

  const first = liaisonOrigin(a.party, b.party);
  for (const [party, partner, side] of [
    [a, b, "ours"],
    [b, a, "theirs"],
  ] as const) {
    const get = asOverseer(party, partner.party);
    const { items } = await jsonOf<{ items: Entry[] }>(await get(`entries?log=${side}&limit=200`));
    assert.deepEqual([...new Set(items.map(({ log }) => log))].toSorted(), [first, `${first}/2`]);
    assert.equal(new Set(items.map(({ place }) => place)).size, items.length);
    const heads = new Map<number, Checkpoint>();
    for (const generation of [1, 2]) {
      const head = await jsonOf<Checkpoint>(await get(`logs/${side}/checkpoint?generation=${generation}`));
      const [writer] = head.writer.cards.map(readCard);
      const key = verifierKey(head.origin, 1, keyOf(writer!.card, "log"), sha256);
      assert.equal(openCheckpoint(head.note, [key], verifyEd25519).checkpoint.size, head.size);
      assert.equal(generationOf(head.origin), generation);
      heads.set(generation, head);
    }
    const retired = heads.get(1)!;
    // Of what it had cosigned the other party has lost the last entry: both give the head that the first stands by.
    assert.equal(retired.size, drafted.last);
    assert.equal(readRetirement(retired.retirement).statement.retired, first);
    assert.equal(heads.get(2)!.retirement, undefined);
    assert.deepEqual(await jsonOf(await get(`logs/${side}/checkpoint`)), heads.get(2));

    for (const entry of items) {
      const { log, index, place, leaf } = entry;
      assert.deepEqual(await jsonOf(await get(`entries/${side}/${place}`)), entry);
      const generation = generationOf(log);
      const bytes = await bytesOf(await get(`logs/${side}/entries/${index}/bytes?generation=${generation}`));
      assert.equal(digestText(hasher.leaf(bytes)), leaf);
      const { size } = heads.get(generation)!;
      if (index >= size) continue;
      const tile = await get(`logs/${side}/tiles/0/0?generation=${generation}&width=${size}`);
      assert.match(tile.headers.get("cache-control") ?? "", /immutable/);
      const hash = (await bytesOf(tile)).slice(index * 32, index * 32 + 32);
      assert.ok(equalBytes(hash, hasher.leaf(bytes)), `${log} ${index}`);
    }
    // The address that names no generation is another log's once this one is retired.
    const tile = await get(`logs/${side}/tiles/0/0?width=1`);
    assert.equal(tile.headers.get("cache-control"), "no-store");
    for (const path of ["checkpoint", "tiles/0/0", "entries/0/bytes"])
      assert.equal((await get(`logs/${side}/${path}?generation=3`)).status, 404, path);
    assert.equal((await get(`logs/${side}/checkpoint?generation=0`)).status, 422);
  }
});
