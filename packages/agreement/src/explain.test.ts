import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { compile } from "./compile.ts";
import { decide } from "./decide.ts";
import { explain, refusalForPartner, sentence } from "./explain.ts";
import { obligationPhases } from "./outcome.ts";
import { duties, reasons } from "./reasons.ts";
import {
  certsAgreement,
  everyKindAgreement,
  label,
  permitted,
  recipient,
  servicesAgreement,
} from "./testing.ts";

const document = servicesAgreement();
const compiled = compile(document);

describe("explain", () => {
  it("names clause, title and reason of every violation, in both languages", () => {
    const facts = permitted({ label: { ...label, caveats: ["NOFORN"] }, areas: ["ransomware", "elsewhere"] });
    const decision = decide(compiled, facts);
    const english = explain(decision, document, "en");
    const french = explain(decision, document, "fr");
    assert.equal(english.summary, "The agreement does not permit it.");
    assert.deepEqual(
      english.reasons.map(({ sentence: said }) => said),
      [
        "Clause 1.1 (Areas of cooperation): the agreement does not cover: elsewhere.",
        "Clause 3.5 (Caveats that forbid): the content bears the caveat NOFORN.",
      ],
    );
    assert.equal(
      french.reasons[1]?.sentence,
      "Clause 3.5 (Mentions qui interdisent) : le contenu porte la mention NOFORN.",
    );
    assert.equal(french.reasons.length, decision.violations.length);
  });

  it("says what a permission obliges to, and by when", () => {
    const { summary, duties: said } = explain(decide(compiled, permitted()), document, "en");
    assert.equal(summary, "The agreement permits it, with these obligations.");
    assert.ok(
      said.some(
        (one) =>
          one.sentence.startsWith("Clause 5.1 (How long content is kept): keep no longer") &&
          one.sentence.includes("20 November 2027"),
      ),
    );
  });

  it("speaks of codes by their names", () => {
    const { reasons: said } = explain(
      decide(compiled, permitted({ purpose: "cyber-defence", purposeLimits: ["counter-terrorism"] })),
      document,
      "fr",
    );
    assert.match(said[0]?.sentence ?? "", /la défense des réseaux.*la lutte contre le terrorisme/);
  });

  it("leaves no placeholder empty, whatever is wrong", () => {
    const wrong = [
      permitted({ recipient: "unknown", label: "unknown", approvals: "unknown" }),
      permitted({
        recipient: { ...recipient, organisation: "X", clearance: "U" },
        bytes: 1e12,
        objects: 1e9,
        kinds: ["x"],
        approvals: [],
      }),
      permitted({ to: "nobody" }),
    ];
    for (const facts of wrong)
      for (const lang of ["fr", "en"] as const)
        for (const { sentence: said } of explain(decide(compiled, facts), document, lang).reasons)
          assert.doesNotMatch(said, /[{}?]/, said);
  });

  it("shows the partner clause and code, and nothing of the item", () => {
    const shown = refusalForPartner(decide(compiled, permitted({ areas: ["elsewhere"] })));
    assert.deepEqual(shown, [{ clause: "1.1", code: "area-not-covered" }]);
  });
});

it("every code that any clause can give has its words", () => {
  const folders = [new URL("./clauses/", import.meta.url), new URL("./", import.meta.url)];
  const sources = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
      .map((name) => readFileSync(new URL(name, folder), "utf8")),
  );
  const codes = sources.flatMap((source) =>
    [
      ...source.matchAll(
        /(?:violation|curable|judge|engineViolation)\(\s*(?:facts, found, effect, )?"([a-z0-9-]+)"/g,
      ),
    ].map((match) => match[1] ?? ""),
  );
  assert.ok(new Set(codes).size > 80, String(new Set(codes).size));
  assert.deepEqual(
    [...new Set(codes)].filter((code) => !Object.hasOwn(reasons, code)),
    [],
  );
  assert.deepEqual(Object.keys(obligationPhases).sort(), Object.keys(duties).sort());
});

it("every clause of every agreement here says in a sentence what its parameters mean", () => {
  for (const one of [document, certsAgreement(), everyKindAgreement()])
    for (const clause of one.clauses) {
      const [fr, en] = [sentence(clause, "fr", one), sentence(clause, "en", one)];
      assert.notEqual(fr, en, clause.kind);
      for (const said of [fr, en]) {
        assert.match(said, /^.{20,}[.]$/s, `${clause.kind}: ${said}`);
        assert.doesNotMatch(said, /undefined|NaN|\[object|sha256:[A-Z]{9}/, `${clause.kind}: ${said}`);
      }
    }
});

it("a clause of a kind that does not exist says so", () => {
  const [clause] = document.clauses;
  assert.ok(clause);
  assert.equal(sentence({ ...clause, kind: "condition" }, "en", document), "Unknown kind of clause.");
});
