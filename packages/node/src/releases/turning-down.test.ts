import assert from "node:assert/strict";
import { test } from "node:test";
import { releaseOperations, standingOperations, waitingOperations } from "@entente/api";
import { command, DAY, NOTE, ORGANISATION, Parties, problem, withParties } from "../testing/parties.ts";

const certs = () => Parties.agreed("certs");
const REPORT = "# Convoys\n\nThree convoys left Port Meliore at dawn.\n";
const because = { reason: "too-much" } as const;

/** A proposal by the officer, of a product that whoever is not of the cell at Oris may not read where `unit` says so. */
async function proposal(parties: Parties, more: { unit?: string } = {}): Promise<string> {
  const { arvenia, talvia } = parties;
  const product = await parties.write(arvenia, REPORT, more);
  const asked = parties.asked(talvia, [product]);
  return (await arvenia.node.releases.propose(asked, arvenia.people.officer, command())).result.release;
}

test("one who was to approve turns a proposal down: it is over, and its proposer is told why", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const { releases } = arvenia.node;
    const { second, third } = arvenia.people;
    const release = await proposal(parties);
    await releases.approve(release, third, command());
    const client = parties.client(arvenia, "second");
    await client.call(releaseOperations.turnDownProposal, { params: { release }, body: because });

    await assert.rejects(releases.approve(release, second, command()), problem(409));
    assert.deepEqual(parties.parts(arvenia), []);
    const officer = parties.client(arvenia, "officer");
    const shown = await officer.call(releaseOperations.getRelease, { params: { release } });
    assert.equal(shown.state, "turned-down");
    assert.deepEqual([shown.turnedDown?.by, shown.turnedDown?.reason], [second.account, "too-much"]);
    const waits = async (who: "officer" | "second" | "third") =>
      (
        await parties
          .client(arvenia, who)
          .call(waitingOperations.whatWaits, { params: { partner: talvia.id } })
      ).items;
    assert.deepEqual(
      (await waits("officer")).map(({ kind, id }) => ({ kind, id })),
      [{ kind: "turned-down", id: release }],
    );
    assert.deepEqual([...(await waits("second")), ...(await waits("third"))], []);
    parties.clock.now += 15 * DAY;
    assert.deepEqual(await waits("officer"), []);
  }));

test("nobody turns down their own proposal, one that is over, one that was sent, or what has changed", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const { releases } = arvenia.node;
    const { officer, second, third, analyst } = arvenia.people;
    const release = await proposal(parties);
    await assert.rejects(releases.turnDown(release, because, officer, command()), problem(403));
    await assert.rejects(releases.turnDown(release, because, analyst, command()), problem(403));
    const decision = `sha256:${"A".repeat(43)}`;
    await assert.rejects(
      releases.turnDown(release, { ...because, decision }, second, command()),
      problem(409),
    );
    await releases.turnDown(release, because, second, command());
    await assert.rejects(releases.turnDown(release, because, third, command()), problem(409));
    const product = await parties.write(arvenia, REPORT);
    const sent = await parties.send(arvenia, talvia, [product]);
    await assert.rejects(releases.turnDown(sent.release, because, second, command()), problem(409));
    assert.equal(parties.parts(arvenia).length, 1);
  }));

test("whoever may not see all of a proposal is told that there is none, before it is over and after", () =>
  withParties(certs, async (parties) => {
    const { arvenia } = parties;
    const { releases } = arvenia.node;
    const release = await proposal(parties, { unit: "oris-cell" });
    const blind = { ...arvenia.people.second, units: [] };
    const nowhere = "01AAAAAAAAAAAAAAAAAAAAAAAA";
    await assert.rejects(releases.turnDown(nowhere, because, blind, command()), problem(404));
    await assert.rejects(releases.turnDown(release, because, blind, command()), problem(404));
    await releases.turnDown(release, because, arvenia.people.second, command());
    await assert.rejects(releases.turnDown(release, because, blind, command()), problem(404));
  }));

test("only who proposed takes a proposal back: others turn it down, and whoever may not see it finds none", () =>
  withParties(certs, async (parties) => {
    const { releases } = parties.arvenia.node;
    const { officer, second } = parties.arvenia.people;
    const release = await proposal(parties, { unit: "oris-cell" });
    const blind = { ...second, units: [] };
    await assert.rejects(releases.withdraw(release, blind, command()), problem(404));
    await assert.rejects(releases.withdraw(release, second, command()), problem(403));
    await releases.withdraw(release, officer, command());
    await assert.rejects(releases.withdraw(release, blind, command()), problem(404));
  }));

test("a standing release is turned down once, by another than its author, before it starts", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const { releases } = arvenia.node;
    const { officer, second, third } = arvenia.people;
    const asked = {
      partner: talvia.id,
      kinds: ["report"],
      areas: ["maritime"],
      tlp: ["green"],
      originators: [arvenia.id],
      recipient: { organisation: ORGANISATION.talvia, role: "analyst" },
      purpose: "incident-response",
      until: new Date(parties.clock.now + 30 * DAY).toISOString().replace(/\.\d+/, ""),
      quota: 100,
      note: NOTE,
    };
    const propose = async () => (await releases.proposeStanding(asked, officer, command())).result.standing;
    const standing = await propose();
    await assert.rejects(releases.turnDownStanding(standing, because, officer, command()), problem(403));
    await releases.approveStanding(standing, second, command());
    await releases.turnDownStanding(standing, because, third, command());
    await assert.rejects(releases.turnDownStanding(standing, because, second, command()), problem(409));
    await assert.rejects(releases.approveStanding(standing, third, command()), problem(409));
    await assert.rejects(releases.stopStanding(standing, second, command()), problem(409));
    const client = parties.client(arvenia, "officer");
    const shown = await client.call(standingOperations.getStanding, { params: { standing } });
    assert.deepEqual([shown.state, shown.turnedDown?.by], ["turned-down", third.account]);
    const { items } = await client.call(waitingOperations.whatWaits, { params: { partner: talvia.id } });
    assert.deepEqual(
      items.map(({ kind, id }) => ({ kind, id })),
      [{ kind: "standing-turned-down", id: standing }],
    );

    const active = await propose();
    for (const who of [second, third]) await releases.approveStanding(active, who, command());
    await assert.rejects(releases.turnDownStanding(active, because, second, command()), problem(409));
  }));
