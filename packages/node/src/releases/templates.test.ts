import assert from "node:assert/strict";
import { test } from "node:test";
import { DECLARED, indicator, ORGANISATION, Parties, withParties } from "../testing/parties.ts";
import type { Stated } from "./bodies.ts";

const services = () => Parties.agreed("services");
const fius = () => Parties.agreed("fius");

const recipient = (clearance?: string) => ({
  organisation: ORGANISATION.talvia,
  role: "analyst",
  ...(clearance === undefined ? {} : { clearance }),
});
const purpose = "force-protection";
const SECRET = "# Batteries\n\nTwo coastal batteries were moved.\n";

/** Writes a classified report, sends it under the agreement of services, and gives its state and the codes that refused. */
async function sendClassified(
  parties: Parties,
  marking: string,
  clearance: string | undefined = "S",
  declares: Stated = { ...DECLARED },
) {
  const { arvenia, talvia } = parties;
  const product = await parties.write(arvenia, SECRET, { marking });
  const more = { purpose, recipient: recipient(clearance), declares };
  const { state } = await parties.send(arvenia, talvia, [product], more);
  const codes = state === "refused" ? parties.refusals(arvenia)[0]!.violations.map(({ code }) => code) : [];
  return { state, codes };
}

test("services: a classified report goes to whom it is releasable, keeps its level, and is handled under the recipient's own", () =>
  withParties(services, async (parties) => {
    const { arvenia, talvia } = parties;
    assert.equal((await sendClassified(parties, "DIFFUSION RESTREINTE//REL TO XTL")).state, "made");
    await parties.settle();
    const [held] = parties.held(talvia);
    const [facts] = talvia.node.products.factsOf([held!.product]);
    assert.deepEqual([facts!.label.level, facts!.compartment.handledAs], ["DR", "R"]);
    assert.deepEqual([facts!.label.policy, facts!.originator], ["XAR", arvenia.id]);
    const { products } = talvia.node;
    assert.equal(products.sees(talvia.people.analyst, [held!.product]), true);
    const uncleared = { ...talvia.people.analyst, clearance: "U" };
    assert.equal(products.sees(uncleared, [held!.product]), false);
    const read = await products.read(talvia.people.analyst, held!.product, "test");
    assert.match(read.text ?? "", /coastal batteries/);
  }));

test("services: a level above the recipient's clearance, or no stated clearance, is refused by name", () =>
  withParties(services, async (parties) => {
    const above = await sendClassified(parties, "SECRET//REL TO XTL", "R");
    assert.ok(above.codes.includes("above-clearance"), String(above.codes));
    const silent = await sendClassified(parties, "SECRET//REL TO XTL", undefined as never);
    assert.equal(silent.state, "made");
    const { arvenia, talvia } = parties;
    const product = await parties.write(arvenia, SECRET, { marking: "SECRET//REL TO XTL" });
    const more = { purpose, recipient: recipient(), declares: DECLARED };
    assert.equal((await parties.send(arvenia, talvia, [product], more)).state, "refused");
    const missing = parties.refusals(arvenia)[0]!.violations.filter(({ code }) => code === "missing-fact");
    assert.ok(missing.some(({ kind }) => kind === "recipients"));
  }));

test("services: without REL TO, for another country, above the ceiling, or under a barred or unknown caveat nothing leaves", () =>
  withParties(
    async () => {
      const parties = await Parties.open("arvenia", "talvia", { clearance: "TS" });
      await parties.agree("arvenia", "talvia", "services");
      return parties;
    },
    async (parties) => {
      const cases: [string, string][] = [
        ["SECRET", "no-rel-to"],
        ["SECRET//REL TO XOS", "not-releasable-to"],
        ["TRES SECRET//REL TO XTL", "above-ceiling"],
        ["SECRET//REL TO XTL//NOFORN", "barred-caveat"],
        ["SECRET//REL TO XTL//MARE", "unknown-caveat"],
      ];
      for (const [marking, code] of cases) {
        const { state, codes } = await sendClassified(parties, marking);
        assert.equal(state, "refused", marking);
        assert.ok(codes.includes(code), `${marking}: ${codes}`);
      }
    },
  ));

test("services: what the author does not declare refuses; action beyond what was agreed refuses", () =>
  withParties(services, async (parties) => {
    const marking = "DIFFUSION RESTREINTE//REL TO XTL";
    const cases: [Stated, string][] = [
      [{ freeTextReviewed: true }, "missing-fact"],
      [{ noProtectedPersons: true }, "free-text-not-reviewed"],
      [{ ...DECLARED, identities: "clear" }, "identities-in-clear"],
      [{ ...DECLARED, use: { action: "external-direct", judicial: false } }, "use-beyond"],
      [{ ...DECLARED, use: { action: "internal", judicial: true } }, "judicial-use"],
    ];
    for (const [declares, code] of cases) {
      const { state, codes } = await sendClassified(parties, marking, "S", declares);
      assert.equal(state, "refused", code);
      assert.ok(codes.includes(code), `${code}: ${codes}`);
    }
    const weaker = { ...DECLARED, use: { action: "contact-first", judicial: false } } as const;
    assert.equal((await sendClassified(parties, marking, "S", weaker)).state, "made");
  }));

