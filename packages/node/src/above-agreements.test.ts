import assert from "node:assert/strict";
import { test } from "node:test";
import { type Leaning, agreementOperations as on, ProblemError } from "@entente/api";
import { command, DECLARED, MINUTE, ORGANISATION, Parties, withParties } from "./testing/parties.ts";

const status = (expected: number) => (cause: unknown) => {
  assert.ok(cause instanceof ProblemError, String(cause));
  assert.equal(cause.status, expected, cause.message);
  return true;
};

/** Arvenia has released two maritime products and one on cyber threats; one more waits for approval. */
const shared = () =>
  Parties.framed().then(async (parties) => {
    const { arvenia, talvia } = parties;
    const maritime = await parties.write(arvenia, "Convoys seen on the coast.");
    const again = await parties.write(arvenia, "Convoys seen again.");
    const cyber = await parties.write(arvenia, "Beacons seen on the coast.", { areas: ["cyber"] });
    await parties.send(arvenia, talvia, [maritime, again]);
    await parties.send(arvenia, talvia, [cyber]);
    await parties.settle();
    const waiting = parties.asked(talvia, [maritime]);
    await arvenia.node.releases.propose(waiting, arvenia.people.officer, command());
    return parties;
  });

test("what stands on an agreement is counted in the areas asked for, and for the eyes that ask", () =>
  withParties(shared, async (parties) => {
    const { arvenia, talvia } = parties;
    const { hash } = arvenia.node.agreements.inForce(talvia.id)!;
    const count = async (who: "liaison" | "operator" | "second", areas?: string) => {
      const query = { act: "suspend" as const, ...(areas === undefined ? {} : { areas }) };
      const params = { partner: talvia.id, hash };
      const { items } = await parties.client(arvenia, who).call(on.agreementEffects, { params, query });
      const found = Object.fromEntries(items.map((one) => [one.what, `${one.count} ${one.effect}`]));
      return found as Partial<Record<Leaning, string>>;
    };
    const whole = await count("liaison");
    assert.equal(whole["held-by-partner"], "3 goes-on");
    assert.equal(whole.proposals, "1 stops");
    assert.equal(whole.requests, "0 goes-on");
    const cyber = await count("liaison", "cyber");
    assert.equal(cyber["held-by-partner"], "1 goes-on");
    assert.equal(cyber.proposals, undefined, "proposals are sealed, and not counted by area");
    assert.equal((await count("second")).operations, undefined, "no list of operations, no count of them");
    const operator = await count("operator");
    assert.equal(operator.operations, "0 goes-on");
    assert.equal(operator["held-by-partner"], undefined, "no list of releases, no count of them");
  }));

test("what a suspension has stopped is counted afterwards", () =>
  withParties(shared, async (parties) => {
    const { arvenia, talvia, clock } = parties;
    const liaison = parties.client(arvenia, "liaison");
    const { hash } = arvenia.node.agreements.inForce(talvia.id)!;
    const params = { partner: talvia.id, hash };
    const body = { areas: ["cyber"], reason: "security" as const };
    const { result } = await liaison.call(on.suspendAgreement, { params, body });
    clock.now += MINUTE;
    const more = await parties.write(arvenia, "More beacons.", { areas: ["cyber"] });
    assert.equal((await parties.send(arvenia, talvia, [more])).state, "refused");
    const at = { params: { partner: talvia.id, suspension: result.suspension } };
    const { stopped, until } = await liaison.call(on.suspensionEffects, at);
    assert.deepEqual([stopped, until], [{ refusals: 1, products: 1 }, undefined]);
  }));

test("a product is tried by its own facts, and only by whoever may see it", () =>
  withParties(shared, async (parties) => {
    const { arvenia, talvia } = parties;
    const product = await parties.write(arvenia, "Seen off the cape.");
    const asked = {
      params: { partner: talvia.id },
      body: {
        product,
        purpose: "incident-response",
        recipient: { organisation: ORGANISATION.talvia, role: "analyst" },
        declares: DECLARED,
      },
    };
    const officer = parties.client(arvenia, "officer");
    const tried = await officer.call(on.tryRelease, asked);
    assert.deepEqual(tried.asked.areas, ["maritime"]);
    assert.equal(tried.inForce?.verdict, "permit-with-obligations", JSON.stringify(tried.inForce));
    assert.deepEqual(parties.refusals(arvenia), [], "nothing was written");
    const stranger = parties.client(arvenia, "operator");
    await assert.rejects(stranger.call(on.tryRelease, asked), status(403));
    const partner = { params: { partner: arvenia.id }, body: asked.body };
    await assert.rejects(parties.client(talvia, "officer").call(on.tryRelease, partner), status(404));
  }));
