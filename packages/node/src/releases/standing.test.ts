import assert from "node:assert/strict";
import { test } from "node:test";
import { standingOperations } from "@entente/api";
import {
  by,
  command,
  DAY,
  DECLARED,
  indicator,
  instant,
  NOTE,
  ORGANISATION,
  Parties,
  type Party,
  problem,
  withParties,
} from "../testing/parties.ts";
import { listStanding, readableParts } from "./queries.ts";
import type { StandingAsked } from "./standing.ts";

const certs = () => Parties.agreed("certs");

async function stand(
  parties: Parties,
  from: Party,
  to: Party,
  more: Partial<StandingAsked> = {},
): Promise<string> {
  const { releases } = from.node;
  const { result } = await releases.proposeStanding(
    {
      partner: to.id,
      kinds: ["stix:indicator"],
      areas: ["cyber"],
      tlp: ["amber", "green"],
      originators: [from.id],
      recipient: { organisation: ORGANISATION[to.name], role: "machine" },
      purpose: "cyber-defence",
      note: NOTE,
      declares: DECLARED,
      until: instant(parties.clock.now + 90 * DAY),
      quota: 100,
      ...more,
    },
    from.people.officer,
    command(),
  );
  for (const who of ["second", "third"] as const)
    await releases.approveStanding(result.standing, from.people[who], command());
  return result.standing;
}

const stateOf = (parties: Parties, party: Party) =>
  listStanding(party.node.ledger.reader, undefined, parties.now).map(({ state, used }) => [state, used]);
const many = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => indicator(from + n));

test("a standing release is approved once by two others, and then sends what matches, each decided and receipted", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const standing = await stand(parties, arvenia, talvia);
    assert.deepEqual(stateOf(parties, arvenia), [["active", 0]]);
    await parties.importObjects(arvenia, many(1, 3));
    await parties.importObjects(arvenia, [
      {
        ...indicator(9),
        type: "malware",
        id: "malware--00000009-0000-4000-8000-0000000a5e12",
        is_family: false,
        pattern: undefined,
        pattern_type: undefined,
        valid_from: undefined,
        indicator_types: undefined,
      },
    ]);
    await parties.importObjects(arvenia, many(4, 5), { areas: ["maritime"] });
    await parties.importObjects(arvenia, many(6, 7), { marking: "TLP:CLEAR" });
    await parties.settle();
    assert.deepEqual(stateOf(parties, arvenia), [["active", 3]]);
    const [part] = parties.parts(arvenia);
    assert.deepEqual([part!.standing, part!.state, part!.count], [standing, "received", 3]);
    assert.equal(parties.held(talvia).length, 3);
    await parties.importObjects(arvenia, many(10, 11));
    await parties.settle();
    assert.equal(parties.held(talvia).length, 5);
  }));

test("who proposes a standing release does not approve it, and nobody approves twice", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const { releases } = arvenia.node;
    const asked: StandingAsked = {
      partner: talvia.id,
      kinds: ["stix:indicator"],
      areas: ["cyber"],
      tlp: ["amber"],
      originators: [arvenia.id],
      recipient: { organisation: ORGANISATION.talvia, role: "machine" },
      purpose: "cyber-defence",
      note: NOTE,
      until: instant(parties.clock.now + DAY),
      quota: 10,
    };
    const { result } = await releases.proposeStanding(asked, arvenia.people.officer, command());
    const { standing } = result;
    await assert.rejects(releases.approveStanding(standing, arvenia.people.officer, command()), problem(403));
    const other = `sha256:${"A".repeat(43)}`;
    const { second } = arvenia.people;
    await assert.rejects(releases.approveStanding(standing, second, command(), other), problem(409));
    await releases.approveStanding(standing, arvenia.people.second, command());
    await assert.rejects(releases.approveStanding(standing, arvenia.people.second, command()), problem(409));
    await parties.importObjects(arvenia, many(1, 1));
    await parties.settle();
    assert.deepEqual(parties.held(talvia), []);
    const past = { ...asked, until: instant(parties.clock.now) };
    await assert.rejects(releases.proposeStanding(past, arvenia.people.officer, command()), problem(422));
  }));

