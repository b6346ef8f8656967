import assert from "node:assert/strict";
import { test } from "node:test";
import { by, command, indicator, ORGANISATION, Parties, problem, withParties } from "../testing/parties.ts";

const certs = () => Parties.agreed("certs");
const REPORT = "# Convoys\n\nThree convoys left Port Meliore at dawn.\n";

test("who may not see a product can neither propose nor approve its release", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const { releases } = arvenia.node;
    const product = await parties.write(arvenia, REPORT, { unit: "oris-cell" });
    const blind = { ...arvenia.people.second, units: [] };
    const asked = parties.asked(talvia, [product]);
    await assert.rejects(releases.propose(asked, blind, command()), problem(404));
    assert.throws(() => releases.preview(asked, blind), problem(404));
    const { release } = (await releases.propose(asked, arvenia.people.officer, command())).result;
    await assert.rejects(releases.approve(release, blind, command()), problem(404));
  }));

test("a refusal lists every clause that forbids, in both languages, is recorded and counted, and sends nothing", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const product = await parties.write(arvenia, REPORT, { marking: "TLP:RED", areas: ["elsewhere"] });
    const { state } = await parties.send(arvenia, talvia, [product], {
      recipient: { organisation: "NOBODY-KNOWN", role: "analyst" },
      purpose: "curiosity",
      declares: {},
    });
    assert.equal(state, "refused");
    assert.deepEqual(parties.parts(arvenia), []);
    const [refusal] = parties.refusals(arvenia);
    assert.equal(refusal!.count, 1);
    const kinds = new Set(refusal!.violations.map(({ kind }) => kind));
    const expected = ["areas", "purposes", "recipients", "tlp", "protected-persons", "protected-professions"];
    assert.deepEqual(
      expected.filter((kind) => !kinds.has(kind)),
      [],
    );
    for (const { text, clause } of refusal!.violations) {
      assert.match(clause, /^\d+\.\d+$/);
      assert.ok(text.en.length > 10 && text.fr.length > 10 && text.en !== text.fr, JSON.stringify(text));
    }
    assert.equal(parties.refusals(talvia).length, 0);
  }));

test("what no approval could mend is refused when it is proposed: too short a note, free text nobody read", () =>
  withParties(
    () => Parties.agreed("fius"),
    async (parties) => {
      const { arvenia, talvia } = parties;
      const product = await parties.write(arvenia, REPORT);
      const note = { necessity: "short", proportionality: "short", alternatives: "short" };
      const asked = { ...parties.asked(talvia, [product]), note, declares: { noProtectedPersons: true } };
      const { result } = await arvenia.node.releases.propose(asked, arvenia.people.officer, command());
      assert.equal(result.state, "refused");
      const codes = parties.refusals(arvenia)[0]!.violations.map(({ code }) => code);
      assert.ok(codes.includes("note-too-short") && codes.includes("free-text-not-reviewed"), String(codes));
      assert.ok(!codes.includes("too-few-approvers"));
    },
  ));

test("a proposal that was withdrawn is not approved, and what was sent is not withdrawn", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const { releases } = arvenia.node;
    const { officer, second } = arvenia.people;
    const product = await parties.write(arvenia, REPORT);
    const { release } = (await releases.propose(parties.asked(talvia, [product]), officer, command())).result;
    await releases.withdraw(release, officer, command());
    await assert.rejects(releases.approve(release, second, command()), problem(409));
    const sent = await parties.send(arvenia, talvia, [product]);
    await assert.rejects(releases.withdraw(sent.release, officer, command()), problem(409));
    await assert.rejects(releases.withdraw("01AAAAAAAAAAAAAAAAAAAAAAAA", officer, command()), problem(404));
  }));

test("nothing is released before there is an agreement, or to somebody who is no partner", () =>
  withParties(
    () => Parties.open("arvenia", "talvia"),
    async (parties) => {
      const { arvenia, talvia } = parties;
      const product = await parties.write(arvenia, REPORT);
      await assert.rejects(parties.send(arvenia, talvia, [product]), problem(409));
      const nobody = { ...parties.asked(talvia, [product]), partner: arvenia.id };
      await assert.rejects(
        arvenia.node.releases.propose(nobody, arvenia.people.officer, command()),
        problem(404),
      );
    },
  ));

