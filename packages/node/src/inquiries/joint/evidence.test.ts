import assert from "node:assert/strict";
import { test } from "node:test";
import { inquiryOperations as ops, type Problem } from "@entente/api";
import { Parties, type Party, withParties } from "../../testing/parties.ts";
import { rejected } from "../docket/testing.ts";
import { Case } from "./testing.ts";

const framed = () => Parties.framed();
const codes = ({ violations = [] }: Problem) => violations.map(({ code }) => code);
const refused = (parties: Parties, party: Party, act: () => Promise<unknown>): Promise<Problem> =>
  rejected(party, party === parties.arvenia ? parties.talvia : parties.arvenia, act);

const countOf = async (made: Case, party: Party) => (await made.view(party)).corroboration[0]!.count;

test("two reports from one leak are one; a register makes two; shown to be of one origin, one again", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const made = await Case.open(parties);
    const chart = await made.submit(arvenia, made.leak());
    assert.equal(await countOf(made, arvenia), 1);
    const copy = await made.submit(talvia, { ...made.leak(chart.root), name: "E2" });
    await made.link(talvia, copy.evidence, "derived_from", chart.evidence);
    assert.equal(await countOf(made, arvenia), 1);
    const register = await made.submit(talvia, { name: "E7" });
    assert.equal(await countOf(made, arvenia), 2);
    assert.equal(await countOf(made, talvia), 2);
    await made.link(arvenia, chart.evidence, "same_origin", register.evidence);
    assert.equal(await countOf(made, arvenia), 1);
    assert.equal(await countOf(made, talvia), 1);
    const { edges } = await made.view(talvia);
    assert.ok(edges.every(({ why }) => why !== undefined));
  }));

test("leaked material is digest, description and root: its bytes are refused and go nowhere", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const made = await Case.open(parties);
    const secret = "LANTERN 33.5 of the leaked chart";
    const bytes = Buffer.from(secret).toString("base64");
    const kept = await refused(parties, arvenia, () =>
      made.submit(arvenia, { ...made.leak(), bytes, sha256: undefined }),
    );
    assert.deepEqual([codes(kept), kept.pointer], [["leaked-bytes"], "/bytes"]);
    const open = await refused(parties, arvenia, () =>
      made.submit(arvenia, { bytes, root: { kind: "leak" } }),
    );
    assert.deepEqual([codes(open), open.pointer], [["leak-not-quarantined"], "/quarantined"]);
    for (const party of parties.all) assert.deepEqual(parties.filesWith(party, secret), []);
    const { evidence } = await made.submit(arvenia, made.leak());
    const read = made.talvia.call(ops.readEvidence, {
      params: { ...made.at(talvia).params, evidence },
      query: { why: "examine" },
    });
    await assert.rejects(read, /quarantine/);
    assert.equal((await made.view(talvia)).evidence[0]!.words?.name, "E1");
  }));

test("bytes are hashed as they came, sealed, given to the partner under the same digest, and each reading is recorded", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const made = await Case.open(parties);
    const { evidence, sha256 } = await made.submit(arvenia);
    assert.deepEqual(parties.filesWith(arvenia, "35,100,000 records"), []);
    const params = { ...made.at(talvia).params, evidence };
    const read = await made.talvia.call(ops.readEvidence, {
      params,
      query: { why: "verify", what: "exported" },
    });
    assert.equal(read.sha256, sha256);
    assert.equal(Buffer.from(read.bytes, "base64").toString(), "35,100,000 records provided\n");
    const { items } = await made.client(talvia, "overseer").call(ops.listCustody, { params });
    assert.deepEqual(
      items.map(({ what, why, by }) => [what, why, by]),
      [
        ["received", "submission", arvenia.id],
        ["exported", "verify", talvia.people.inquirer.account],
      ],
    );
    // Who read it at Talvia is Talvia's affair.
    const ours = await made.arvenia.call(ops.listCustody, {
      params: { ...made.at(arvenia).params, evidence },
    });
    assert.deepEqual(
      ours.items.map(({ by }) => by),
      [arvenia.people.inquirer.account],
    );
  }));

test("who submitted a piece does not grade it, and 1 needs two roots; source and information stay apart", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const made = await Case.open(parties);
    const claim = made.claims[0]!;
    const { evidence } = await made.submit(arvenia);
    const grade = (who: "inquirer" | "envoy", credibility: "1" | "2", party = arvenia) =>
      made.client(party, who).call(ops.gradeEvidence, {
        ...made.at(party),
        body: { evidence, claim, reliability: "B", credibility },
      });
    assert.deepEqual(codes(await refused(parties, arvenia, () => grade("inquirer", "2"))), [
      "grader-is-submitter",
    ]);
    const alone = await refused(parties, arvenia, () => grade("envoy", "1"));
    assert.deepEqual([codes(alone), alone.pointer], [["grade-needs-two-roots"], "/credibility"]);
    await grade("envoy", "2");
    const second = await made.submit(talvia, { name: "E7" });
    await grade("inquirer", "1", talvia);
    await parties.settle();
    const grades = async () =>
      (await made.view(arvenia)).evidence.find((each) => each.evidence === evidence)!.grades;
    assert.deepEqual(
      (await grades()).map(({ by, credibility, unsupported }) => [by, credibility, unsupported]),
      [
        ["ours", "2", false],
        ["theirs", "1", false],
      ],
    );
    await made.link(arvenia, evidence, "same_origin", second.evidence);
    assert.equal((await grades())[1]!.unsupported, true);
  }));

test("what comes after a party has closed its evidence is late", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const made = await Case.open(parties);
    await made.arvenia.call(ops.closeEvidence, made.at(arvenia));
    await parties.settle();
    assert.equal(await made.state(talvia), "open");
    assert.equal((await made.submit(talvia)).late, false);
    assert.equal((await made.submit(arvenia)).late, true);
    await made.talvia.call(ops.closeEvidence, made.at(talvia));
    await parties.settle();
    for (const party of parties.all) {
      const { state, evidence } = await made.view(party);
      assert.equal(state, "evidence-closed");
      assert.deepEqual(evidence.map(({ late }) => late).toSorted(), [false, true]);
    }
  }));

test("bad evidence names its field, and nothing is stored", () =>
  withParties(framed, async (parties) => {
    const { arvenia } = parties;
    const made = await Case.open(parties);
    const other = "01K8ZJ4Q6V0000000000000009";
    const wrongs = [
      [{ bytes: undefined }, "/bytes"],
      [{ bytes: "no base64!" }, "/bytes"],
      [{ sha256: `sha256:${"A".repeat(43)}` }, "/sha256"],
      [{ root: { kind: "register", id: other } }, "/root/id"],
      [{ bears: [{ claim: other, way: "supports" }] }, "/bears/0/claim"],
      [{ mediaType: "what?" }, "/mediaType"],
      [{ obtained: { how: "x", by: "x", at: "2026-13-40T00:00:00Z" } }, "/obtained/at"],
    ] as const;
    for (const [change, pointer] of wrongs) {
      const told = await refused(parties, arvenia, () => made.submit(arvenia, change as never));
      assert.deepEqual([told.status, told.pointer], [422, pointer]);
    }
    const { evidence } = await made.submit(arvenia);
    const linked = await refused(parties, arvenia, () => made.link(arvenia, evidence, "same_origin", other));
    assert.equal(linked.pointer, "/to");
    assert.equal((await made.view(arvenia)).evidence.length, 1);
  }));
