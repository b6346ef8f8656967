import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { grammarOf, grammars } from "./grammars.ts";
import { type MarkingGrammar, parseMarkingLine } from "./marking-line.ts";
import { ARVENIA, OSTRAND, servicesAgreement, TALVIA } from "./testing.ts";

type Parsed = readonly [
  level: string,
  caveats: readonly string[],
  relTo: readonly string[] | undefined,
  tlp: string | undefined,
  unknown: readonly string[],
];

function parse(text: string, policy: string): Parsed {
  const grammar = grammars[policy];
  assert.ok(grammar);
  const { label, unknownMarkings } = parseMarkingLine(text, ARVENIA, grammar);
  if (label === "unknown") return ["unknown", [], undefined, undefined, unknownMarkings];
  assert.equal(label.text, text);
  return [label.level, label.caveats, label.relTo, label.tlp, unknownMarkings];
}

describe("a marking line", () => {
  const lines: readonly (readonly [policy: string, text: string, parsed: Parsed])[] = [
    ["US-EO13526", "SECRET//REL TO USA, FRA", ["S", [], ["FRA", "USA"], undefined, []]],
    ["US-EO13526", "TOP SECRET//NOFORN", ["TS", ["NOFORN"], undefined, undefined, []]],
    ["US-EO13526", "(S//OC/NF)", ["S", ["NOFORN", "ORCON"], undefined, undefined, []]],
    ["US-EO13526", "UNCLASSIFIED", ["U", [], undefined, undefined, []]],
    [
      "US-EO13526",
      "SECRET//REL TO USA, FRA AND GBR//ORCON",
      ["S", ["ORCON"], ["FRA", "GBR", "USA"], undefined, []],
    ],
    [
      "FR-IGI1300",
      "DIFFUSION RESTREINTE - SPECIAL FRANCE",
      ["DR", ["SPECIAL-FRANCE"], undefined, undefined, []],
    ],
    [
      "FR-IGI1300",
      "Diffusion restreinte – Spécial France",
      ["DR", ["SPECIAL-FRANCE"], undefined, undefined, []],
    ],
    ["FR-IGI1300", "TRÈS SECRET", ["TS", [], undefined, undefined, []]],
    ["FR-IGI1300", "CONFIDENTIEL DÉFENSE", ["CD", [], undefined, undefined, []]],
    ["NATO", "NATO SECRET", ["NS", [], undefined, undefined, []]],
    ["NATO", "COSMIC TOP SECRET", ["CTS", [], undefined, undefined, []]],
    ["EU", "RESTREINT UE/EU RESTRICTED", ["R-UE", [], undefined, undefined, []]],
    ["COMMUNITY", "TLP:AMBER+STRICT", ["NONE", [], undefined, "amber+strict", []]],
    ["US-EO13526", "TLP: GREEN", ["NONE", [], undefined, "green", []]],
    ["COMMUNITY", "tlp:white", ["NONE", [], undefined, "clear", []]],
    // Nothing that is not understood is dropped.
    ["US-EO13526", "TOP SECRET//SI-G//NOFORN", ["TS", ["NOFORN"], undefined, undefined, ["SI-G"]]],
    ["US-EO13526", "SECRET//REL TO USA, FVEY", ["S", [], ["USA"], undefined, ["FVEY"]]],
    ["US-EO13526", "SECRET//REL TO", ["S", [], [], undefined, ["REL TO"]]],
    ["US-EO13526", "SECRET//CONFIDENTIAL", ["S", [], undefined, undefined, ["C"]]],
    ["COMMUNITY", "TLP:GREEN TLP:RED", ["NONE", [], undefined, "green", ["TLP:RED"]]],
    ["COMMUNITY", "TLP:PINK", ["unknown", [], undefined, undefined, ["TLP:PINK"]]],
    [
      "FR-IGI1300",
      "SECRET - CLASSIFICATION SPECIALE",
      ["S", [], undefined, undefined, ["CLASSIFICATION", "SPECIALE"]],
    ],
    ["FR-IGI1300", "NATO SECRET", ["S", [], undefined, undefined, ["NATO"]]],
    ["FR-IGI1300", "", ["unknown", [], undefined, undefined, []]],
    ["FR-IGI1300", "DRAFT", ["unknown", [], undefined, undefined, ["DRAFT"]]],
  ];
  for (const [policy, text, parsed] of lines)
    it(`"${text}" in ${policy}`, () => assert.deepEqual(parse(text, policy), parsed));

  it("a colour alone marks a community item, whoever wrote it", () => {
    const { label } = parseMarkingLine("TLP:GREEN", ARVENIA, grammars["FR-IGI1300"] as MarkingGrammar);
    assert.ok(label !== "unknown" && label.policy === "COMMUNITY");
  });

  it("is read by the words of the party's own ladder", () => {
    const document = servicesAgreement();
    const arvenian = grammarOf(document, ARVENIA);
    const talvian = grammarOf(document, TALVIA);
    assert.ok(arvenian && talvian && grammarOf(document, OSTRAND) === undefined);
    const own = parseMarkingLine("DIFFUSION RESTREINTE - SPÉCIAL ARVÉNIE", ARVENIA, arvenian);
    assert.ok(own.label !== "unknown");
    assert.deepEqual(
      [own.label.policy, own.label.level, own.label.caveats, own.unknownMarkings],
      ["XAR", "DR", ["SPECIAL-ARVENIE"], []],
    );
    const foreign = parseMarkingLine("CONFIDENTIAL//REL TO XAR", TALVIA, talvian);
    assert.ok(foreign.label !== "unknown");
    assert.deepEqual([foreign.label.level, foreign.label.relTo], ["C", ["XAR"]]);
  });

  it("too long to be one is not read", () => {
    assert.deepEqual(parse("SECRET ".repeat(1000), "FR-IGI1300"), [
      "unknown",
      [],
      undefined,
      undefined,
      ["line too long"],
    ]);
  });

  it("never throws, and loses no word", () => {
    const words = fc.constantFrom(
      "SECRET",
      "TOP",
      "REL",
      "TO",
      "USA",
      "FRA",
      "NOFORN",
      "//",
      "-",
      ",",
      "TLP:RED",
      "H2",
      "ODDITY",
      "É",
    );
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 12 }).map((parts) => parts.join(" ")),
        (text) => {
          const { unknownMarkings } = parseMarkingLine(
            text,
            ARVENIA,
            grammars["US-EO13526"] as MarkingGrammar,
          );
          if (text.includes("ODDITY")) assert.ok(unknownMarkings.includes("ODDITY"));
          if (text.includes("É")) assert.ok(unknownMarkings.includes("E"));
        },
      ),
    );
    fc.assert(
      fc.property(
        fc.string(),
        (text) => void parseMarkingLine(text, ARVENIA, grammars.NATO as MarkingGrammar),
      ),
    );
  });
});
