import assert from "node:assert/strict";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { arvenianLadder, templates } from "@entente/agreement";
import { lastSize, liaisonOrigin, rootAt } from "./ledger/index.ts";
import {
  command,
  container,
  DAY,
  DECLARED,
  indicator,
  instant,
  NOTE,
  ORGANISATION,
  Parties,
  problem,
  withParties,
} from "./testing/parties.ts";

/** Failures that others have had (lessons.md, section 2), each played from end to end between whole nodes. */

const certs = () => Parties.agreed("certs");
const REPORT = "# Convoys\n\nThree convoys left Port Meliore at dawn.\n";
const GREEN = "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb";

test("regression 1: an empty or unknown recipient reaches nobody", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const product = await parties.write(arvenia, REPORT);
    for (const recipient of [
      { organisation: "", role: "analyst" },
      { organisation: ORGANISATION.arvenia, role: "analyst" },
      { organisation: "UNHEARD-OF", role: "analyst" },
      { organisation: ORGANISATION.talvia, role: "" },
    ]) {
      const { state } = await parties.send(arvenia, talvia, [product], { recipient });
      assert.equal(state, "refused", JSON.stringify(recipient));
    }
    await parties.settle();
    assert.deepEqual([parties.parts(arvenia), parties.held(talvia)], [[], []]);
  }));

test("regression 2: a later edit changes neither the agreement nor the group of what was released", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const [first] = await parties.importObjects(arvenia, [indicator(1)]);
    await parties.send(arvenia, talvia, [first!]);
    await parties.settle();
    const before = [arvenia.node.products.factsOf([first!]), parties.parts(arvenia)];
    const edited = indicator(1, { modified: "2026-11-19T08:00:00.000Z", object_marking_refs: [GREEN] });
    const [second] = await parties.importObjects(arvenia, [edited], { areas: ["maritime"] });
    await parties.settle();
    assert.notEqual(second, first);
    assert.deepEqual([arvenia.node.products.factsOf([first!]), parties.parts(arvenia)], before);
    assert.equal(parties.held(talvia).length, 1);
  }));

test("regression 3: there is no wildcard recipient", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const product = await parties.write(arvenia, REPORT);
    for (const organisation of ["*", "all", "ALL", "any"]) {
      const recipient = { organisation, role: "analyst" };
      const { state } = await parties.send(arvenia, talvia, [product], { recipient });
      assert.equal(state, "refused", organisation);
    }
    const draft = arvenia.node.agreements.inForce(talvia.id)!.document;
    const open = draft.parties.map((party) => ({
      ...party,
      id: party.id,
      organisations: ["*"],
      overseer: { body: "X" },
      ladder: arvenianLadder,
    }));
    const filled = templates.certs({
      id: draft.id,
      parties: open,
      areas: draft.vocab.areas,
      retentionDays: 1,
      from: "2026-11-01T00:00:00Z",
      until: "2027-11-01T00:00:00Z",
    });
    const liaison = { session: arvenia.people.liaison, command: command() };
    await assert.rejects(
      async () => arvenia.node.agreements.offer(liaison, talvia.id, filled as never),
      problem(422),
    );
  }));