test("services: where a detention may follow, only a favourable assessment with its assurances and approver lets it go", () =>
  withParties(services, async (parties) => {
    const marking = "DIFFUSION RESTREINTE//REL TO XTL";
    const whole = {
      triggers: ["detention"],
      result: "favourable",
      assurances: ["fair-trial", "no-ill-treatment"],
      approver: "the legal adviser",
      role: "legal-adviser",
    } as const;
    const stated = (assessment: object): Stated => ({
      ...DECLARED,
      assessment: { ...whole, ...assessment } as never,
    });
    const cases: [object, string][] = [
      [{ result: "unfavourable" }, "unfavourable-assessment"],
      [{ assurances: ["fair-trial"] }, "missing-assurance"],
      [{ approver: undefined }, "assessment-not-approved"],
    ];
    for (const [change, code] of cases) {
      const { codes } = await sendClassified(parties, marking, "S", stated(change));
      assert.ok(codes.includes(code), `${code}: ${codes}`);
    }
    assert.equal((await sendClassified(parties, marking, "S", stated({}))).state, "made");
    await parties.settle();
    assert.equal(parties.parts(parties.talvia, "in")[0]!.state, "received");
    // The name of who approved it stands in no entry.
    const said = parties.talvia.node.ledger.reader.all(
      "SELECT 1 FROM entry WHERE instr(bytes, 'legal adviser') > 0",
    );
    assert.equal(said.length, 0);
  }));

test("services: indicators marked by TLP alone go beside, as community items", () =>
  withParties(services, async (parties) => {
    const { arvenia, talvia } = parties;
    const ids = await parties.importObjects(arvenia, [indicator(1)]);
    const more = { purpose: "cyber-defence", recipient: recipient("S"), declares: DECLARED };
    assert.equal((await parties.send(arvenia, talvia, ids, more)).state, "made");
    await parties.settle();
    assert.equal(parties.parts(talvia, "in")[0]!.state, "received");
  }));

const FIU_RULES = {
  policy: "FIU",
  ladder: [
    { code: "FIN", rank: 1, names: ["FINANCIAL INTELLIGENCE"] },
    { code: "OPEN", rank: 0, names: ["OUVERT"] },
  ],
};

test("financial intelligence units: graded reports in their own marking system, and ungraded ones a person has read", () =>
  withParties(
    async () => {
      const parties = await Parties.open("arvenia", "talvia", { rules: FIU_RULES, clearance: "FIN" });
      await parties.agree("arvenia", "talvia", "fius");
      return parties;
    },
    async (parties) => {
      const { arvenia, talvia } = parties;
      const send = async (declares: Stated, marking = "FINANCIAL INTELLIGENCE//REL TO XTL") => {
        const product = await parties.write(arvenia, "# Accounts\n\nThree transfers were split.\n", {
          marking,
        });
        const more = { purpose: "money-laundering", recipient: recipient("FIN"), declares };
        const { state } = await parties.send(arvenia, talvia, [product], more);
        return state === "made"
          ? "made"
          : parties
              .refusals(arvenia)[0]!
              .violations.map(({ code }) => code)
              .join(" ");
      };
      assert.equal(await send(DECLARED), "made");
      assert.equal(await send({ ...DECLARED, gradings: ["4x4:B2"] }), "made");
      assert.match(await send({ ...DECLARED, gradings: ["4x4:C4"] }), /grade-not-accepted/);
      assert.match(await send({ noProtectedPersons: true }), /ungraded/);
      assert.match(await send(DECLARED, "FINANCIAL INTELLIGENCE"), /no-rel-to/);
      await parties.settle();
      assert.ok(parties.parts(talvia, "in").every(({ state }) => state === "received"));
      const [held] = parties.held(talvia);
      assert.equal(talvia.node.products.sees(talvia.people.analyst, [held!.product]), true);
    },
  ));

test("an agreement that does not fit the markings of a party refuses its items and says why", () =>
  withParties(fius, async (parties) => {
    const { arvenia, talvia } = parties;
    const product = await parties.write(arvenia, SECRET, { marking: "SECRET//REL TO XTL" });
    const more = { purpose: "money-laundering", recipient: recipient("FIN"), declares: DECLARED };
    assert.equal((await parties.send(arvenia, talvia, [product], more)).state, "refused");
    const codes = parties.refusals(arvenia)[0]!.violations.map(({ code }) => code);
    assert.ok(codes.includes("another-marking-system"), String(codes));
  }));