test("the quota ends it, however many match at once", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    await stand(parties, arvenia, talvia, { quota: 4 });
    await parties.importObjects(arvenia, many(1, 3));
    await parties.settle();
    await parties.importObjects(arvenia, many(4, 8));
    await parties.settle();
    assert.equal(parties.held(talvia).length, 4);
    assert.deepEqual(stateOf(parties, arvenia), [["ended", 4]]);
  }));

test("its date ends it", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    await stand(parties, arvenia, talvia, { until: instant(parties.clock.now + DAY) });
    parties.clock.now += DAY;
    await parties.importObjects(arvenia, many(1, 3));
    await parties.settle();
    assert.deepEqual(parties.held(talvia), []);
    assert.deepEqual(stateOf(parties, arvenia), [["ended", 0]]);
  }));

test("stopped stays stopped, also after a restart", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const standing = await stand(parties, arvenia, talvia);
    await parties.importObjects(arvenia, many(1, 2));
    await parties.settle();
    await arvenia.node.releases.stopStanding(standing, arvenia.people.second, command());
    await parties.importObjects(arvenia, many(3, 4));
    await parties.settle();
    await parties.restart(arvenia);
    await parties.importObjects(arvenia, many(5, 6));
    await parties.settle();
    assert.equal(parties.held(talvia).length, 2);
    assert.deepEqual(stateOf(parties, arvenia), [["stopped", 2]]);
    const again = arvenia.node.releases.approveStanding(standing, arvenia.people.third, command());
    await assert.rejects(again, problem(409));
  }));

test("what was refused is recorded once, not tried again, and keeps nothing else back; neither does a restart", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    await stand(parties, arvenia, talvia, { areas: ["cyber", "elsewhere"] });
    await parties.importObjects(arvenia, many(1, 2), { areas: ["elsewhere"] });
    await parties.settle();
    await parties.importObjects(arvenia, many(3, 4), { areas: ["elsewhere"] });
    await parties.importObjects(arvenia, many(5, 6));
    await parties.settle();
    const refused = () =>
      parties.refusals(arvenia).map(({ count, standing }) => [count, standing !== undefined]);
    const before = refused();
    assert.equal(
      before.reduce((sum, [count]) => sum + Number(count), 0),
      4,
    );
    assert.equal(parties.held(talvia).length, 2);
    await parties.restart(arvenia);
    await parties.settle();
    await parties.importObjects(arvenia, many(7, 7));
    await parties.settle();
    assert.deepEqual(refused(), before);
    assert.equal(parties.held(talvia).length, 3);
    assert.deepEqual(stateOf(parties, arvenia), [["active", 3]]);
  }));

test("what was received never matches, what was sent by hand is not sent again, and neighbours do not come along", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const [known] = await parties.importObjects(arvenia, many(1, 1));
    await parties.send(arvenia, talvia, [known!]);
    await parties.settle();
    await stand(parties, talvia, arvenia, { originators: [arvenia.id, talvia.id] });
    await stand(parties, arvenia, talvia);
    const relationship = {
      ...indicator(3),
      type: "relationship",
      id: "relationship--00000003-0000-4000-8000-0000000a5e12",
      relationship_type: "indicates",
      source_ref: indicator(2).id,
      target_ref: indicator(1).id,
    };
    await parties.importObjects(arvenia, [indicator(2), relationship]);
    await parties.settle();
    assert.deepEqual(parties.parts(talvia), []);
    assert.equal(parties.held(talvia).length, 2);
  }));

test("a suspension stops it and is recorded; what came meanwhile is not sent afterwards", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    await stand(parties, arvenia, talvia);
    const { hash } = arvenia.node.agreements.inForce(talvia.id)!;
    const { liaison } = arvenia.people;
    const { result } = await arvenia.node.agreements.suspend(by(liaison), talvia.id, hash, {
      reason: "other",
    });
    await parties.importObjects(arvenia, many(1, 2));
    await parties.settle();
    assert.ok(parties.refusals(arvenia)[0]!.violations.some(({ kind }) => kind === "suspension"));
    const { suspension } = result;
    await arvenia.node.agreements.resume(by(liaison), talvia.id, hash, { suspension });
    await talvia.node.agreements.resume(by(talvia.people.liaison), arvenia.id, hash, { suspension });
    await parties.settle();
    await parties.importObjects(arvenia, many(3, 3));
    await parties.settle();
    assert.equal(parties.held(talvia).length, 1);
  }));

