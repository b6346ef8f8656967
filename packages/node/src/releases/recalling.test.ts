import assert from "node:assert/strict";
import { test } from "node:test";
import type { AgreementDocument } from "@entente/agreement";
import {
  command,
  container,
  DAY,
  indicator,
  instant,
  ORGANISATION,
  Parties,
  type Party,
  problem,
  withParties,
} from "../testing/parties.ts";

const certs = () => Parties.agreed("certs");
const REPORT = "# Convoys\n\nThree convoys left Port Meliore at dawn, said the quixotrope.\n";
/** A word that stands in no program, log or index of words. */
const RARE = "quixotrope";
const reason = { reason: "inaccurate" } as const;

const sealed = (parties: Parties, party: Party) => parties.held(party).map((each) => each.sealed);

test("a recall of the whole purges everything at the holder and comes back with a signed receipt", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const ids = await parties.importObjects(arvenia, [indicator(1), indicator(2)]);
    const { release } = await parties.send(arvenia, talvia, ids);
    await parties.settle();
    const { result } = await arvenia.node.releases.recall(release, reason, command());
    assert.equal(result.items, 2);
    assert.equal(parties.recalls(arvenia)[0]!.state, "pending");
    await parties.settle();
    const [recall] = parties.recalls(arvenia);
    assert.deepEqual([recall!.state, recall!.purged], ["executed", 2]);
    assert.ok(recall!.receipt && recall!.executeBy);
    assert.deepEqual(sealed(parties, talvia), [1, 1]);
    for (const part of [parties.parts(arvenia)[0]!, parties.parts(talvia, "in")[0]!])
      assert.deepEqual([part.state, part.held], ["recalled", 0]);
  }));

test("a recall of one product leaves the others of the set, and the rest can be recalled later", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const ids = await parties.importObjects(
      arvenia,
      [1, 2, 3].map((n) => indicator(n)),
    );
    const { release } = await parties.send(arvenia, talvia, ids);
    await parties.settle();
    await arvenia.node.releases.recall(release, { ...reason, products: [ids[1]!] }, command());
    await parties.settle();
    assert.deepEqual(sealed(parties, talvia), [0, 1, 0]);
    for (const part of [parties.parts(arvenia)[0]!, parties.parts(talvia, "in")[0]!])
      assert.deepEqual([part.state, part.held], ["received", 2]);
    const again = arvenia.node.releases.recall(release, { ...reason, products: [ids[1]!] }, command());
    await assert.rejects(again, problem(409));
    const rest = await arvenia.node.releases.recall(release, reason, command());
    assert.equal(rest.result.items, 2);
    await parties.settle();
    assert.deepEqual(sealed(parties, talvia), [1, 1, 1]);
    assert.equal(parties.parts(arvenia)[0]!.state, "recalled");
    await assert.rejects(arvenia.node.releases.recall(release, reason, command()), problem(409));
  }));

test("after a purge a rare word of the product is in no file of the holder's data directory", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const product = await parties.write(arvenia, REPORT);
    const kept = await parties.write(arvenia, "# Weather\n\nCalm, with fog at noon.\n");
    const { release } = await parties.send(arvenia, talvia, [product, kept]);
    await parties.settle();
    const search = async (text: string) =>
      (await talvia.node.products.search(talvia.people.analyst, { text })).products;
    const [found] = await search(RARE);
    await talvia.node.products.read(talvia.people.analyst, found!.product, "test");
    const blob = talvia.node.ledger.reader.get<{ payload: string }>("SELECT payload FROM view_part")!.payload;
    await arvenia.node.releases.recall(release, { ...reason, products: [product] }, command());
    await parties.settle();
    assert.deepEqual(await search(RARE), []);
    assert.equal((await search("fog")).length, 1);
    await assert.rejects(
      talvia.node.products.content(talvia.people.analyst, found!.product, "test"),
      problem(410),
    );
    assert.equal(talvia.node.ledger.contents.openOne(blob, 0), undefined);
    assert.deepEqual(parties.filesWith(talvia, RARE), []);
  }));

test("with a container goes what was released only inside it, and nothing that was released by itself", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const objects = [indicator(1), indicator(2), indicator(3)];
    const [inside, alone, twice, report, other] = await parties.importObjects(arvenia, [
      ...objects,
      container(1, objects),
      container(2, [objects[2]!]),
    ]);
    const sent = await parties.send(arvenia, talvia, [report!, alone!, other!], { withMembers: true });
    await parties.settle();
    const { result } = await arvenia.node.releases.recall(
      sent.release,
      { ...reason, products: [report!] },
      command(),
    );
    assert.equal(result.items, 2);
    await parties.settle();
    const gone = arvenia.node.ledger.reader
      .all<{ product: string }>("SELECT product FROM view_part_item WHERE gone IS NOT NULL ORDER BY product")
      .map(({ product }) => product);
    assert.deepEqual(gone, [inside, report].sort());
    assert.ok(!gone.includes(twice!), "it is inside another container that stays");
  }));

