import assert from "node:assert/strict";
import { test } from "node:test";
import { overseeingOperations as ops, roles, type Session } from "@entente/api";
import {
  equalBytes,
  hashReaderFromTiles,
  inclusionProof,
  openCheckpoint,
  verifierKey,
  verifyInclusion,
} from "@entente/tlog";
import { verifyEd25519 } from "@entente/tlog/node";
import { keyOf, readCard, sha256 } from "../../keys/index.ts";
import { hasher } from "../../ledger/index.ts";
import { Parties, type Party, problem, withParties } from "../../testing/parties.ts";
import { listHouseEntries } from "./feed.ts";
import type { OverseeingParts } from "./parts.ts";
import { houseRoutes } from "./routes.ts";

const agreed = () => Parties.agreed();

/** What the routes of a node stand on, for asking one without a listener. */
const partsOf = ({ node }: Party): OverseeingParts => ({
  acting: node.acting,
  relations: node.relations,
  mayRead: node.releases.deps.mayRead,
  failures: () => [],
});

async function octets(party: Party, session: Session, id: string, params: object, query: object = {}) {
  const route = houseRoutes(partsOf(party)).find(({ operation }) => operation.id === id)!;
  const answer = (await route.handle({ params, query, session } as never)) as Response;
  return new Uint8Array(await answer.arrayBuffer());
}

test("the house log is read by overseers and by nobody else", () =>
  withParties(agreed, async (parties) => {
    for (const operation of Object.values(ops)) assert.deepEqual(operation.roles, ["overseer"]);
    for (const who of ["liaison", "second", "analyst", "operator"] as const)
      await assert.rejects(
        parties.client(parties.arvenia, who).call(ops.listHouseEntries, { query: {} }),
        problem(403),
      );
    const others = roles.filter((role) => role !== "overseer");
    assert.ok(others.includes("administrator"));
  }));

test("each reading stands in the house log before it is given, and the next reading shows it", () =>
  withParties(agreed, async (parties) => {
    const overseer = parties.client(parties.arvenia, "overseer");
    const first = await overseer.call(ops.listHouseEntries, { query: { limit: 3 } });
    assert.equal(first.items.length, 3);
    assert.equal(first.items[0]!.index, first.size - 1);
    const second = await overseer.call(ops.listHouseEntries, { query: { limit: 1 } });
    const [{ kind, by, envelope }] = second.items as [(typeof second.items)[number]];
    assert.equal(kind, "house.read/1");
    assert.equal(by, parties.arvenia.people.overseer.account);
    assert.deepEqual(envelope.body, {
      what: "feed",
      by,
      count: 3,
      first: first.items[2]!.index,
      last: first.items[0]!.index,
    });
  }));

test("pages go on where the last one ended, and filters give what they name and nothing else", () =>
  withParties(agreed, async (parties) => {
    const { arvenia, clock } = parties;
    await parties.write(arvenia, "Two patrol boats left the harbour.");
    const overseer = parties.client(arvenia, "overseer");
    const all: number[] = [];
    let before: number | undefined;
    do {
      const query = { limit: 7, ...(before === undefined ? {} : { before }) };
      const page = await overseer.call(ops.listHouseEntries, { query });
      before ??= page.size;
      all.push(...page.items.map(({ index }) => index));
      before = page.next;
    } while (before !== undefined);
    assert.deepEqual(
      all,
      all.map((_, n) => all.length - 1 - n),
    );
    const products = await overseer.call(ops.listHouseEntries, { query: { kind: "product" } });
    assert.deepEqual(
      products.items.map(({ kind, by }) => [kind, by]),
      [["product.recorded/1", arvenia.people.analyst.account]],
    );
    const account = arvenia.people.analyst.account;
    const mine = await overseer.call(ops.listHouseEntries, { query: { account } });
    assert.ok(mine.items.length > 0 && mine.items.every(({ by }) => by === account));
    const day = (milliseconds: number) => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
    const later = { from: day(clock.now + 86_400_000), until: day(clock.now + 2 * 86_400_000) };
    assert.deepEqual((await overseer.call(ops.listHouseEntries, { query: later })).items, []);
    const earlier = { until: day(clock.now - 86_400_000 * 400) };
    assert.deepEqual((await overseer.call(ops.listHouseEntries, { query: earlier })).items, []);
  }));