test("regression 4: search, counts, errors and duplicates never reveal a hidden object", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const recipient = { organisation: ORGANISATION.talvia, role: "analyst", unit: "oris-cell" };
    const [sent] = await parties.importObjects(arvenia, [indicator(1, { name: "quixotrope" })]);
    await parties.send(arvenia, talvia, [sent!], { recipient });
    await parties.settle();
    const { products } = talvia.node;
    const { outsider, officer } = talvia.people;
    const hidden = parties.held(talvia)[0]!.product;
    const absent = `${"0".repeat(26)}.0`;
    assert.deepEqual((await products.search(outsider, { text: "quixotrope" })).products, []);
    assert.deepEqual((await products.search(outsider, {})).products, []);
    assert.deepEqual([...products.counts(outsider)], []);
    const told = async (product: string) => {
      const errors: unknown[] = [];
      const keep = (cause: unknown) => errors.push((cause as { problem: unknown }).problem);
      await products.read(outsider, product, "test").catch(keep);
      await products.content(outsider, product, "test").catch(keep);
      await products.versions(outsider, product).catch(keep);
      const asked = parties.asked(arvenia, [product]);
      await talvia.node.releases.propose(asked, { ...officer, units: [] }, command()).catch(keep);
      assert.equal(errors.length, 4);
      return errors;
    };
    assert.deepEqual(await told(hidden), await told(absent));
    // Recording the same object oneself is not told apart from recording a new one.
    const [own] = await parties.importObjects(talvia, [indicator(1, { name: "quixotrope" })]);
    const [fresh] = await parties.importObjects(talvia, [indicator(2, { name: "quixotrope" })]);
    assert.ok(own !== undefined && fresh !== undefined);
    assert.equal((await products.versions(outsider, own)).length, 1);
  }));

test("regression 5: attachments and access entries stand under the same check as the report", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const attachment = {
      name: "list.txt",
      mediaType: "text/plain",
      content: new TextEncoder().encode("TLP:AMBER\n\ncable\n"),
    };
    const report = await parties.write(arvenia, REPORT, { attachments: [attachment] });
    const recipient = { organisation: ORGANISATION.talvia, role: "analyst", unit: "oris-cell" };
    await parties.send(arvenia, talvia, [report], { recipient });
    await parties.settle();
    const held = parties.held(talvia);
    assert.equal(held.length, 2);
    for (const { product } of held) {
      assert.ok(await talvia.node.products.content(talvia.people.analyst, product, "test"));
      await assert.rejects(
        talvia.node.products.content(talvia.people.outsider, product, "test"),
        problem(404),
      );
    }
    const readings = talvia.node.ledger.reader.all<{ account: string }>("SELECT account FROM view_access");
    assert.ok(
      readings.length >= 2 && readings.every(({ account }) => account === talvia.people.analyst.account),
    );
  }));

test("regression 6: identity is a key; a party that takes another's name gains and loses nothing", () =>
  withParties(
    async () => {
      const parties = await Parties.open("arvenia", "talvia", "ostrand");
      await parties.agree("arvenia", "talvia", "certs");
      return parties;
    },
    async (parties) => {
      const { arvenia, talvia, ostrand } = parties;
      await parties.rename(ostrand, { en: "Talvia", fr: "Talvie" });
      assert.equal(arvenia.node.relations.view(ostrand.id).name.en, "Talvia");
      const product = await parties.write(arvenia, REPORT);
      await assert.rejects(parties.send(arvenia, ostrand, [product]), problem(409));
      assert.equal((await parties.send(arvenia, talvia, [product])).state, "made");
      await parties.settle();
      assert.deepEqual([parties.held(talvia).length, parties.held(ostrand).length], [1, 0]);
    },
  ));

test("regression 7: one partner learns nothing of another", () =>
  withParties(
    async () => {
      const parties = await Parties.open("arvenia", "talvia", "ostrand");
      await parties.agree("arvenia", "talvia", "certs");
      await parties.agree("arvenia", "ostrand", "certs");
      return parties;
    },
    async (parties) => {
      const { arvenia, talvia, ostrand } = parties;
      const product = await parties.write(arvenia, REPORT);
      await parties.send(arvenia, talvia, [product]);
      await parties.send(arvenia, ostrand, [product]);
      await parties.settle();
      const said = talvia.node.ledger.reader.all<{ bytes: Uint8Array }>(
        "SELECT e.bytes FROM entry e JOIN log l ON l.id = e.log WHERE l.party = :arvenia AND l.partner = :talvia",
        { arvenia: arvenia.id, talvia: talvia.id },
      );
      assert.ok(said.length > 3);
      const named = said.filter(({ bytes }) => new TextDecoder().decode(bytes).includes(ostrand.id.slice(7)));
      assert.equal(named.length, 0);
    },
  ));

