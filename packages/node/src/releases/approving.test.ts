import assert from "node:assert/strict";
import { test } from "node:test";
import type { AgreementDocument } from "@entente/agreement";
import { releaseOperations } from "@entente/api";
import {
  by,
  command,
  container,
  DECLARED,
  indicator,
  NOTE,
  Parties,
  problem,
  withParties,
} from "../testing/parties.ts";
import { getRelease } from "./queries.ts";

const certs = () => Parties.agreed("certs");
const REPORT = "# Convoys\n\nThree convoys left Port Meliore at dawn.\n";

test("a release is proposed by one, approved by two others, sent, received byte for byte and receipted", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const { releases, ledger } = arvenia.node;
    const product = await parties.write(arvenia, REPORT);
    const asked = parties.asked(talvia, [product]);
    const preview = releases.preview(asked, arvenia.people.officer);
    assert.equal(preview.needed, 2);
    assert.equal(preview.decided[0]!.decision.verdict, "permit-with-obligations");
    const { result } = await releases.propose(asked, arvenia.people.officer, command());
    assert.deepEqual([result.state, result.approvalsNeeded], ["proposed", 2]);
    const { second, third } = arvenia.people;
    const seen = releases.proposalFor(second, result.release)!.digest;
    const other = `sha256:${"A".repeat(43)}`;
    await assert.rejects(releases.approve(result.release, second, command(), other), problem(409));
    const first = await releases.approve(result.release, second, command(), seen);
    assert.deepEqual([first.result.state, first.result.approvals], ["proposed", 1]);
    assert.deepEqual(parties.parts(arvenia), []);
    const last = await releases.approve(result.release, third, command());
    assert.equal(last.result.state, "made");
    assert.equal(parties.parts(arvenia)[0]!.state, "announced");
    await parties.settle();
    const sent = getRelease(ledger.reader, result.release);
    assert.equal(sent.state, "made");
    assert.equal(sent.parts[0]!.state, "received");
    assert.ok(sent.parts[0]!.receipt);
    const [came] = parties.parts(talvia, "in");
    assert.deepEqual([came!.state, came!.count, came!.held], ["received", 1, 1]);
    const found = await talvia.node.products.search(talvia.people.analyst, { text: "meliore" });
    const read = await talvia.node.products.content(
      talvia.people.analyst,
      found.products[0]!.product,
      "test",
    );
    const own = await arvenia.node.products.content(arvenia.people.analyst, product, "test");
    assert.deepEqual(read.content, own.content);
  }));

test("who proposes does not approve, nobody approves twice, and only release officers approve", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const { releases } = arvenia.node;
    const { officer, second, analyst, third } = arvenia.people;
    const product = await parties.write(arvenia, REPORT);
    const { release } = (await releases.propose(parties.asked(talvia, [product]), officer, command())).result;
    await assert.rejects(releases.approve(release, officer, command()), problem(403));
    await assert.rejects(releases.approve(release, analyst, command()), problem(403));
    await releases.approve(release, second, command());
    await assert.rejects(releases.approve(release, second, command()), problem(409));
    assert.deepEqual(parties.parts(arvenia), []);
    await releases.approve(release, third, command());
    await assert.rejects(releases.approve(release, third, command()), problem(409));
    assert.equal(parties.parts(arvenia).length, 1);
  }));

test("a repeated command gives the first answer, and does nothing twice", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const { releases } = arvenia.node;
    const product = await parties.write(arvenia, REPORT);
    const [one, two, three] = [command(), command(), command()];
    const asked = parties.asked(talvia, [product]);
    const first = await releases.propose(asked, arvenia.people.officer, one);
    const again = await releases.propose(asked, arvenia.people.officer, one);
    assert.deepEqual([again.result, again.repeated], [first.result, true]);
    const { release } = first.result;
    await releases.approve(release, arvenia.people.second, two);
    assert.ok((await releases.approve(release, arvenia.people.second, two)).repeated);
    const made = await releases.approve(release, arvenia.people.third, three);
    assert.deepEqual((await releases.approve(release, arvenia.people.third, three)).result, made.result);
    const changed = { id: three.id, digest: "another body" };
    await assert.rejects(releases.approve(release, arvenia.people.third, changed), {
      code: "command-reused",
    });
    assert.equal(parties.parts(arvenia).length, 1);
  }));

/** Proposed and approved once; then something happens; then the last approval. */
async function lastApproval(parties: Parties, between: (product: string, hash: string) => Promise<unknown>) {
  const { arvenia, talvia } = parties;
  const { releases } = arvenia.node;
  const product = await parties.write(arvenia, REPORT);
  const asked = parties.asked(talvia, [product]);
  const { release } = (await releases.propose(asked, arvenia.people.officer, command())).result;
  await releases.approve(release, arvenia.people.second, command());
  await between(product, arvenia.node.agreements.inForce(talvia.id)!.hash);
  return releases.approve(release, arvenia.people.third, command());
}