test("what an entry says of products in a compartment that the overseer may not see is left out, and not found", () =>
  withParties(agreed, async (parties) => {
    const { arvenia } = parties;
    const overseer = parties.client(arvenia, "overseer");
    const account = arvenia.people.analyst.account;
    const reading = () => overseer.call(ops.listHouseEntries, { query: { kind: "product" } });
    const product = await parties.write(arvenia, "Two patrol boats left the harbour.");
    assert.equal((await reading()).items[0]?.whole, true);
    const parts = { ...partsOf(arvenia), mayRead: () => () => false };
    const list = houseRoutes(parts).find(({ operation }) => operation.id === "listHouseEntries")!;
    type Page = Awaited<ReturnType<typeof reading>>;
    const ask = async (query: object) =>
      (await list.handle({ params: {}, query, session: arvenia.people.overseer } as never)) as Page;
    const hidden = await ask({ kind: "product" });
    assert.equal(hidden.items[0]?.whole, false);
    assert.equal("by" in hidden.items[0]!, false);
    assert.equal("body" in hidden.items[0]!.envelope, false);
    assert.equal("set" in hidden.items[0]!.envelope, false);
    assert.ok(!JSON.stringify(await ask({})).includes(product));
    const mine = await ask({ account });
    assert.ok(!mine.items.some(({ kind }) => kind === "product.recorded/1"));
    const index = hidden.items[0]!.index;
    const bytes = houseRoutes(parts).find(({ operation }) => operation.id === "getHouseEntryBytes")!;
    const call = { params: { index }, query: {}, session: arvenia.people.overseer } as never;
    await assert.rejects(async () => bytes.handle(call), problem(403));
  }));

test("whether there is a next page says nothing of older entries that the reader may not see", () =>
  withParties(agreed, async (parties) => {
    const { arvenia, clock } = parties;
    await parties.write(arvenia, "Two patrol boats left the harbour.");
    clock.now += 86_400_000;
    const overseer = parties.client(arvenia, "overseer");
    await overseer.call(ops.listHouseEntries, { query: { limit: 1 } });
    const parts = { ...partsOf(arvenia), mayRead: () => () => false };
    const from = `${new Date(clock.now - 3_600_000).toISOString().slice(0, 19)}Z`;
    const session = arvenia.people.overseer;
    // A window that holds the hidden entry and leaves older ones out, as one of 20,000 does in a long log.
    const { size } = await listHouseEntries(parts, session, { limit: 1 });
    const ask = async (query: object) => {
      const { items, next } = await listHouseEntries(parts, session, { ...query, from }, size - 1);
      return { found: items.length, next };
    };
    const hidden = await ask({ account: arvenia.people.analyst.account });
    assert.deepEqual(hidden, await ask({ account: "nobody" }));
    assert.deepEqual(hidden, { found: 0, next: undefined });
    const older = await listHouseEntries(parts, session, { account: "nobody" }, 3);
    assert.equal(typeof older.next, "number");
    const all = await listHouseEntries(parts, session, { from, limit: 100 });
    assert.ok(all.items.length > 0 && all.items.every(({ at }) => at >= from));
  }));

test("sealed content is never given: not in the feed, not in an entry, not in its bytes", () =>
  withParties(agreed, async (parties) => {
    const { arvenia } = parties;
    await parties.write(arvenia, "# Quetzal\n\nTwo patrol boats left the harbour.");
    const overseer = parties.client(arvenia, "overseer");
    const { items } = await overseer.call(ops.listHouseEntries, { query: { limit: 100 } });
    const { index } = items.find(({ kind }) => kind === "product.recorded/1")!;
    const entry = await overseer.call(ops.getHouseEntry, { params: { index } });
    const bytes = await octets(arvenia, arvenia.people.overseer, "getHouseEntryBytes", { index });
    for (const text of [JSON.stringify(items), JSON.stringify(entry), new TextDecoder().decode(bytes)]) {
      assert.ok(!text.includes("Quetzal"));
      assert.ok(!text.includes("patrol"));
    }
  }));

test("an entry's proof verifies from the head, the tiles and the bytes that the node gives", () =>
  withParties(agreed, async (parties) => {
    const { arvenia } = parties;
    const overseer = parties.client(arvenia, "overseer");
    const head = await overseer.call(ops.getHouseCheckpoint, {});
    const cards = head.writer.cards.map((signed) => readCard(signed as never));
    const key = verifierKey(head.origin, 1, keyOf(cards[0]!.card, "log"), sha256);
    const { checkpoint } = openCheckpoint(head.note, [key], verifyEd25519);
    assert.equal(checkpoint.size, head.size);
    const session = arvenia.people.overseer;
    const index = head.size - 2;
    const bytes = await octets(arvenia, session, "getHouseEntryBytes", { index });
    const level = await octets(
      arvenia,
      session,
      "getHouseTile",
      { level: 0, number: 0 },
      { width: checkpoint.size },
    );
    assert.ok(checkpoint.size < 256);
    const read = hashReaderFromTiles(hasher, () => level);
    const path = inclusionProof(hasher, index, checkpoint.size, read);
    const leaf = hasher.leaf(bytes);
    assert.ok(equalBytes(leaf, level.slice(index * 32, index * 32 + 32)));
    assert.ok(verifyInclusion(hasher, index, checkpoint.size, leaf, path, checkpoint.root));
    const beyond = octets(arvenia, session, "getHouseTile", { level: 0, number: 0 }, { width: 256 });
    await assert.rejects(beyond, problem(404));
  }));
