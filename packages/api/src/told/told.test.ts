import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { z } from "zod";
import { markingOrDoubt } from "../common.ts";
import { notFound, ProblemError, problemOf } from "../problem-error.ts";
import { answerIn, holdsSentences } from "./answer-in.ts";
import { frThings, frWords } from "./fr-words.ts";
import { inFrench } from "./french-of.ts";
import { bothOf, languageAsked, problemIn } from "./problem-in.ts";
import { french } from "./sentences.ts";

const gapsOf = (sentence: string) => [...sentence.matchAll(/\{\w+\}/g)].map(([gap]) => gap).sort();
const filled = (sentence: string) => sentence.replace(/\{(\w+)\}/g, (_, name: string) => `<${name}>`);

test("every sentence has its French, with the same gaps", () => {
  for (const [sentence, translation] of Object.entries(french)) {
    assert.notEqual(translation.trim(), "", sentence);
    assert.deepEqual(gapsOf(translation), gapsOf(sentence), sentence);
  }
});

test("a sentence with its gaps filled is found again as itself, and as no other", () => {
  for (const [sentence, translation] of Object.entries(french))
    assert.equal(inFrench(filled(sentence)), filled(translation), sentence);
});

test("no sentence stands in two parts of the catalogue", async () => {
  const seen = new Map<string, string>();
  for (const file of globSync("fr-*.ts", { cwd: import.meta.dirname })) {
    if (file === "fr-words.ts") continue;
    const parts = (await import(`./${file}`)) as Record<string, Record<string, string>>;
    // What may stand among markings is a part of what is noticed in a document.
    const { frDoubts: _, ...own } = parts;
    for (const sentence of Object.values(own).flatMap(Object.keys)) {
      assert.equal(seen.get(sentence), undefined, `"${sentence}" stands in ${file} too`);
      seen.set(sentence, file);
    }
  }
});

test("French puts a space that does not break before its high marks and within its quotation marks", () => {
  for (const text of [...Object.values(french), ...Object.values(frThings), ...Object.values(frWords)])
    assert.doesNotMatch(text, / [:;?!»]|« /, text);
});

test("what the API's own schemas say of a member stands in the catalogue", () => {
  const said = globSync("*.ts", { cwd: `${import.meta.dirname}/..` })
    .filter((file) => !file.endsWith(".test.ts"))
    .map((file) => readFileSync(`${import.meta.dirname}/../${file}`, "utf8"))
    .flatMap((source) => [
      ...source.matchAll(/\.(?:regex|refine)\([^\n]*, "([^"\n]+)"\)/g),
      ...source.matchAll(/\bmessage: "([^"\n]+)"/g),
    ])
    .map(([, message]) => message!);
  assert.ok(said.length > 15);
  for (const message of said) assert.notEqual(inFrench(message), undefined, message);
});

test("of an absent thing, a role, a state and a list French has the word, and a code it has not stands as it is", () => {
  const absent = problemIn(notFound("agreement in force"), "fr");
  assert.equal(absent.detail, "Il n’y a pas d’accord en vigueur que vous puissiez voir.");
  assert.equal(
    inFrench("This takes one of the roles: release-officer, signatory."),
    "Il faut pour cela l’un des rôles\u00a0: officier de diffusion, signataire.",
  );
  assert.equal(inFrench("This key is constructor."), "État de cette clé\u00a0: constructor.");
  assert.equal(inFrench("toString"), undefined);
});

test("a sentence within a sentence is told in French, too", () => {
  assert.equal(
    inFrench("Releases to this partner are stopped: the first 7 entries are not those that were signed."),
    "Les diffusions à ce partenaire sont arrêtées\u00a0: les 7 premières écritures ne sont pas celles qui furent signées.",
  );
});

test("of what stands among markings only the node's own doubts are told; a marking is never", () => {
  const answer = z.strictObject({ items: z.array(z.strictObject({ unknown: z.array(markingOrDoubt) })) });
  const doubt = 'The top says "TLP:AMBER", the end says "closed".';
  const given = { items: [{ unknown: ["closed", "Stopped", "not-ours", doubt] }] };
  assert.deepEqual(answerIn(answer, given, "fr"), {
    items: [
      {
        unknown: [
          "closed",
          "Stopped",
          "not-ours",
          "Le début dit «\u00a0TLP:AMBER\u00a0», la fin dit «\u00a0closed\u00a0».",
        ],
      },
    ],
  });
  assert.equal(answerIn(answer, given, "en"), given);
  assert.ok(holdsSentences(answer));
  assert.ok(!holdsSentences(z.strictObject({ words: z.string() })));
});

test("what somebody typed stands as it was typed, also when it is long, or a word that the node knows, too", () => {
  for (const typed of ["a: b; c".repeat(20_000), "draft", "open, released", "account", "Not allowed"])
    assert.equal(
      inFrench(`"${typed}" is no marking of this party, and no TLP.`),
      `«\u00a0${typed}\u00a0» n’est ni un marquage de cette partie, ni un TLP.`,
    );
});

test("of a long cause nothing is cut off", () => {
  const cause = `A certificate that node.json names cannot be read: ${"x".repeat(500)}`;
  assert.equal(
    inFrench(`Releases to this partner are stopped: ${cause}.`),
    `Les diffusions à ce partenaire sont arrêtées\u00a0: ${cause}.`,
  );
});

test("a long text that begins like a sentence with gaps, and goes on so, is told apart at once", () => {
  const text = `The inquiry is ${'; "" is possible when it is '.repeat(40_000)}`;
  assert.equal(inFrench(text), undefined);
});

test("a problem says in French what it brought along, then what the catalogue has, then what it said", () => {
  const words = { en: "one row is wrong", fr: "une ligne est fautive" };
  const own = problemOf(422, "invalid", "The request is not valid", words, { pointer: "/2" });
  assert.deepEqual(problemIn(own, "fr"), {
    type: "urn:entente:problem:invalid",
    title: "La demande n’est pas valable",
    status: 422,
    detail: "une ligne est fautive",
    pointer: "/2",
  });
  assert.equal(problemIn(own, "en").detail, "one row is wrong");
  const newer = new ProblemError({
    type: "urn:x",
    title: "Not yet known",
    status: 409,
    detail: "New words.",
  });
  assert.deepEqual(problemIn(newer, "fr"), newer.problem);
  assert.deepEqual(bothOf("New words."), { en: "New words.", fr: "New words." });
});

test("the language is the one of the two that the caller weighs more (RFC 9110 §12.5.4)", () => {
  const cases: readonly [string | null, "en" | "fr"][] = [
    [null, "en"],
    ["", "en"],
    ["fr", "fr"],
    ["fr-CA, en;q=0.8", "fr"],
    ["en-GB,en;q=0.9,fr;q=0.8", "en"],
    ["de, fr;q=0.4, en;q=0.3", "fr"],
    ["fr;q=0", "en"],
    ["french", "en"],
    ["*", "en"],
    [",".repeat(100_000), "en"],
  ];
  for (const [header, language] of cases) assert.equal(languageAsked(header), language, String(header));
});
