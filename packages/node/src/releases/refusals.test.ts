import assert from "node:assert/strict";
import { test } from "node:test";
import { releaseOperations } from "@entente/api";
import { by, Parties, type Party, withParties } from "../testing/parties.ts";
import { listRefusals, readableParts, refusedByClause } from "./queries.ts";

const certs = () => Parties.agreed("certs");
const REPORT = "# Convoys\n\nThree convoys left Port Meliore at dawn.\n";

type Reading = "analyst" | "outsider";

/** What one of a party's people is told of its refusals towards a partner: by the list, by id, and by clause. */
async function toldOf(parties: Parties, party: Party, partner: Party, who: Reading) {
  const { releases, ledger } = party.node;
  const client = parties.client(party, who);
  const { items } = await client.call(releaseOperations.listRefusals, { query: { partner: partner.id } });
  const found = await Promise.all(
    parties
      .refusals(party)
      .map(({ id }) => client.call(releaseOperations.listRefusals, { query: { id } }))
      .map(async (answer) => (await answer).items.length),
  );
  const readable = readableParts(ledger.reader, releases.deps.mayRead(party.people[who]));
  const counts = refusedByClause(ledger.reader, partner.id, readable).map(({ count }) => count);
  return { listed: items.length, byId: found.filter((n) => n > 0).length, most: Math.max(0, ...counts) };
}

test("who may not read a product learns of its refusal from no list, no look-up and no count", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const [open, red] = [
      await parties.write(arvenia, REPORT),
      await parties.write(arvenia, REPORT, { marking: "TLP:RED" }),
    ];
    const refuse = async (...products: string[]) =>
      assert.equal(
        (await parties.send(arvenia, talvia, products, { purpose: "curiosity" })).state,
        "refused",
      );
    await refuse(red);
    assert.deepEqual(await toldOf(parties, arvenia, talvia, "analyst"), { listed: 1, byId: 1, most: 1 });
    assert.deepEqual(await toldOf(parties, arvenia, talvia, "outsider"), { listed: 0, byId: 0, most: 0 });
    await refuse(open);
    await refuse(open, red);
    assert.deepEqual(await toldOf(parties, arvenia, talvia, "analyst"), { listed: 3, byId: 3, most: 4 });
    assert.deepEqual(await toldOf(parties, arvenia, talvia, "outsider"), { listed: 1, byId: 1, most: 1 });
  }));

test("a refusal stays hidden, and stays shown, when what was refused is purged", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    for (const more of [{}, { marking: "TLP:RED" }]) {
      const product = await parties.write(arvenia, REPORT, more);
      await parties.send(arvenia, talvia, [product], { purpose: "curiosity" });
      await parties.purge(arvenia, product);
    }
    assert.deepEqual(await toldOf(parties, arvenia, talvia, "analyst"), { listed: 2, byId: 2, most: 2 });
    assert.deepEqual(await toldOf(parties, arvenia, talvia, "outsider"), { listed: 1, byId: 1, most: 1 });
  }));

test("a release that the recipient declined is shown, at both, to who may read that part", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const product = await parties.write(arvenia, REPORT);
    const { hash } = talvia.node.agreements.inForce(arvenia.id)!;
    await talvia.node.agreements.suspend(by(talvia.people.liaison), arvenia.id, hash, { reason: "incident" });
    await parties.send(arvenia, talvia, [product]);
    await parties.settle();
    for (const { node } of [arvenia, talvia]) {
      const { reader } = node.ledger;
      const shown = (readable: readonly string[]) =>
        listRefusals(reader, {}, node.releases.documentOf, JSON.stringify(readable)).items.length;
      const { compartment } = reader.get<{ compartment: string }>("SELECT compartment FROM view_part")!;
      assert.deepEqual([shown([compartment]), shown([])], [1, 0]);
    }
  }));
