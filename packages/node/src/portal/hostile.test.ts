import assert from "node:assert/strict";
import { test } from "node:test";
import { publicationOperations as ops } from "@entente/api";
import { digestOfWords, wordsItem } from "../acting/index.ts";
import type { Draft } from "../ledger/index.ts";
import { command, Parties, type Party, withParties } from "../testing/parties.ts";
import * as t from "./testing/readers.ts";

/** A partner that writes what it likes into its log. */

const agreed = () => Parties.agreed();

const writes = async (parties: Parties, from: Party, to: Party, draft: Omit<Draft, "log">) => {
  const entry = { ...draft, log: { partner: to.id } };
  await from.node.ledger.submit({
    ...command(),
    decide: () => ({ entries: [entry], expects: {}, result: null }),
  });
  await parties.settle();
};

const asides = (party: Party) =>
  party.node.ledger.reader
    .all<{ aside: string }>("SELECT aside FROM journal WHERE aside IS NOT NULL ORDER BY seq")
    .map(({ aside }) => aside);

function put(publication: string, more: object = {}, sealed: object = {}): Omit<Draft, "log"> {
  const { title, text } = t.JOINT;
  const words = { publication, version: 1, kind: "joint-statement", title, text };
  return {
    kind: "publication.put/1",
    body: {
      publication,
      version: 1,
      kind: "joint-statement",
      areas: ["cyber"],
      digest: digestOfWords(words),
      ...more,
    },
    items: [wordsItem("publication", { ...words, ...sealed })],
  };
}

test("a partner writes over no text of this party, and withdraws none that is not joint", async () => {
  await withParties(agreed, async (parties) => {
    const { arvenia, talvia } = parties;
    const own = await t.publish(parties, arvenia);
    await writes(parties, talvia, arvenia, put(own));
    await writes(parties, talvia, arvenia, put(talvia.node.acting.newId(), { version: 2 }));
    const body = { publication: own, code: "error" };
    const items = [wordsItem("withdrawal", { en: "Gone.", fr: "Parti." })];
    await writes(parties, talvia, arvenia, { kind: "publication.withdrawn/1", body, items });
    assert.deepEqual(asides(arvenia), [
      "a text with the id of another that this party or a third began",
      "a later version of a text that was never put",
      "withdraws a text that was never put between these parties",
    ]);
    assert.equal((await t.visit(arvenia, `/en/r/${own}`)).status, 200);
  });
});

test("words that are not those of the digest are not readable, so nobody approves or signs them", async () => {
  await withParties(agreed, async (parties) => {
    const { arvenia, talvia } = parties;
    const id = talvia.node.acting.newId();
    const other = { en: "Arvenia apologises.", fr: "L’Arvénie s’excuse." };
    await writes(parties, talvia, arvenia, put(id, {}, { text: other }));
    const envoy = parties.client(arvenia, "envoy");
    const read = await envoy.call(ops.readPublication, { params: { publication: id } });
    assert.equal(read.versions[0]?.words, undefined);
    const { digest } = read.versions[0]!;
    await assert.rejects(
      envoy.call(ops.approvePublication, { params: { publication: id, version: 1 }, body: { digest } }),
      /not readable here/,
    );
  });
});

test("a signature over other bytes, for another text or of nobody's key publishes nothing", async () => {
  await withParties(agreed, async (parties) => {
    const { arvenia, talvia } = parties;
    const mine = await t.putJoint(parties);
    await t.sign(parties, arvenia, mine);
    await parties.settle();
    const by = { session: talvia.people.liaison, command: command() };
    const { acting } = talvia.node;
    const signed = (id: string, digest: string, kind = "publication.signed/1") =>
      acting.sign(by, arvenia.id, { kind, id, digest });
    const entry = (value: Awaited<ReturnType<typeof signed>>) => ({
      kind: "publication.signed/1",
      body: { publication: mine.publication, version: 1, signed: value },
    });
    const { publication, digest } = mine;
    await writes(parties, talvia, arvenia, entry(await signed(publication, digestOfWords("other"))));
    await writes(parties, talvia, arvenia, entry(await signed(acting.newId(), digest)));
    await writes(parties, talvia, arvenia, entry(await signed(publication, digest, "report.signed/1")));
    assert.equal(asides(arvenia).length, 3, asides(arvenia).join("; "));
    assert.equal((await t.visit(arvenia, `/en/r/${publication}`)).status, 404);
    await writes(parties, talvia, arvenia, entry(await signed(publication, digest)));
    assert.equal((await t.visit(arvenia, `/en/r/${publication}`)).status, 200);
    await writes(parties, talvia, arvenia, entry(await signed(publication, digest)));
    assert.equal(asides(arvenia).length, 4, "a second signature is set aside");
  });
});

test("what a third party's relation knows is unknown in another", async () => {
  await withParties(
    () => Parties.open("arvenia", "talvia", "ostrand"),
    async (parties) => {
      const { arvenia, talvia, ostrand } = parties;
      await parties.agree("arvenia", "talvia", "certs");
      const mine = await t.putJoint(parties);
      await writes(parties, ostrand, arvenia, put(mine.publication));
      const body = { publication: mine.publication, code: "error" };
      const items = [wordsItem("withdrawal", { en: "Gone.", fr: "Parti." })];
      await writes(parties, ostrand, arvenia, { kind: "publication.withdrawn/1", body, items });
      assert.equal(asides(arvenia).length, 2);
      const { items: there } = await parties.client(ostrand, "liaison").call(ops.listPublications);
      assert.deepEqual(there, []);
      assert.equal(talvia.node.ledger.reader.get("SELECT 1 FROM view_publication") !== undefined, true);
    },
  );
});
