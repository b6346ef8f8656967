import assert from "node:assert/strict";
import { test } from "node:test";
import { waitingOperations as on, releaseOperations, requestOperations } from "@entente/api";
import { command, DAY, Parties, withParties } from "../testing/parties.ts";

const framed = () => Parties.framed();

test("a proposal waits for another officer, not for whoever made it, nor for other roles", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const product = await parties.write(arvenia, "Two patrol boats left the harbour.");
    const asked = parties.asked(talvia, [product]);
    const { result } = await arvenia.node.releases.propose(asked, arvenia.people.officer, command());
    const waits = async (who: "officer" | "second" | "analyst") =>
      (await parties.client(arvenia, who).call(on.whatWaits, { params: { partner: talvia.id } })).items;
    assert.deepEqual(
      (await waits("second")).map(({ kind, id, overdue }) => ({ kind, id, overdue })),
      [{ kind: "release", id: result.release, overdue: false }],
    );
    assert.deepEqual(await waits("officer"), []);
    assert.deepEqual(await waits("analyst"), []);
    const { items } = await parties
      .client(arvenia, "second")
      .call(releaseOperations.listReleases, { query: { state: "proposed", waiting: "me" } });
    assert.equal(items.length, 1);
  }));

test("what is overdue stands before what has waited longer", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const ask = (text: string) =>
      parties.client(talvia, "liaison").call(requestOperations.sendRequest, {
        body: {
          partner: arvenia.id,
          what: "explain",
          areas: ["cyber"],
          purpose: "accountability",
          ground: "clause on inquiries",
          statement: "no-circumvention",
          text,
        },
      });
    await ask("Explain the records of March.");
    await parties.settle();
    parties.clock.now += 60 * DAY;
    await parties.settle();
    const { items } = await parties
      .client(arvenia, "liaison")
      .call(on.whatWaits, { params: { partner: talvia.id } });
    const [first] = items;
    assert.equal(first?.kind, "request");
    assert.equal(first?.overdue, true);
    assert.equal(first?.title, "Explain the records of March.");
  }));
