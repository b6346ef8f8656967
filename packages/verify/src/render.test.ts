import assert from "node:assert/strict";
import { test } from "node:test";
import { memoryReader } from "./reader.ts";
import { renderReport } from "./render.ts";
import { trueStory } from "./test-material.ts";
import { verifyExport } from "./verify.ts";
import { en } from "./words-en.ts";
import { fr } from "./words-fr.ts";

test("every finding has its own sentence in both languages", () => {
  for (const words of [en, fr]) {
    const sentences = Object.values(words.findings);
    assert.equal(new Set(sentences).size, sentences.length);
  }
  for (const [code, sentence] of Object.entries(fr.findings))
    assert.notEqual(sentence, en.findings[code as keyof typeof en.findings]);
});

test("a report says who, what was checked, what waits, what crossed and what is wrong", async () => {
  const { story, hash, made } = await trueStory();
  const suspension = await story.suspend("talvia", hash);
  const crossed = story.release(hash, { seen: story.sides.talvia.entries.length - 1 });
  story.receive(made);
  const report = await verifyExport(memoryReader(story.files()), { now: story.now });
  const text = renderReport(report);
  const { fingerprint } = report.parties[0]!;
  for (const part of [fingerprint, crossed, suspension, "released, not yet received", "[receipt-twice]"])
    assert.ok(text.includes(part), part);
  assert.equal(text.trimEnd().split("\n").at(-1), "Verdict: 1 thing is wrong.");
});

test("two parties that call themselves alike are told apart by their ids", async () => {
  const { story } = await trueStory();
  story.sides.talvia.addCard({ name: { en: "arvenia", fr: "arvenia" } });
  story.present("talvia");
  const text = renderReport(await verifyExport(memoryReader(story.files()), { now: story.now }));
  assert.ok(!text.includes("arvenia"));
  assert.ok(text.includes(`Log of ${story.party("talvia").slice(0, 19)}`));
});

test("what an export says cannot write on the terminal", async () => {
  const { story } = await trueStory();
  story.sides.talvia.addCard({ name: { en: "Talvia\u001b[2J", fr: "Talvie" } });
  story.present("talvia");
  story.write("talvia", "note.said/1", {}, { log: "\u001b]0;owned\u0007\u202e" });
  const report = await verifyExport(memoryReader(story.files()), { now: story.now });
  assert.match(JSON.stringify(report.findings), /owned/);
  assert.doesNotMatch(renderReport(report).replaceAll("\n", ""), /[\p{Cc}\u202e]/u);
});