for (const areas of [undefined, ["maritime"]]) {
  test(`the last approval refuses when the agreement was suspended meanwhile${areas ? " for the area" : ""}`, () =>
    withParties(certs, async (parties) => {
      const { arvenia, talvia } = parties;
      const { result } = await lastApproval(parties, (_, hash) =>
        talvia.node.agreements
          .suspend(
            by(talvia.people.liaison),
            arvenia.id,
            hash,
            areas ? { areas, reason: "security" } : { reason: "security" },
          )
          .then(() => parties.settle()),
      );
      assert.equal(result.state, "refused");
      const codes = parties.refusals(arvenia)[0]!.violations.map(({ kind }) => kind);
      assert.ok(codes.includes("suspension"), String(codes));
      assert.equal(getRelease(arvenia.node.ledger.reader, result.release).state, "refused");
      assert.deepEqual(parties.parts(arvenia), []);
    }));
}

test("a suspension of one area leaves the others open", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const { result } = await lastApproval(parties, (_, hash) =>
      arvenia.node.agreements.suspend(by(arvenia.people.liaison), talvia.id, hash, {
        areas: ["cyber"],
        reason: "security",
      }),
    );
    assert.equal(result.state, "made");
  }));

test("the last approval finds nothing to send when a product was purged meanwhile", () =>
  withParties(certs, async (parties) => {
    await assert.rejects(
      lastApproval(parties, (product) => parties.purge(parties.arvenia, product)),
      problem(404),
    );
    assert.deepEqual(parties.parts(parties.arvenia), []);
  }));

/** The agreement with a quota of `maxItems` in 30 days, put among the clauses of care. */
const withQuota =
  (maxItems: number) =>
  (document: AgreementDocument): AgreementDocument => ({
    ...document,
    clauses: [
      ...document.clauses,
      {
        id: "9.1",
        kind: "volume-quota",
        title: { en: "Amounts", fr: "Volumes" },
        text: { en: "No more than this goes in thirty days.", fr: "Rien de plus en trente jours." },
        params: { maxItems, maxPersons: 0, period: "P30D" },
      },
    ],
  });

test("a quota counts what went before, what goes in the same selection, and what was approved at the same time", () =>
  withParties(
    () => Parties.agreed("certs", withQuota(4)),
    async (parties) => {
      const { arvenia, talvia } = parties;
      const { releases } = arvenia.node;
      const more = { declares: { ...DECLARED, persons: 0 } };
      const objects = [1, 2, 3, 4, 5, 6].map((n) => indicator(n));
      const ids = await parties.importObjects(arvenia, objects);
      const report = await parties.write(arvenia, REPORT);
      // Two groups of one selection: 4 and 1.
      const both = await parties.send(arvenia, talvia, [...ids.slice(0, 4), report], more);
      assert.equal(both.state, "refused");
      assert.equal((await parties.send(arvenia, talvia, ids.slice(0, 2), more)).state, "made");
      // Two releases of two each, of which only one still fits, approved at once.
      const pending = await Promise.all(
        [ids.slice(2, 4), ids.slice(4, 6)].map(async (products) => {
          const asked = parties.asked(talvia, products, more);
          const { release } = (await releases.propose(asked, arvenia.people.officer, command())).result;
          await releases.approve(release, arvenia.people.second, command());
          return release;
        }),
      );
      const outcomes = await Promise.all(
        pending.map((release) => releases.approve(release, arvenia.people.third, command())),
      );
      assert.deepEqual(outcomes.map(({ result }) => result.state).sort(), ["made", "refused"]);
      await parties.settle();
      assert.deepEqual(
        parties.parts(talvia, "in").map(({ state }) => state),
        ["received", "received"],
      );
      // A month later there is room again.
      parties.clock.now += 31 * 86_400_000;
      const later = await parties.write(arvenia, REPORT);
      assert.equal((await parties.send(arvenia, talvia, [later], more)).state, "made");
    },
  ));

test("what is approved is what was proposed: members that came to a container later do not leave with it", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const { releases } = arvenia.node;
    const [one, two] = [indicator(1), indicator(2)];
    const [known, report] = await parties.importObjects(arvenia, [one, container(1, [one, two])]);
    const asked = parties.asked(talvia, [report!], { withMembers: true });
    const { release } = (await releases.propose(asked, arvenia.people.officer, command())).result;
    await parties.importObjects(arvenia, [two]);
    await releases.approve(release, arvenia.people.second, command());
    await releases.approve(release, arvenia.people.third, command());
    const sent = arvenia.node.ledger.reader.all<{ product: string; inside: string | null }>(
      "SELECT product, inside FROM view_part_item ORDER BY position",
    );
    assert.deepEqual(
      sent.map(({ product, inside }) => [product, inside]),
      [
        [report, null],
        [known, report],
      ],
    );
  }));

test("whoever approves sees what would leave and why; nobody else is told", () =>
  withParties(
    () => Parties.agreed("certs"),
    async (parties) => {
      const { arvenia, talvia } = parties;
      const product = await parties.write(arvenia, "Three convoys left at dawn.");
      const { releases } = arvenia.node;
      const { result } = await releases.propose(
        parties.asked(talvia, [product]),
        arvenia.people.officer,
        command(),
      );
      const params = { release: result.release };
      const second = await parties.client(arvenia, "second").call(releaseOperations.getRelease, { params });
      const { digest } = arvenia.node.ledger.reader.get<{ digest: string }>(
        "SELECT digest FROM view_release",
      )!;
      assert.deepEqual(second.proposal, { products: [product], digest, note: NOTE });
      const analyst = await parties.client(arvenia, "analyst").call(releaseOperations.getRelease, { params });
      assert.equal(analyst.proposal, undefined);
    },
  ));
