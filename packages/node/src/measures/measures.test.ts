import assert from "node:assert/strict";
import { test } from "node:test";
import { actingOperations, measureOperations as on, ProblemError } from "@entente/api";
import { ulid } from "../ledger/index.ts";
import { command, DAY, MINUTE, Parties, withParties } from "../testing/parties.ts";
import { apply } from "./commands.ts";

const TEXT = "Sharing on cyber threats stops on Friday unless the questions of 6 May are answered.";
const suspendCyber = (partner: string) => ({
  partner,
  what: "suspend-area" as const,
  areas: ["cyber"],
  reason: "breach" as const,
  text: TEXT,
});

const refused = async (act: Promise<unknown>, status: number, pointer?: string) =>
  assert.rejects(act, (cause) => {
    assert.ok(cause instanceof ProblemError, String(cause));
    assert.equal(cause.status, status, cause.message);
    if (pointer !== undefined) assert.equal(cause.problem.pointer, pointer);
    return true;
  });

test("a measure is proposed and dropped, and the partner reads why", () =>
  withParties(
    () => Parties.framed(),
    async (parties) => {
      const { arvenia, talvia } = parties;
      const [ours, theirs] = [parties.client(arvenia, "liaison"), parties.client(talvia, "liaison")];
      const { result } = await ours.call(on.proposeMeasure, { body: suspendCyber(talvia.id) });
      await parties.settle();
      const seen = await theirs.call(on.getMeasure, { params: result });
      assert.equal(seen.state, "proposed");
      assert.equal(seen.by, "partner");
      assert.equal(seen.text, TEXT);
      assert.equal(arvenia.node.agreements.inForce(talvia.id)?.state, "in-force", "nothing stops yet");
      await refused(theirs.call(on.dropMeasure, { params: result, body: { reason: "withdrawn" } }), 409);
      await ours.call(on.dropMeasure, { params: result, body: { reason: "answered" } });
      await parties.settle();
      const [after] = (await theirs.call(on.listMeasures)).items;
      assert.equal(after?.state, "dropped");
      assert.equal(after?.dropped, "answered");
      await refused(ours.call(on.applyMeasure, { params: result, body: {} }), 409);
      assert.deepEqual(parties.filesWith(talvia, "unless the questions"), []);
    },
  ));

test("a measure applied stops its area at once and nothing else; both sign that it ends", () =>
  withParties(
    () => Parties.framed(),
    async (parties) => {
      const { arvenia, talvia } = parties;
      const [ours, theirs] = [parties.client(arvenia, "liaison"), parties.client(talvia, "liaison")];
      const cyber = await parties.write(arvenia, "Beacons seen on the coast.", { areas: ["cyber"] });
      const maritime = await parties.write(arvenia, "Convoys seen on the coast.");
      const { result } = await ours.call(on.proposeMeasure, { body: suspendCyber(talvia.id) });
      await ours.call(on.applyMeasure, { params: result, body: {} });
      parties.clock.now += MINUTE;
      await parties.settle();
      assert.equal((await parties.send(arvenia, talvia, [cyber])).state, "refused");
      assert.equal((await parties.send(arvenia, talvia, [maritime])).state, "made");
      await parties.settle();
      const held = await theirs.call(on.getMeasure, { params: result });
      assert.equal(held.state, "applied");
      const own = await ours.call(on.getMeasure, { params: result });
      assert.deepEqual(own.effect?.stopped, { refusals: 1, products: 1 });
      assert.deepEqual(own.effect?.wentOn.shared, [{ area: "maritime", direction: "out", count: 1 }]);
      assert.ok(own.effect?.wentOn.entries.some(({ kind }) => kind === "release.received/1"));

      await ours.call(on.liftMeasure, { params: result, body: {} });
      await parties.settle();
      assert.equal((await ours.call(on.getMeasure, { params: result })).state, "applied", "one signature");
      await theirs.call(on.liftMeasure, { params: result, body: {} });
      await parties.settle();
      parties.clock.now += MINUTE;
      for (const client of [ours, theirs]) {
        const lifted = await client.call(on.getMeasure, { params: result });
        assert.equal(lifted.state, "lifted");
        assert.ok(lifted.endedAt !== undefined);
      }
      assert.equal((await parties.send(arvenia, talvia, [cyber])).state, "made");
      assert.deepEqual((await ours.call(on.getMeasure, { params: result })).effect?.stopped, {
        refusals: 1,
        products: 1,
      });
    },
  ));

