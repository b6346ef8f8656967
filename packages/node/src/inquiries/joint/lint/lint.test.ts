import assert from "node:assert/strict";
import { test } from "node:test";
import { type Linted, lint } from "./lint.ts";

const ROOT = "01K8ZJ4Q6V0000000000000001";
const bilingual = (en: string, fr: string) => ({ en, fr });

/** F2 of inquiry.md §11: what the linter has nothing to say about. */
const assessed: Linted = {
  status: "assessed",
  text: bilingual(
    "It is very unlikely that the records were collected on Arvenian territory. Our confidence is moderate: two registers agree, one cable site was not inspected.",
    "Il est très improbable que les enregistrements aient été collectés sur le territoire arvénien. Notre confiance est modérée : deux registres concordent, un site n’a pas été inspecté.",
  ),
  aspects: ["place"],
  likelihood: "very-unlikely",
  confidence: "moderate",
  figures: [],
  basis: { roots: [ROOT], contrary: bilingual("The chart names Arvenia.", "Le graphique nomme l’Arvénie.") },
  alternatives: [bilingual("Transit cables.", "Des câbles de transit.")],
  replaces: false,
  knownRoots: 2,
};
/** F1: with its figures. */
const figure = {
  unit: "records",
  period: "1 to 30 March 2031",
  sense: "provided_by",
  basis: "counted",
} as const;
const { likelihood: _, confidence: __, ...others } = assessed;
const established: Linted = {
  ...others,
  status: "established",
  text: bilingual(
    "Talvia's register counts 41.1 M records for 1–30 March 2031; Arvenia's confirms 35.1 M as provided.",
    "Le registre de la Talvie compte 41,1 M d’enregistrements du 1er au 30 mars 2031 ; celui de l’Arvénie en confirme 35,1 M comme fournis.",
  ),
  figures: [
    { ...figure, value: "41100000" },
    { ...figure, value: "35100000" },
  ],
};

const rulesOf = (finding: Linted) => [...new Set(lint(finding).map(({ rule }) => rule))];
const hits = (finding: Linted, rule: number, at: string) =>
  lint(finding).some((each) => each.rule === rule && each.at === at);
const said = (finding: Linted, en: string, fr = finding.text.fr): Linted => ({
  ...finding,
  text: bilingual(en, fr),
});
/** The French text changed, and the English one left. */
const dit = (finding: Linted, fr: string): Linted => said(finding, finding.text.en, fr);

test("the findings of the sample are clean", () => {
  assert.deepEqual(lint(assessed), []);
  assert.deepEqual(lint(established), []);
});

test("1: likelihood and confidence in one sentence, in either language", () => {
  const en = said(assessed, "It is very unlikely, with moderate confidence, that they were collected there.");
  assert.ok(hits(en, 1, "/text/en"));
  assert.ok(!hits(en, 1, "/text/fr"));
  const fr = dit(assessed, "Il est très improbable, avec une confiance modérée, qu’ils y aient été pris.");
  assert.ok(hits(fr, 1, "/text/fr"));
});

test("2: a term of the second row, none, or nothing at all but certainty", () => {
  assert.ok(hits(said(assessed, "It is highly improbable that they were."), 2, "/text/en"));
  assert.ok(hits(dit(assessed, "Il est hautement improbable qu’ils l’aient été."), 2, "/text/fr"));
  assert.ok(hits({ ...assessed, likelihood: "nearly-certain" }, 2, "/likelihood"));
  assert.ok(hits({ ...established, likelihood: "likely" }, 2, "/likelihood"));
  assert.ok(hits(said(assessed, "It is very unlikely, 0 %, that they were."), 2, "/text/en"));
  assert.ok(hits(dit(assessed, "Il est très improbable (100 pour cent) qu’ils l’aient été."), 2, "/text/fr"));
});

test("3: a hedge as the only expression, or two of them; the month is none", () => {
  assert.ok(hits(said(established, "They may have come from a cable."), 3, "/text/en"));
  assert.ok(hits(dit(established, "Ils pourraient venir d’un câble."), 3, "/text/fr"));
  assert.ok(hits(said(assessed, "It is very unlikely that they could possibly have been."), 3, "/text/en"));
  assert.ok(
    hits(dit(assessed, "Il est très improbable, peut-être, qu’ils pourraient l’être."), 3, "/text/fr"),
  );
  assert.ok(!rulesOf(said(established, "The leaders spoke on 6 May 2031.")).includes(3));
  assert.ok(!rulesOf(dit(established, "Les dirigeants se sont parlé le 6 mai 2031.")).includes(3));
});