const asked = (parties: Parties, from: Party, to: Party) => ({
  partner: to.id,
  kinds: ["stix:indicator"],
  areas: ["cyber"],
  tlp: ["amber" as const],
  originators: [from.id],
  recipient: { organisation: ORGANISATION[to.name], role: "machine" },
  purpose: "cyber-defence",
  declares: DECLARED,
  until: instant(parties.clock.now + DAY),
  quota: 10,
});

test("before it is proposed, and while it waits, it says how much would go at once and what the agreement makes of it", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    await parties.importObjects(arvenia, many(1, 3));
    await parties.importObjects(arvenia, many(4, 5), { areas: ["maritime"] });
    await parties.importObjects(arvenia, many(6, 7), { unit: "oris-cell" });
    const officer = parties.client(arvenia, "officer");
    const body = asked(parties, arvenia, talvia);
    const shown = await officer.call(standingOperations.previewStanding, { body });
    assert.deepEqual([shown.matching.count, shown.matching.more, shown.tried], [5, false, 5]);
    assert.ok(shown.groups.every(({ verdict }) => verdict !== "refuse"));
    const elsewhere = await officer.call(standingOperations.previewStanding, {
      body: { ...body, purpose: "curiosity" },
    });
    assert.ok(elsewhere.groups.every(({ verdict }) => verdict === "refuse"));
    const { releases } = arvenia.node;
    const { result } = await releases.proposeStanding(
      { ...body, note: NOTE },
      arvenia.people.officer,
      command(),
    );
    const detailFor = (who: "second" | "outsider") =>
      parties
        .client(arvenia, who)
        .call(standingOperations.getStanding, { params: { standing: result.standing } });
    const [second, outsider] = [await detailFor("second"), await detailFor("outsider")];
    assert.deepEqual([second.matching?.count, second.note], [5, NOTE]);
    assert.deepEqual([outsider.matching?.count, outsider.note], [3, undefined], "of what one may see");
  }));

test("what went by it is counted by day and offered to look at; a review is a record of who found what", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const standing = await stand(parties, arvenia, talvia);
    const [product] = await parties.importObjects(arvenia, many(1, 1));
    const [hidden] = await parties.importObjects(arvenia, many(2, 2), { unit: "oris-cell" });
    await parties.settle();
    parties.clock.now += DAY;
    await parties.importObjects(arvenia, many(3, 4));
    await parties.settle();
    const params = { standing };
    const detailFor = (who: "overseer" | "outsider") =>
      parties.client(arvenia, who).call(standingOperations.getStanding, { params });
    const overseer = parties.client(arvenia, "overseer");
    for (const finding of ["questioned", "in-order"] as const)
      await overseer.call(standingOperations.reviewStanding, {
        params,
        body: { product: product!, finding },
      });
    const seen = await detailFor("overseer");
    assert.deepEqual(seen.days, [
      { day: "2026-11-21", count: 2 },
      { day: "2026-11-20", count: 2 },
    ]);
    const reviewed = seen.samples.filter(({ reviews }) => reviews.length > 0);
    assert.deepEqual(
      reviewed.map(({ product, reviews }) => [
        product,
        reviews.map(({ by, role, finding }) => [by, role, finding]),
      ]),
      [[product, [[arvenia.people.overseer.account, "overseer", "in-order"]]]],
    );
    const outsider = await detailFor("outsider");
    assert.deepEqual([outsider.used, outsider.samples.length], [3, 3]);
    const { releases, ledger } = arvenia.node;
    const readable = readableParts(ledger.reader, releases.deps.mayRead(arvenia.people.outsider));
    assert.deepEqual(
      listStanding(ledger.reader, undefined, parties.now, readable).map(({ used }) => used),
      [3],
    );
    const never = await parties.write(arvenia, "Three convoys left at dawn.");
    for (const [who, which, status] of [
      ["overseer", never, 404],
      ["analyst", product!, 403],
    ] as const)
      await assert.rejects(
        parties.client(arvenia, who).call(standingOperations.reviewStanding, {
          params,
          body: { product: which, finding: "in-order" },
        }),
        problem(status),
      );
    assert.ok(seen.samples.some((one) => one.product === hidden));
  }));
