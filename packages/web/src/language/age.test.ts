import assert from "node:assert/strict";
import { test } from "node:test";
import { ageIn } from "./age.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

test("an age is told in whole days, and what is younger than one is not said to be of today", () => {
  assert.equal(ageIn("en", 0), "less than a day");
  assert.equal(ageIn("fr", 0), "moins d’un jour");
  assert.equal(ageIn("en", 1), "1 day");
  assert.equal(ageIn("fr", 1), "1\u00a0jour");
  assert.equal(ageIn("en", 1234), "1,234 days");
  assert.equal(ageIn("fr", 2), "2\u00a0jours");
});

test("every place that tells an age tells it in the same words", () => {
  const told =
    ({ affair, contacts, dockets, requests }: typeof en) =>
    (days: number) => [
      affair.days(days),
      contacts.age(days),
      dockets.silent(days),
      requests.overdue(days),
      requests.overdueUnanswered(days),
      requests.unanswered(days),
      requests.late(days),
    ];
  for (const [language, catalogue] of [
    ["en", en],
    ["fr", fr],
  ] as const)
    for (const days of [0, 1, 12])
      for (const text of told(catalogue)(days))
        assert.ok(text.includes(ageIn(language, days)), `${text}: ${ageIn(language, days)}`);
});