test("sharing more is decided, the agreement amended, and the volumes counted before and after", () =>
  withParties(
    () => Parties.framed(),
    async (parties) => {
      const { arvenia, talvia } = parties;
      const ours = parties.client(arvenia, "liaison");
      await parties.send(arvenia, talvia, [await parties.write(arvenia, "Before.")]);
      await parties.settle();
      parties.clock.now += DAY;
      const { result } = await ours.call(on.proposeMeasure, {
        body: {
          partner: talvia.id,
          what: "share-more",
          areas: ["air"],
          text: "Share what concerns flights.",
        },
      });
      await refused(ours.call(on.applyMeasure, { params: result, body: {} }), 409);
      await parties.amend("arvenia", "talvia", (document, hash) => ({
        ...document,
        version: document.version + 1,
        supersedes: hash,
        vocab: {
          ...document.vocab,
          areas: [
            { code: "air", name: { en: "air safety", fr: "sûreté aérienne" } },
            ...document.vocab.areas,
          ],
        },
        clauses: document.clauses.map((clause) =>
          clause.kind === "areas" ? { ...clause, params: { allow: ["air", "cyber", "maritime"] } } : clause,
        ),
      }));
      await ours.call(on.applyMeasure, { params: result, body: {} });
      parties.clock.now += 2 * DAY;
      for (const text of ["After, one.", "After, two."])
        await parties.send(arvenia, talvia, [await parties.write(arvenia, text, { areas: ["air"] })]);
      await parties.settle();
      const { volumes } = await ours.call(on.getMeasure, { params: result });
      assert.equal(volumes?.seconds, (2 * DAY) / 1000);
      assert.deepEqual(volumes?.before, [{ area: "maritime", direction: "out", count: 1 }]);
      assert.deepEqual(volumes?.after, [{ area: "air", direction: "out", count: 2 }]);
    },
  ));

test("bad input names the field, and nothing is stored", () =>
  withParties(
    () => Parties.framed(),
    async (parties) => {
      const { arvenia, talvia } = parties;
      const ours = parties.client(arvenia, "liaison");
      const size = () =>
        arvenia.node.ledger.reader.get<{ n: number }>("SELECT count(*) AS n FROM journal")!.n;
      const before = size();
      const { reason: _, ...without } = suspendCyber(talvia.id);
      await refused(ours.call(on.proposeMeasure, { body: without }), 422, "/reason");
      const other = { ...suspendCyber(talvia.id), areas: ["cyber", "weather"] };
      await refused(ours.call(on.proposeMeasure, { body: other }), 422, "/areas/1");
      await refused(ours.call(on.proposeMeasure, { body: { ...other, text: "" } }), 422, "/text");
      await refused(ours.call(on.proposeMeasure, { body: suspendCyber(arvenia.id) }), 404);
      await refused(
        parties
          .client(arvenia, "envoy")
          .call(on.applyMeasure, { params: { measure: arvenia.node.acting.newId() }, body: {} }),
        403,
      );
      assert.equal(size(), before);
    },
  ));

test("without an agreement there is no measure, and the refusal is recorded", () =>
  withParties(
    () => Parties.open("arvenia", "talvia"),
    async (parties) => {
      const { arvenia, talvia } = parties;
      const ours = parties.client(arvenia, "liaison");
      await refused(ours.call(on.proposeMeasure, { body: suspendCyber(talvia.id) }), 422);
      const { items } = await ours.call(actingOperations.listRefusedActs);
      assert.deepEqual(items[0]?.violations, [{ clause: "-", kind: "agreement", code: "no-agreement" }]);
    },
  ));