test("a recall never touches what the recipient had by itself, or got another way, even of the same bytes", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const [own] = await parties.importObjects(talvia, [indicator(1)]);
    const [product] = await parties.importObjects(arvenia, [indicator(1)]);
    const first = await parties.send(arvenia, talvia, [product!]);
    const second = await parties.send(arvenia, talvia, [product!]);
    await parties.settle();
    await arvenia.node.releases.recall(first.release, reason, command());
    await parties.settle();
    assert.deepEqual(sealed(parties, talvia), [1, 0]);
    assert.ok(await talvia.node.products.content(talvia.people.analyst, own!, "test"));
    const parts = new Map(parties.parts(arvenia).map((part) => [part.release, part.state]));
    assert.deepEqual([parts.get(first.release), parts.get(second.release)], ["recalled", "received"]);
  }));

/** Records at the holder something derived from what it received. */
async function derive(party: Party, from: string, text: string): Promise<string> {
  const { products, ledger } = party.node;
  const [facts] = products.factsOf([from]);
  const row = ledger.reader.get<{ key: string }>("SELECT key FROM view_compartment WHERE id = :id", {
    id: facts!.compartmentId,
  })!;
  const [opened] = products.open([from]);
  const content = new TextEncoder().encode(text);
  const header = new TextEncoder().encode(JSON.stringify({ ...opened!.header, size: content.length }));
  const { entries } = await ledger.submit({
    ...command(),
    decide: () => ({
      entries: [
        {
          log: "house",
          kind: "product.recorded/1",
          body: { compartment: row.key, source: "derived", by: "x", from: [from] },
          items: [{ header, content }],
        },
      ],
      expects: {},
      result: null,
    }),
  });
  return `${entries[0]!.id}.0`;
}

test("what was derived from a recalled product goes with it, to any depth; what stands beside it stays", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const product = await parties.write(arvenia, REPORT);
    const { release } = await parties.send(arvenia, talvia, [product]);
    await parties.settle();
    const received = parties.held(talvia)[0]!.product;
    const first = await derive(talvia, received, "a note that quotes the quixotrope");
    const second = await derive(talvia, first, "a note on the note on the quixotrope");
    const beside = await parties.write(talvia, "# Own\n\nOur own words.\n");
    await arvenia.node.releases.recall(release, reason, command());
    await parties.settle();
    const facts = talvia.node.products.factsOf([received, first, second, beside]);
    assert.deepEqual(
      facts.map((each) => each.sealed),
      [true, true, true, false],
    );
    assert.deepEqual(parties.filesWith(talvia, RARE), []);
  }));

const withRecall =
  (params: object) =>
  (document: AgreementDocument): AgreementDocument => ({
    ...document,
    clauses: document.clauses.map((clause) =>
      clause.kind === "recall" ? { ...clause, params: { ...clause.params, ...params } } : clause,
    ),
  });

test("what was derived stays where the agreement says so", () =>
  withParties(
    () => Parties.agreed("certs", withRecall({ includeDerived: false })),
    async (parties) => {
      const { arvenia, talvia } = parties;
      const product = await parties.write(arvenia, REPORT);
      const { release } = await parties.send(arvenia, talvia, [product]);
      await parties.settle();
      const received = parties.held(talvia)[0]!.product;
      const derived = await derive(talvia, received, "what we made of it");
      await arvenia.node.releases.recall(release, reason, command());
      await parties.settle();
      const facts = talvia.node.products.factsOf([received, derived]);
      assert.deepEqual(
        facts.map((each) => each.sealed),
        [true, false],
      );
    },
  ));

test("what is recalled before it was taken in is never taken in; the rest of its set is", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const ids = await parties.importObjects(
      arvenia,
      [1, 2, 3].map((n) => indicator(n)),
    );
    const part = await parties.send(arvenia, talvia, ids);
    await arvenia.node.releases.recall(part.release, { ...reason, products: [ids[0]!] }, command());
    const report = await parties.write(arvenia, REPORT);
    const whole = await parties.send(arvenia, talvia, [report]);
    await arvenia.node.releases.recall(whole.release, reason, command());
    await parties.settle();
    assert.deepEqual(sealed(parties, talvia), [1, 0, 0]);
    const states = (party: Party, direction: "in" | "out") =>
      new Map(
        parties.parts(party, direction).map(({ release, state, held }) => [release, `${state} ${held}`]),
      );
    for (const seen of [states(arvenia, "out"), states(talvia, "in")]) {
      assert.equal(seen.get(part.release), "received 2");
      assert.equal(seen.get(whole.release), "recalled 0");
    }
    assert.ok(parties.recalls(arvenia).every(({ state }) => state === "executed"));
    assert.deepEqual(talvia.node.releases.keeper.troubles, []);
    assert.deepEqual(parties.filesWith(talvia, RARE), []);
  }));

