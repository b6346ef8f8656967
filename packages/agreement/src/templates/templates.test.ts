import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { compile } from "../compile.ts";
import { decide, verdictOf } from "../decide.ts";
import type { Label } from "../label.ts";
import { readAgreement, writeAgreement } from "../read.ts";
import { ARVENIA, input, OSTRAND, permitted, recipient, servicesInput, testKey } from "../testing.ts";
import { verificationOf } from "../verification.ts";
import { talvia } from "./demo.ts";
import { templates } from "./index.ts";

for (const [name, template] of Object.entries(templates))
  describe(`template ${name}`, () => {
    const document = template(servicesInput);

    it("gives a valid agreement, the same bytes for the same input", () => {
      const bytes = writeAgreement(document);
      assert.deepEqual(readAgreement(bytes), document);
      assert.deepEqual(writeAgreement(template(servicesInput)), bytes);
    });

    it("is filled in: areas, term and retention are those asked for", () => {
      const filled = template({ ...servicesInput, retentionDays: 90, until: "2027-06-30T00:00:00Z" });
      const params = (kind: string) => filled.clauses.find((one) => one.kind === kind)?.params;
      assert.equal(params("retention")?.maxDays, 90);
      assert.equal(params("term")?.until, "2027-06-30T00:00:00Z");
      assert.deepEqual(params("areas")?.allow, ["kessel-strait", "ransomware"]);
    });

    it("has a title and a text worth reading for every clause, in both languages", () => {
      for (const { id, title, text } of document.clauses)
        for (const lang of ["fr", "en"] as const) {
          assert.ok(title[lang].length >= 5, id);
          assert.ok(text[lang].length >= 60, id);
          assert.match(text[lang], /\.$/, id);
        }
    });

    it("holds for three parties as for two", () => {
      const ostrand = {
        ...talvia({ id: OSTRAND, keys: [testKey().pinned] }),
        name: { fr: "la Confédération d’Ostrand", en: "the Confederation of Ostrand" },
        country: "XOS",
        organisations: ["OST-CERT"],
        overseer: { body: "OST-OVERSIGHT" },
      };
      const three = template({ ...servicesInput, parties: [...servicesInput.parties, ostrand] });
      assert.equal(readAgreement(writeAgreement(three)).parties.length, 3);
    });

    it("is verified alike by everyone, and otherwise as soon as a rule differs", () => {
      const bytes = writeAgreement(document);
      assert.deepEqual(verificationOf(bytes), verificationOf(bytes.slice()));
      const other = verificationOf(writeAgreement(template({ ...servicesInput, retentionDays: 1 })));
      assert.notEqual(other.digest, verificationOf(bytes).digest);
      assert.notEqual(other.rulesHash, verificationOf(bytes).rulesHash);
    });
  });

describe("among CERTs", () => {
  const compiled = compile(templates.certs(input));
  const community: Label = { originator: ARVENIA, policy: "COMMUNITY", level: "NONE", caveats: [], text: "" };
  const facts = (label: Label) =>
    permitted({
      label,
      kinds: ["stix:indicator", "stix:x-mitre-tactic"],
      purpose: "cyber-defence",
      content: { fields: [], identities: "clear", freeText: "raw" },
      recipient: { ...recipient, organisation: "TLV-CERT", clearance: "unknown" },
    });

  it("colours up to amber leave, without any list of countries", () => {
    for (const tlp of ["clear", "green", "amber"] as const)
      assert.equal(verdictOf(compiled, facts({ ...community, tlp })), "permit-with-obligations", tlp);
    for (const tlp of ["amber+strict", "red"] as const)
      assert.deepEqual(
        decide(compiled, facts({ ...community, tlp })).violations.map(({ code }) => code),
        ["above-tlp"],
      );
  });

  it("an item without colour, or with a State's level, does not leave", () => {
    assert.equal(verdictOf(compiled, facts(community)), "refuse");
    assert.equal(
      verdictOf(compiled, facts({ ...community, policy: "XAR", level: "S", tlp: "green" })),
      "refuse",
    );
    assert.equal(verdictOf(compiled, facts({ ...community, tlp: "green", caveats: ["NOFORN"] })), "refuse");
  });

  it("red goes to a named person only, where the parties admit it", () => {
    const open = compile(templates.certs({ ...input, maxTlp: "red" }));
    const red = facts({ ...community, tlp: "red" });
    assert.deepEqual(
      decide(open, red).violations.map(({ code }) => code),
      ["tlp-red-names-nobody"],
    );
    const named = { ...recipient, organisation: "TLV-CERT", person: "analyst-7" };
    assert.equal(verdictOf(open, { ...red, recipient: named }), "permit-with-obligations");
  });

  it("no operation is admitted", () => {
    const operation = {
      techniques: ["imagery"],
      places: ["KESSEL"],
      targets: [],
      partner: "agreed",
    } as const;
    assert.equal(
      verdictOf(compiled, permitted({ action: "operation.start", purpose: "cyber-defence", operation })),
      "refuse",
    );
  });
});

describe("among services of state", () => {
  const community: Label = {
    originator: ARVENIA,
    policy: "COMMUNITY",
    level: "NONE",
    caveats: [],
    tlp: "green",
    text: "",
  };

  it("community items go by their colour, unless the parties leave them out", () => {
    const facts = permitted({ label: community, kinds: ["stix:indicator"] });
    assert.equal(verdictOf(compile(templates.services(servicesInput)), facts), "permit-with-obligations");
    const without = compile(templates.services({ ...servicesInput, communityTlp: "none" }));
    assert.equal(verdictOf(without, facts), "refuse");
    assert.ok(writeAgreement(without.document).length > 0);
  });

  it("a colour on an item of a State's own does not stand in for a list of countries", () => {
    const label: Label = { ...community, policy: "XAR", level: "DR" };
    const decision = decide(compile(templates.services(servicesInput)), permitted({ label }));
    assert.deepEqual(
      decision.violations.map(({ code }) => code),
      ["no-rel-to"],
    );
  });
});