test("regression 8: no marking is lost on import or on the way, and a removal propagates", () =>
  withParties(
    async () => {
      // What bears a marking nobody understands is seen at the top of the ladder alone.
      const parties = await Parties.open("arvenia", "talvia", { clearance: "TS" });
      await parties.agree("arvenia", "talvia", "certs");
      return parties;
    },
    async (parties) => {
      const { arvenia, talvia } = parties;
      const unheard = "marking-definition--11111111-2222-4333-8444-555555555555";
      const strange = indicator(1, { object_marking_refs: [GREEN, unheard] });
      const marked = indicator(2, { object_marking_refs: [GREEN] });
      const [first, second] = await parties.importObjects(arvenia, [strange, marked], { marking: undefined });
      assert.equal((await parties.send(arvenia, talvia, [first!])).state, "refused");
      assert.ok(parties.refusals(arvenia)[0]!.violations.some(({ code }) => code === "unknown-marking"));
      const { release } = await parties.send(arvenia, talvia, [second!]);
      await parties.settle();
      const [held] = talvia.node.products.open([parties.held(talvia)[0]!.product]);
      const came = JSON.parse(new TextDecoder().decode(held!.content)) as typeof marked;
      assert.deepEqual(came, marked);
      assert.equal(held!.header.label.tlp, "green");
      await arvenia.node.releases.recall(release, { reason: "released-in-error" }, command());
      await parties.settle();
      assert.equal(parties.held(talvia)[0]!.sealed, 1);
    },
  ));

test("regression 9: withdrawing a container withdraws what was released only inside it, never the recipient's own", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const objects = [indicator(1), indicator(2)];
    const own = await parties.importObjects(talvia, objects);
    const [, alone, report] = await parties.importObjects(arvenia, [...objects, container(1, objects)]);
    await parties.send(arvenia, talvia, [alone!]);
    const { release } = await parties.send(arvenia, talvia, [report!], { withMembers: true });
    await parties.settle();
    assert.equal(parties.held(talvia).length, 4);
    await arvenia.node.releases.recall(
      release,
      { reason: "released-in-error", products: [report!] },
      command(),
    );
    await parties.settle();
    assert.equal(parties.held(talvia).filter(({ sealed }) => sealed === 0).length, 1);
    assert.ok(talvia.node.products.factsOf(own).every(({ sealed }) => !sealed));
  }));

test("regression 10: a switch that is off stays off", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const { releases } = arvenia.node;
    const { officer, second, third } = arvenia.people;
    const { result } = await releases.proposeStanding(
      {
        partner: talvia.id,
        kinds: ["stix:indicator"],
        areas: ["cyber"],
        tlp: ["amber"],
        originators: [arvenia.id],
        recipient: { organisation: ORGANISATION.talvia, role: "machine" },
        purpose: "cyber-defence",
        note: NOTE,
        declares: DECLARED,
        until: instant(parties.clock.now + DAY),
        quota: 100,
      },
      officer,
      command(),
    );
    for (const one of [second, third]) await releases.approveStanding(result.standing, one, command());
    await releases.stopStanding(result.standing, second, command());
    await parties.importObjects(arvenia, [indicator(1)]);
    await parties.settle();
    await parties.restart(arvenia);
    await parties.settle();
    assert.deepEqual([parties.parts(arvenia), parties.held(talvia)], [[], []]);
    // What was declined or recalled is not sent again by anything either.
    assert.equal(arvenia.node.releases.keeper.troubles.length, 0);
  }));

test("regression 11: neighbours in the graph are never shared by themselves", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const [one, two] = [indicator(1), indicator(2)];
    const relationship = {
      ...indicator(3),
      type: "relationship",
      id: "relationship--00000003-0000-4000-8000-0000000a5e12",
      relationship_type: "based-on",
      source_ref: one.id,
      target_ref: two.id,
    };
    const ids = await parties.importObjects(arvenia, [one, two, relationship, container(1, [one, two])]);
    await parties.send(arvenia, talvia, ids.slice(2));
    await parties.settle();
    const kinds = talvia.node.products.factsOf(parties.held(talvia).map(({ product }) => product));
    assert.deepEqual(
      kinds.map((facts) => facts.kinds[0]),
      ["stix:relationship", "stix:report"],
    );
  }));