test("a release whose content the sender no longer gives is settled by its recall, without being tried for ever", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const product = await parties.write(arvenia, REPORT);
    parties.between = (request) =>
      request.url.includes("/blobs/") ? new Response(null, { status: 503 }) : undefined;
    const { release } = await parties.send(arvenia, talvia, [product]);
    await parties.settle();
    assert.equal(talvia.node.releases.keeper.troubles.length, 1);
    let asked = 0;
    parties.between = (request) => {
      if (request.url.includes("/blobs/")) asked++;
      return undefined;
    };
    await parties.settle();
    assert.equal(asked, 0, "not before it is due again");
    await arvenia.node.releases.recall(release, reason, command());
    await parties.settle();
    assert.equal(parties.parts(talvia, "in")[0]!.state, "recalled");
    assert.deepEqual(talvia.node.releases.keeper.troubles, []);
    parties.clock.now += DAY;
    await parties.settle();
    assert.equal(asked, 0);
  }));

test("content that did not come is asked for again when it is due, and then received", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const product = await parties.write(arvenia, REPORT);
    parties.between = (request) =>
      request.url.includes("/blobs/") ? new Response(null, { status: 503 }) : undefined;
    await parties.send(arvenia, talvia, [product]);
    await parties.settle();
    assert.equal(parties.parts(talvia, "in")[0]!.state, "announced");
    parties.between = () => undefined;
    parties.clock.now += 6000;
    await parties.settle();
    assert.equal(parties.parts(talvia, "in")[0]!.state, "received");
    assert.deepEqual(talvia.node.releases.keeper.troubles, []);
  }));

test("a recall that is not carried out in time is overdue, on both sides, until it is", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const product = await parties.write(arvenia, REPORT);
    const { release } = await parties.send(arvenia, talvia, [product]);
    await parties.settle();
    parties.between = () => new Response(null, { status: 503 });
    await arvenia.node.releases.recall(release, reason, command());
    assert.equal(parties.recalls(arvenia)[0]!.state, "pending");
    parties.clock.now += 3 * DAY;
    assert.equal(parties.recalls(arvenia)[0]!.state, "overdue");
    parties.between = () => undefined;
    await parties.settle();
    assert.equal(parties.recalls(arvenia)[0]!.state, "executed");
    assert.equal(parties.recalls(talvia)[0]!.state, "executed");
  }));

test("when the time to hold it has run out, the holder purges and sends the receipt by itself", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const product = await parties.write(arvenia, REPORT);
    const { release } = await parties.send(arvenia, talvia, [product]);
    await parties.settle();
    const until = parties.parts(talvia, "in")[0]!.retainUntil;
    assert.equal(until, instant(parties.clock.now + 180 * DAY));
    parties.clock.now += 179 * DAY;
    await parties.settle();
    assert.deepEqual(sealed(parties, talvia), [0]);
    parties.clock.now += DAY;
    await parties.settle();
    assert.deepEqual(sealed(parties, talvia), [1]);
    assert.equal(parties.parts(arvenia)[0]!.state, "expired");
    assert.equal(parties.parts(talvia, "in")[0]!.state, "expired");
    assert.deepEqual(parties.filesWith(talvia, RARE), []);
    await assert.rejects(arvenia.node.releases.recall(release, reason, command()), problem(409));
  }));

test("a date given to the recipient comes before the retention of the agreement", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const product = await parties.write(arvenia, REPORT);
    const until = instant(parties.clock.now + 10 * DAY);
    const recipient = { organisation: ORGANISATION.talvia, role: "analyst", until };
    await parties.send(arvenia, talvia, [product], { recipient });
    await parties.settle();
    assert.equal(parties.parts(talvia, "in")[0]!.retainUntil, until);
    parties.clock.now += 10 * DAY;
    await parties.settle();
    assert.equal(parties.parts(arvenia)[0]!.state, "expired");
  }));

test("a recall that crosses an expiry is answered, though nothing was held any more", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const product = await parties.write(arvenia, REPORT);
    const { release } = await parties.send(arvenia, talvia, [product]);
    await parties.settle();
    parties.clock.now += 181 * DAY;
    await talvia.node.releases.keeper.settled();
    await arvenia.node.releases.recall(release, reason, command());
    await parties.settle();
    const [recall] = parties.recalls(arvenia);
    assert.deepEqual([recall!.state, recall!.purged], ["executed", 0]);
  }));

test("views are rebuilt alike after recalls, purges and restarts", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const ids = await parties.importObjects(
      arvenia,
      [1, 2, 3].map((n) => indicator(n)),
    );
    const { release } = await parties.send(arvenia, talvia, ids);
    await parties.settle();
    await arvenia.node.releases.recall(release, { ...reason, products: [ids[2]!] }, command());
    await parties.settle();
    await parties.restart(talvia);
    await parties.restart(arvenia);
    parties.checkViews();
    await parties.settle();
    assert.deepEqual(sealed(parties, talvia), [0, 0, 1]);
  }));
