import assert from "node:assert/strict";
import { test } from "node:test";
import { agreementOperations as on, type ProblemError, standingOperations as standing } from "@entente/api";
import { liaisonKinds } from "./declaring.ts";
import {
  by,
  command,
  DAY,
  DECLARED,
  instant,
  NOTE,
  ORGANISATION,
  Parties,
  type Party,
  withParties,
} from "./testing/parties.ts";

const without = (...kinds: string[]) => liaisonKinds().filter((kind) => !kinds.includes(kind));
const entries = ({ node }: Party) =>
  node.ledger.reader.get<{ n: number }>("SELECT count(*) AS n FROM journal")!.n;
const unlisted = (kind: string) =>
  `Card 1 of Talvia does not list ${kind}: its node would set that entry aside, so nothing was written. ` +
  'The partner upgrades its node and issues a card that lists it ("entente card draft" there, signed and issued); ' +
  "once that card is here, do this again.";
const REPORT = "# Convoys\n\nThree convoys left Port Meliore at dawn.\n";

test("an act that would say what the partner's card does not list is refused whole, and works once its card lists it", () =>
  withParties(
    () => Parties.agreed(),
    async (parties) => {
      const { arvenia, talvia } = parties;
      await parties.issue(talvia, { kinds: without("agreement.suspended/1") });
      const { hash } = arvenia.node.agreements.inForce(talvia.id)!;
      const before = entries(arvenia);
      const suspend = (more = command()) =>
        arvenia.node.agreements.suspend({ session: arvenia.people.liaison, command: more }, talvia.id, hash, {
          reason: "security",
        });
      const act = command();
      await assert.rejects(suspend(act), {
        code: "not-understood",
        message: unlisted("agreement.suspended/1"),
      });
      assert.equal(entries(arvenia), before, "neither the entry nor what goes with it in the house log");
      await parties.issue(talvia, { kinds: liaisonKinds() });
      // The very same command: what was refused is not remembered as answered.
      await suspend(act);
      await parties.settle();
      assert.equal(talvia.node.agreements.inForce(arvenia.id)?.state, "suspended");
      assert.deepEqual(talvia.node.relations.view(arvenia.id).aside, []);
    },
  ));

test("over HTTP the refusal is a problem that names the kind", () =>
  withParties(
    () => Parties.agreed(),
    async (parties) => {
      const { arvenia, talvia } = parties;
      await parties.issue(talvia, { kinds: without("agreement.suspended/1") });
      const { hash } = arvenia.node.agreements.inForce(talvia.id)!;

      const client = parties.client(arvenia, "liaison");
      const params = { partner: talvia.id, hash };
      await assert.rejects(
        client.call(on.suspendAgreement, { params, body: { reason: "security" } }),
        (cause: unknown) => {
          const { code, problem } = cause as ProblemError;
          assert.deepEqual([problem.status, code], [409, "not-understood"]);
          assert.match(problem.detail ?? "", /agreement\.suspended\/1/);
          return true;
        },
      );
    },
  ));

test("a card always goes, even to a partner whose card lists no kind at all", () =>
  withParties(
    () => Parties.open("arvenia", "talvia"),
    async (parties) => {
      const { arvenia, talvia } = parties;
      await parties.issue(talvia, { kinds: [] });
      await parties.issue(arvenia, { kinds: liaisonKinds() });
      assert.equal(talvia.node.relations.cards.cardOf(arvenia.id)?.card.sequence, 1);
      assert.deepEqual(talvia.node.relations.view(arvenia.id).aside, []);
    },
  ));