test("regression 12: retention purges content and never the log", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    await parties.send(arvenia, talvia, [await parties.write(arvenia, REPORT)]);
    await parties.settle();
    const { reader, logs } = talvia.node.ledger;
    const sizes = logs.map(({ id }) => ({
      id,
      size: lastSize(reader, id),
      root: rootAt(reader, id, lastSize(reader, id)),
    }));
    parties.clock.now += 200 * DAY;
    await parties.settle();
    assert.equal(parties.parts(talvia, "in")[0]!.state, "expired");
    for (const { id, size, root } of sizes) {
      assert.ok(lastSize(reader, id) >= size);
      assert.deepEqual(rootAt(reader, id, size), root);
      const held = reader.get<{ n: number }>("SELECT count(*) AS n FROM entry WHERE log = :id", { id })!.n;
      assert.equal(held, lastSize(reader, id));
    }
    assert.ok(talvia.node.ledger.log(liaisonOrigin(talvia.id, arvenia.id)));
  }));

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

function heldNow(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

test("regression 13: a large container and its first synchronisation pass in sets, within fixed memory; what is forbidden is not transferred", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const { releases } = arvenia.node;
    const count = 3000;
    const { result } = await releases.proposeStanding(
      {
        partner: talvia.id,
        kinds: ["stix:indicator", "stix:report"],
        areas: ["cyber", "elsewhere"],
        tlp: ["amber"],
        originators: [arvenia.id],
        recipient: { organisation: ORGANISATION.talvia, role: "machine" },
        purpose: "cyber-defence",
        note: NOTE,
        declares: DECLARED,
        until: instant(parties.clock.now + DAY),
        quota: 100_000,
      },
      arvenia.people.officer,
      command(),
    );
    for (const who of ["second", "third"] as const)
      await releases.approveStanding(result.standing, arvenia.people[who], command());
    const pass = async (from: number) => {
      const objects = Array.from({ length: count }, (_, n) => indicator(from + n));
      await parties.importObjects(arvenia, [...objects, container(from, objects)]);
      await parties.settle();
    };
    await pass(1);
    const before = heldNow();
    await pass(count + 1);
    const grown = heldNow() - before;
    assert.ok(grown < 32 * 1024 * 1024, `${grown} bytes more are held after another ${count} objects`);
    assert.equal(parties.held(talvia).length, 2 * (count + 1));
    assert.ok(parties.parts(arvenia).every((part) => part.count <= 1000 && part.state === "received"));
    let fetched = 0;
    parties.between = (request) => {
      if (request.url.includes("/blobs/")) fetched++;
      return undefined;
    };
    await parties.importObjects(arvenia, [indicator(99_999)], { areas: ["elsewhere"] });
    await parties.settle();
    assert.equal(fetched, 0);
  }));

test("regression 14: one observable from two originators keeps two caveat sets", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const observable = {
      type: "ipv4-addr",
      spec_version: "2.1",
      id: "ipv4-addr--ff26c055-6336-5bc5-b98d-13d6226742dd",
      value: "198.51.100.3",
    };
    const [own] = await parties.importObjects(talvia, [observable], { marking: "TLP:GREEN" });
    const [theirs] = await parties.importObjects(arvenia, [observable]);
    await parties.send(arvenia, talvia, [theirs!]);
    await parties.settle();
    const [mine, came] = talvia.node.products.factsOf([own!, parties.held(talvia)[0]!.product]);
    assert.deepEqual([mine!.label.tlp, came!.label.tlp], ["green", "amber"]);
    assert.deepEqual([mine!.originator, came!.originator], [talvia.id, arvenia.id]);
    const { release } = parties.parts(arvenia)[0]!;
    await arvenia.node.releases.recall(release, { reason: "released-in-error" }, command());
    await parties.settle();
    assert.equal(talvia.node.products.factsOf([own!])[0]!.sealed, false);
  }));
