import assert from "node:assert/strict";
import { test } from "node:test";
import { oversightOperations, releaseOperations } from "@entente/api";
import { command, Parties, type Party, problem, withParties } from "../testing/parties.ts";

const certs = () => Parties.agreed("certs");
const REPORT = "# Convoys\n\nThree convoys left Port Meliore at dawn.\n";

/** An agreement under which red products go to a named person, and so what some here may not read leaves. */
async function admittingRed(): Promise<Parties> {
  const parties = await Parties.open("arvenia", "talvia");
  await parties.agree("arvenia", "talvia", "certs", undefined, { maxTlp: "red" });
  return parties;
}

const watch = { organisation: "TLV-CERT", role: "analyst", person: "the head of watch" };

async function toldTo(parties: Parties, party: Party, partner: Party, who: "analyst" | "outsider") {
  const client = parties.client(party, who);
  const query = { partner: partner.id };
  const [releases, state, counts] = [
    await client.call(releaseOperations.listReleases, { query }),
    await client.call(oversightOperations.relationState, { params: { partner: partner.id } }),
    await client.call(releaseOperations.countReleases, { query }),
  ];
  return {
    releases: releases.items.length,
    waiting: [state.waiting.approvals, state.waiting.receipts],
    recalls: state.recalls.out,
    counted: counts.rows.reduce((sum, { after }) => sum + after, 0),
  };
}

test("who may not read a product learns of its proposal, part and recall from no list, look-up or count", () =>
  withParties(admittingRed, async (parties) => {
    const { arvenia, talvia } = parties;
    const { releases } = arvenia.node;
    const red = await parties.write(arvenia, REPORT, { marking: "TLP:RED" });
    const nothing = { releases: 0, waiting: [0, 0], recalls: 0, counted: 0 };

    const asked = parties.asked(talvia, [red], { recipient: watch });
    const { result } = await releases.propose(asked, arvenia.people.officer, command());
    assert.deepEqual(await toldTo(parties, arvenia, talvia, "analyst"), {
      ...nothing,
      releases: 1,
      waiting: [1, 0],
    });
    assert.deepEqual(await toldTo(parties, arvenia, talvia, "outsider"), nothing);
    const params = { release: result.release };
    await assert.rejects(
      parties.client(arvenia, "outsider").call(releaseOperations.getRelease, { params }),
      problem(404),
    );

    for (const who of ["second", "third"] as const)
      await releases.approve(result.release, arvenia.people[who], command());
    assert.deepEqual((await toldTo(parties, arvenia, talvia, "analyst")).waiting, [0, 1]);
    assert.deepEqual(await toldTo(parties, arvenia, talvia, "outsider"), nothing);

    await parties.settle();
    await releases.recall(result.release, { reason: "inaccurate" }, command());
    assert.equal((await toldTo(parties, arvenia, talvia, "analyst")).recalls, 1);
    assert.deepEqual(await toldTo(parties, arvenia, talvia, "outsider"), nothing);
  }));

test("a proposal stays hidden, and stays shown, when what was proposed is purged", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    for (const more of [{}, { marking: "TLP:AMBER", unit: "oris-cell" }]) {
      const product = await parties.write(arvenia, REPORT, more);
      await arvenia.node.releases.propose(
        parties.asked(talvia, [product]),
        arvenia.people.officer,
        command(),
      );
      await parties.purge(arvenia, product);
    }
    assert.equal((await toldTo(parties, arvenia, talvia, "analyst")).releases, 2);
    assert.equal((await toldTo(parties, arvenia, talvia, "outsider")).releases, 1);
  }));

test("what waits for somebody is what they may approve: not their own, not what they approved, oldest first", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const { releases } = arvenia.node;
    const proposed: string[] = [];
    for (const who of ["officer", "second", "officer"] as const) {
      const product = await parties.write(arvenia, `${REPORT}\n${proposed.length}\n`);
      const asked = parties.asked(talvia, [product]);
      const { result } = await releases.propose(asked, arvenia.people[who], command());
      proposed.push(result.release);
    }
    const waitingFor = async (who: "second" | "third") => {
      const found: string[] = [];
      let after: string | undefined;
      do {
        const query = { waiting: "me", limit: 1, ...(after === undefined ? {} : { after }) } as const;
        const answer = await parties.client(arvenia, who).call(releaseOperations.listReleases, { query });
        found.push(...answer.items.map(({ id }) => id));
        after = answer.next;
      } while (after !== undefined);
      return found;
    };
    assert.deepEqual(await waitingFor("third"), proposed);
    assert.deepEqual(await waitingFor("second"), [proposed[0], proposed[2]]);
    await releases.approve(proposed[0]!, arvenia.people.second, command());
    assert.deepEqual(await waitingFor("second"), [proposed[2]]);
  }));

test("who may see a product and who has seen it: for officers and overseers who may see it themselves", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const product = await parties.write(arvenia, REPORT, { unit: "oris-cell" });
    await arvenia.node.products.read(arvenia.people.analyst, product, "read");
    await parties.send(arvenia, talvia, [product]);
    await parties.settle();
    const seen = await parties
      .client(arvenia, "second")
      .call(releaseOperations.whoSees, { params: { product } });
    const may = seen.may.map(({ account }) => account);
    assert.ok(may.includes(arvenia.people.analyst.account));
    assert.ok(!may.includes(arvenia.people.outsider.account), "not of the unit");
    assert.ok(!may.includes(arvenia.people.operator.account), "in no role that reads products");
    assert.deepEqual(
      seen.reads.map(({ by, why, count }) => [by, why, count]),
      [[arvenia.people.analyst.account, "read", 1]],
    );
    assert.deepEqual(
      seen.parts.map(({ direction, state }) => [direction, state]),
      [["out", "received"]],
    );
    assert.match(seen.parts[0]!.witnessedAt ?? "", /^2026-11-20T/);
    for (const [who, status] of [
      ["outsider", 403],
      ["analyst", 403],
    ] as const)
      await assert.rejects(
        parties.client(arvenia, who).call(releaseOperations.whoSees, { params: { product } }),
        problem(status),
      );
  }));
