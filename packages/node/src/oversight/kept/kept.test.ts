import assert from "node:assert/strict";
import { test } from "node:test";
import { overseeingOperations as ops } from "@entente/api";
import { Parties, problem, withParties } from "../../testing/parties.ts";
import { begun } from "../reviews/test-review.ts";
import { listKept } from "./kept.ts";

const framed = () => Parties.framed();

test("what was kept from a partner is counted by the way it was kept, with its clause; the reading is recorded", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const overseer = parties.client(arvenia, "overseer");
    const query = { partner: talvia.id };
    const { operation } = await begun(parties);
    const product = await parties.write(arvenia, "Two patrol boats left.", { marking: "TLP:RED" });
    const { state } = await parties.send(arvenia, talvia, [product]);
    assert.equal(state, "refused");
    const { ways } = await overseer.call(ops.listKept, { query });
    const of = (name: string) => ways.find(({ way }) => way === name)!;
    assert.deepEqual([of("operation-whole").count, of("operation-particulars").count], [0, 1]);
    const [kept] = of("operation-particulars").items;
    assert.equal(kept?.id, operation);
    assert.ok(kept.until !== undefined && kept.clauses.length > 0);
    const [refused] = of("release-refused").items;
    assert.ok(refused !== undefined && refused.clauses.length > 0 && refused.reason !== undefined);
    const [reading] = (
      await overseer.call(ops.listHouseEntries, { query: { kind: "withheld.read/1", limit: 1 } })
    ).items;
    assert.equal(
      (reading!.envelope.body as { count: number }).count,
      ways.reduce((sum, { count }) => sum + count, 0),
    );
    const theirs = parties.client(talvia, "overseer");
    const mirror = await theirs.call(ops.listKept, { query: { partner: arvenia.id } });
    assert.equal(mirror.ways.find(({ way }) => way === "operation-particulars")?.count, 0);
  }));

test("of what lies in a compartment that the overseer may not see there is no row and no count", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const product = await parties.write(arvenia, "Two patrol boats left.", { marking: "TLP:RED" });
    await parties.send(arvenia, talvia, [product]);
    const { node, people } = arvenia;
    const parts = { acting: node.acting, relations: node.relations, failures: () => [] };
    const seen = async (reads: boolean) => {
      const { ways } = await listKept({ ...parts, mayRead: () => () => reads }, people.overseer, talvia.id);
      return ways.find(({ way }) => way === "release-refused");
    };
    assert.equal((await seen(true))?.count, 1);
    assert.deepEqual([(await seen(false))?.count, (await seen(false))?.items], [0, []]);
  }));

test("without an agreement nothing of it is read, and by nobody but an overseer ever", () =>
  withParties(
    () => Parties.open("arvenia", "talvia"),
    async (parties) => {
      const { arvenia, talvia } = parties;
      const query = { partner: talvia.id };
      const overseer = parties.client(arvenia, "overseer");
      await assert.rejects(overseer.call(ops.listKept, { query }), problem(422));
      const liaison = parties.client(arvenia, "liaison");
      await assert.rejects(liaison.call(ops.listKept, { query }), problem(403));
    },
  ));