test("4: a percentage outside the band of its term", () => {
  assert.ok(hits(said(assessed, "It is very unlikely, 30 %, that they were."), 4, "/text/en"));
  assert.ok(hits(dit(assessed, "Il est très improbable (de 2 à 15 %) qu’ils l’aient été."), 4, "/text/fr"));
  assert.ok(!rulesOf(said(assessed, "It is very unlikely, 5 to 20 %, that they were.")).includes(4));
  assert.ok(!rulesOf(dit(assessed, "Il est très improbable (5 à 20 %) qu’ils l’aient été.")).includes(4));
});

test("5: high confidence on one root, or without gaps and assumptions", () => {
  const stated = {
    gaps: bilingual("One site was not inspected.", "Un site n’a pas été inspecté."),
    assumptions: bilingual("Both registers are whole.", "Les deux registres sont complets."),
  };
  const high: Linted = { ...assessed, confidence: "high", basis: { ...assessed.basis, ...stated } };
  assert.ok(!rulesOf(high).includes(5));
  assert.ok(hits({ ...high, knownRoots: 1 }, 5, "/confidence"));
  assert.ok(hits({ ...high, basis: assessed.basis }, 5, "/basis"));
  const { confidence: _none, ...unsure } = assessed;
  assert.ok(hits(unsure, 5, "/confidence"));
});

test("6: a figure that is not declared, or lacks what makes it one", () => {
  const undeclared = said(established, "The register counts 41.1 M records and 12 sites.");
  assert.ok(hits(undeclared, 6, "/text/en"));
  assert.ok(hits(dit(established, "Le registre compte 41,2 millions d’enregistrements."), 6, "/text/fr"));
  const { unit: _unit, ...bare } = figure;
  const without = { ...established, figures: [{ ...bare, value: "41100000" }, established.figures[1]!] };
  assert.ok(hits(without, 6, "/figures/0/unit"));
  assert.ok(!rulesOf(said(established, "As E6 shows since 2031-03-01, in March 2031 at 10:30.")).includes(6));
  assert.ok(!rulesOf(dit(established, "Comme E6 le montre, en mars 2031, à 10 h 30.")).includes(6));
});

test("7: facts, no verdict", () => {
  assert.ok(hits(said(established, "The collection was illegal."), 7, "/text/en"));
  assert.ok(hits(dit(established, "La collecte était illégale."), 7, "/text/fr"));
  assert.ok(!rulesOf(said(established, "The collection began in March.")).includes(7));
  assert.ok(!rulesOf(dit(established, "La collecte a commencé en mars.")).includes(7));
});

test("8: alternatives, the strongest contrary evidence, a reason, a source", () => {
  assert.ok(hits({ ...assessed, alternatives: [] }, 8, "/alternatives"));
  assert.ok(hits({ ...established, basis: { roots: [ROOT] } }, 8, "/basis/contrary"));
  const open: Linted = { ...others, status: "not_determined" };
  assert.ok(hits(open, 8, "/reason"));
  assert.ok(!rulesOf({ ...open, reason: bilingual("No register.", "Aucun registre.") }).includes(8));
  for (const [finding, at] of [
    [said(established, "The place was reported to be abroad."), "/text/en"],
    [dit(established, "Le lieu a été signalé à l’étranger."), "/text/fr"],
  ] as const)
    assert.deepEqual(
      lint(finding)
        .filter(({ rule }) => rule === 8)
        .map(({ level, at: where }) => [level, where]),
      [["warning", at]],
    );
  assert.ok(!rulesOf(said(established, "The place was reported by the Courier.")).includes(8));
  assert.ok(!rulesOf(dit(established, "Le lieu a été signalé par le Courier.")).includes(8));
});

test("9: a change that is not stated; silence in the basis", () => {
  assert.ok(hits({ ...assessed, replaces: true }, 9, "/change"));
  const changed = { ...assessed, replaces: true, change: bilingual("E7 came in.", "E7 est arrivée.") };
  assert.ok(!rulesOf(changed).includes(9));
  const silent = bilingual("Talvia declined to answer.", "La Talvie n’a pas souhaité commenter.");
  const leaning = { ...assessed, basis: { ...assessed.basis, assumptions: silent } };
  assert.ok(hits(leaning, 9, "/basis/assumptions/en"));
  assert.ok(hits(leaning, 9, "/basis/assumptions/fr"));
});

test("10: two languages, one content", () => {
  assert.ok(hits(dit(established, "Le registre compte 41,1 millions d’enregistrements."), 10, "/text"));
  assert.ok(hits(dit(assessed, "Il est improbable qu’ils l’aient été."), 10, "/text"));
  assert.ok(hits({ ...assessed, likelihood: "likely" }, 10, "/text"));
  const millions = "Le registre en compte 41,1 millions ; celui de l’Arvénie, 35 100 000.";
  assert.ok(!rulesOf(dit(established, millions)).includes(10));
});

test("a long row of digits takes no time to speak of", () => {
  const begun = performance.now();
  lint(said(established, "1".repeat(20_000)));
  assert.ok(performance.now() - begun < 2_000);
});