test("a partner cannot apply or drop what it did not propose", () =>
  withParties(
    () => Parties.framed(),
    async (parties) => {
      const { arvenia, talvia } = parties;
      const ours = parties.client(arvenia, "liaison");
      const { result } = await ours.call(on.proposeMeasure, { body: suspendCyber(talvia.id) });
      await parties.settle();
      const say = (kind: string, body: Record<string, string>) =>
        talvia.node.ledger.submit({
          id: `forged ${kind}`,
          digest: kind,
          decide: () => ({
            entries: [{ log: { partner: arvenia.id }, kind, body }],
            expects: {},
            result: null,
          }),
        });
      await say("measure.dropped/1", { measure: result.measure, reason: "withdrawn" });
      await say("measure.applied/1", { measure: result.measure });
      await parties.settle();
      assert.equal((await ours.call(on.getMeasure, { params: result })).state, "proposed");
      assert.equal(arvenia.node.relations.view(talvia.id).aside.length, 2);
    },
  ));

test("a partner’s measure is applied only by its own suspension of those areas, or by an amendment", () =>
  withParties(
    () => Parties.framed(),
    async (parties) => {
      const { arvenia, talvia } = parties;
      const ours = parties.client(arvenia, "liaison");
      const { result } = await ours.call(on.proposeMeasure, { body: suspendCyber(talvia.id) });
      await ours.call(on.applyMeasure, { params: result, body: {} });
      await parties.settle();
      const [held] = arvenia.node.agreements.suspensions(talvia.id);
      const log = { partner: arvenia.id };
      const agreement = held!.hash;
      /** What Talvia says past its own rules: a measure, and that it is applied. */
      const says = async (
        what: "suspend-area" | "share-more",
        areas: string[],
        by: Record<string, string>,
      ) => {
        const measure = ulid(parties.clock.now);
        const reason = what === "share-more" ? {} : { reason: "incident" };
        await talvia.node.ledger.submit({
          ...command(),
          decide: () => ({
            entries: [
              { log, kind: "measure.proposed/1", agreement, body: { measure, what, areas, ...reason } },
              { log, kind: "measure.applied/1", body: { measure, ...by } },
            ],
            expects: {},
            result: null,
          }),
        });
        await parties.settle();
        return (await ours.call(on.getMeasure, { params: { measure } })).state;
      };
      assert.equal(await says("suspend-area", ["cyber"], { suspension: held!.id }), "proposed", "ours");
      assert.equal(await says("suspend-area", ["cyber"], {}), "proposed");
      assert.equal(await says("suspend-area", ["cyber"], { amendment: agreement }), "proposed");
      assert.equal(await says("share-more", ["cyber"], {}), "proposed");
      assert.equal(await says("share-more", ["cyber"], { suspension: held!.id }), "proposed");
      const session = talvia.people.liaison;
      const act = { session, command: command() };
      const { result: own } = await talvia.node.agreements.suspend(act, arvenia.id, agreement, {
        areas: ["maritime"],
        reason: "incident",
      });
      assert.equal(await says("suspend-area", ["cyber"], own), "proposed", "of another area");
      assert.equal(arvenia.node.relations.view(talvia.id).aside.length, 6);
      assert.equal(await says("suspend-area", ["maritime"], own), "applied");
      assert.equal(await says("share-more", ["cyber"], { amendment: agreement }), "applied");
      assert.deepEqual(arvenia.node.agreements.suspensions(talvia.id)[0]?.resumedBy, []);
    },
  ));

test("asked for several times at once, a measure suspends once", () =>
  withParties(
    () => Parties.framed(),
    async (parties) => {
      const { arvenia, talvia } = parties;
      const ours = parties.client(arvenia, "liaison");
      const { result } = await ours.call(on.proposeMeasure, { body: suspendCyber(talvia.id) });
      const all = [1, 2, 3].map(() => ours.call(on.applyMeasure, { params: result, body: {} }));
      const done = (await Promise.allSettled(all)).filter(({ status }) => status === "fulfilled");
      assert.equal(done.length, 1);
      assert.equal(arvenia.node.agreements.suspensions(talvia.id).length, 1);
    },
  ));