test("what a node owes by itself is held, said as trouble, and done when the partner's new card has come", () =>
  withParties(
    () => Parties.agreed(),
    async (parties) => {
      const { arvenia, talvia } = parties;
      const received = liaisonKinds().filter((kind) => kind.startsWith("release.received/"));
      assert.equal(received.length > 0, true);
      await parties.send(arvenia, talvia, [await parties.write(arvenia, REPORT)]);
      await parties.issue(arvenia, { kinds: without(...received) });
      assert.equal(parties.parts(arvenia)[0]!.state, "announced");
      const [trouble] = talvia.node.releases.keeper.troubles;
      assert.match(trouble!.why, /Card 1 of Arvenia does not list release\.received\//);
      await parties.issue(arvenia, { kinds: liaisonKinds() });
      parties.clock.now += 600_000;
      await parties.settle();
      assert.equal(parties.parts(arvenia)[0]!.state, "received");
      assert.deepEqual(talvia.node.releases.keeper.troubles, []);
    },
  ));

test("a last approval that cannot be said leaves the release as it was, for another day", () =>
  withParties(
    () => Parties.agreed(),
    async (parties) => {
      const { arvenia, talvia } = parties;
      const made = liaisonKinds().filter((kind) => kind.startsWith("release.made/"));
      const product = await parties.write(arvenia, REPORT);
      const { releases } = arvenia.node;
      const { officer, second, third } = arvenia.people;
      const { release } = (await releases.propose(parties.asked(talvia, [product]), officer, command()))
        .result;
      await parties.issue(talvia, { kinds: without(...made) });
      await releases.approve(release, second, command());
      await assert.rejects(releases.approve(release, third, command()), { code: "not-understood" });
      assert.deepEqual(parties.parts(arvenia), []);
      await parties.issue(talvia, { kinds: liaisonKinds() });
      const { session, command: again } = by(third);
      assert.equal((await releases.approve(release, session, again)).result.state, "made");
      await parties.settle();
      assert.equal(parties.held(talvia).length, 1);
    },
  ));

test("a release that the partner's card does not list is refused when it is looked at and when it is proposed", () =>
  withParties(
    () => Parties.agreed(),
    async (parties) => {
      const { arvenia, talvia } = parties;
      const made = liaisonKinds().filter((kind) => kind.startsWith("release.made/"));
      const asked = parties.asked(talvia, [await parties.write(arvenia, REPORT)]);
      await parties.issue(talvia, { kinds: without(...made) });
      const { releases } = arvenia.node;
      const { officer } = arvenia.people;
      const before = entries(arvenia);
      const inWords = {
        code: "not-understood",
        message: unlisted(made[0]!),
      };
      assert.throws(() => releases.preview(asked, officer), inWords);
      await assert.rejects(releases.propose(asked, officer, command()), inWords);
      assert.equal(entries(arvenia), before);
      await parties.issue(talvia, { kinds: liaisonKinds() });
      assert.equal((await releases.propose(asked, officer, command())).result.state, "proposed");
    },
  ));

test("a standing release is refused the same way, when it is looked at and when it is proposed, in both languages", () =>
  withParties(
    () => Parties.agreed("certs"),
    async (parties) => {
      const { arvenia, talvia } = parties;
      const made = liaisonKinds().filter((kind) => kind.startsWith("release.made/"));
      await parties.issue(talvia, { kinds: without(...made) });
      const asked = {
        partner: talvia.id,
        kinds: ["stix:indicator"],
        areas: ["cyber"],
        tlp: ["green" as const],
        originators: [arvenia.id],
        recipient: { organisation: ORGANISATION.talvia, role: "machine" as const },
        purpose: "cyber-defence",
        declares: DECLARED,
        until: instant(parties.clock.now + 90 * DAY),
        quota: 100,
      };
      const refused = (detail: RegExp) => (cause: unknown) => {
        const { problem, code } = cause as ProblemError;
        assert.deepEqual([problem.status, code], [409, "not-understood"]);
        assert.match(problem.detail ?? "", detail);
        return true;
      };
      const english = parties.client(arvenia, "officer");
      const french = parties.client(arvenia, "officer", "fr");
      const proposed = () =>
        arvenia.node.ledger.reader.get<{ n: number }>("SELECT count(*) AS n FROM view_standing")!.n;
      for (const [client, words] of [
        [english, /^Card 1 of Talvia does not list release\.made\/1: /],
        [french, /^sa carte ne nomme pas ce genre d’écriture/],
      ] as const) {
        const told = refused(words);
        await assert.rejects(client.call(standing.previewStanding, { body: asked }), told);
        await assert.rejects(client.call(standing.proposeStanding, { body: { ...asked, note: NOTE } }), told);
      }
      assert.equal(proposed(), 0);
      await parties.issue(talvia, { kinds: liaisonKinds() });
      await english.call(standing.previewStanding, { body: asked });
      await english.call(standing.proposeStanding, { body: { ...asked, note: NOTE } });
      assert.equal(proposed(), 1);
    },
  ));

test("what the agreement forbids is refused by its clauses, whatever the partner's card lists", () =>
  withParties(
    () => Parties.agreed(),
    async (parties) => {
      const { arvenia, talvia } = parties;
      const made = liaisonKinds().filter((kind) => kind.startsWith("release.made/"));
      const product = await parties.write(arvenia, REPORT);
      await parties.issue(talvia, { kinds: without(...made) });
      const asked = parties.asked(talvia, [product], { purpose: "an-unheard-of-purpose" });
      const { result } = await arvenia.node.releases.propose(asked, arvenia.people.officer, command());
      assert.equal(result.state, "refused");
    },
  ));