test("a report goes with its attachments; the text this node read from a document stays behind", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const attachment = {
      name: "manifest.txt",
      mediaType: "text/plain",
      content: new TextEncoder().encode("TLP:AMBER\n\ngenerators and cable\n"),
    };
    const product = await parties.write(arvenia, REPORT, { attachments: [attachment] });
    await parties.send(arvenia, talvia, [product]);
    await parties.settle();
    assert.equal(parties.parts(talvia, "in")[0]!.count, 2);
    const [report] = (await talvia.node.products.search(talvia.people.analyst, { text: "meliore" })).products;
    const reading = await talvia.node.products.read(talvia.people.analyst, report!.product, "test");
    assert.equal(reading.attachments[0]!.name, "manifest.txt");
  }));

test("an attachment that cannot be read as text is refused by name of the clause", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const content = Uint8Array.from({ length: 400 }, (_, n) => (n * 37) % 251);
    const product = await parties.write(arvenia, REPORT, { attachments: [{ name: "scan.bin", content }] });
    assert.equal((await parties.send(arvenia, talvia, [product])).state, "refused");
    assert.ok(parties.refusals(arvenia)[0]!.violations.some(({ kind }) => kind === "data-kinds"));
  }));

test("fields that a minimisation clause names are found in the objects themselves, and refuse", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const identity = (n: number, more: object) => {
      const { name, created, modified, spec_version } = indicator(n);
      const id = `identity--0000000${n}-0000-4000-8000-0000000a5e12`;
      return {
        type: "identity",
        spec_version,
        id,
        created,
        modified,
        name,
        identity_class: "group",
        ...more,
      };
    };
    const [plain, reachable] = await parties.importObjects(arvenia, [
      identity(1, {}),
      identity(2, { contact_information: "harbour@meliore.example" }),
    ]);
    assert.equal((await parties.send(arvenia, talvia, [plain!])).state, "made");
    assert.equal((await parties.send(arvenia, talvia, [reachable!])).state, "refused");
    const [violation] = parties.refusals(arvenia)[0]!.violations;
    assert.deepEqual([violation!.code, violation!.curable], ["not-minimised", true]);
  }));

test("a tearline of what is refused is a product of its own, decided again", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const text =
      "TLP:RED\n\n# Harbour\n\n(TLP:RED) It comes from QUAYSIDE.\n\n(TLP:GREEN) Manifests are not to be relied on.\n\nTLP:RED\n";
    const product = await parties.write(arvenia, text, { marking: undefined });
    assert.equal((await parties.send(arvenia, talvia, [product])).state, "refused");
    const reading = await arvenia.node.products.read(arvenia.people.analyst, product, "test");
    const keep = (reading.portions ?? [])
      .filter(({ mark }) => mark === "TLP:GREEN")
      .map(({ index }) => index);
    const made = await arvenia.node.products.derive({ ...by(arvenia.people.analyst), product, keep });
    assert.equal((await parties.send(arvenia, talvia, [made.result.product])).state, "made");
    await parties.settle();
    assert.equal(parties.parts(talvia, "in")[0]!.state, "received");
    assert.deepEqual(parties.filesWith(talvia, "QUAYSIDE"), []);
  }));

test("TLP:RED goes to a named person where the agreement admits it, and else to nobody", () =>
  withParties(
    async () => {
      const parties = await Parties.open("arvenia", "talvia");
      await parties.agree("arvenia", "talvia", "certs", undefined, { maxTlp: "red" });
      return parties;
    },
    async (parties) => {
      const { arvenia, talvia } = parties;
      const product = await parties.write(arvenia, REPORT, { marking: "TLP:RED" });
      assert.equal((await parties.send(arvenia, talvia, [product])).state, "refused");
      const recipient = { organisation: ORGANISATION.talvia, role: "analyst", person: "the head of watch" };
      assert.equal((await parties.send(arvenia, talvia, [product], { recipient })).state, "made");
    },
  ));