test("applied and dropped at once, a measure is one of the two, and what is suspended can be lifted", () =>
  withParties(
    () => Parties.framed(),
    async (parties) => {
      const { arvenia, talvia } = parties;
      const ours = parties.client(arvenia, "liaison");
      const { agreements } = arvenia.node;
      for (const dropsFirst of [true, false]) {
        const { result } = await ours.call(on.proposeMeasure, { body: suspendCyber(talvia.id) });
        const apply = () => ours.call(on.applyMeasure, { params: result, body: {} });
        const drop = () => ours.call(on.dropMeasure, { params: result, body: { reason: "answered" } });
        const done = await Promise.allSettled(
          (dropsFirst ? [drop, apply] : [apply, drop]).map((act) => act()),
        );
        assert.equal(done.filter(({ status }) => status === "fulfilled").length, 1);
        const failed = done.find(({ status }) => status === "rejected") as PromiseRejectedResult;
        assert.equal((failed.reason as ProblemError).status, 409);
        const { state } = await ours.call(on.getMeasure, { params: result });
        const open = agreements.suspensions(talvia.id).filter((each) => each.open);
        assert.equal(open.length, state === "applied" ? 1 : 0, state);
        if (state === "applied") await ours.call(on.liftMeasure, { params: result, body: {} });
        else assert.equal(state, "dropped");
        await parties.settle();
        if (state === "applied")
          await parties.client(talvia, "liaison").call(on.liftMeasure, { params: result, body: {} });
        await parties.settle();
      }
    },
  ));

test("a measure that stopped between its suspension and its entry is not dropped, but applied and lifted", () =>
  withParties(
    () => Parties.framed(),
    async (parties) => {
      const { arvenia, talvia } = parties;
      const ours = parties.client(arvenia, "liaison");
      const { acting, agreements } = arvenia.node;
      const { result } = await ours.call(on.proposeMeasure, { body: suspendCyber(talvia.id) });
      const stopped = Object.create(acting, {
        act: { value: () => Promise.reject(new Error("the node stopped")) },
      }) as typeof acting;
      const call = { session: arvenia.people.liaison, command: command() };
      Object.defineProperty(stopped, "reader", { value: acting.reader });
      await assert.rejects(apply(stopped, call, result.measure), /the node stopped/);
      assert.equal(agreements.suspensions(talvia.id).length, 1);
      await refused(ours.call(on.dropMeasure, { params: result, body: { reason: "answered" } }), 409);
      await ours.call(on.applyMeasure, { params: result, body: {} });
      await ours.call(on.liftMeasure, { params: result, body: {} });
      assert.equal(agreements.suspensions(talvia.id).length, 1);
      assert.equal(agreements.suspensions(talvia.id)[0]?.resumedBy.length, 1);
    },
  ));

test("what a partner proposes, however often, pushes none of our measures out of the list", () =>
  withParties(
    () => Parties.framed(),
    async (parties) => {
      const { arvenia, talvia } = parties;
      const ours = parties.client(arvenia, "liaison");
      const { result } = await ours.call(on.proposeMeasure, { body: suspendCyber(talvia.id) });
      const kind = "measure.proposed/1";
      const log = { partner: arvenia.id };
      const body = { what: "share-more", areas: ["cyber"] };
      const entries = Array.from({ length: 201 }, () => ({
        log,
        kind,
        body: { ...body, measure: ulid(parties.clock.now) },
      }));
      await talvia.node.ledger.submit({
        ...command(),
        decide: () => ({ entries, expects: {}, result: null }),
      });
      await parties.settle();
      const { items } = await ours.call(on.listMeasures);
      assert.equal(items[0]?.measure, result.measure);
      assert.equal(items.filter(({ by }) => by === "partner").length, 200);
    },
  ));
