import assert from "node:assert/strict";
import { test } from "node:test";
import { figuresApart, figuresOf } from "./figures.ts";

const apart = (en: string, fr: string) => figuresApart({ en, fr });
const none = { en: [], fr: [] };

test("separators of thousands and decimals are those of the language", () => {
  assert.deepEqual(figuresOf("41,200,000 records, 35.1 million", "en"), ["35.1", "41200000"]);
  assert.deepEqual(figuresOf("41\u202f200\u202f000 relevés, 35,1 millions", "fr"), ["35.1", "41200000"]);
  assert.deepEqual(figuresOf("41\u00a0200 relevés, 7 700 autres", "fr"), ["41200", "7700"]);
});

test("the same figures in another order, and dates, match", () => {
  assert.deepEqual(apart("On 6 May 2031, 35.1 million.", "35,1 millions, le 6 mai 2031."), none);
  assert.deepEqual(apart("from 1 June 2031.", "à partir du 1er juin 2031."), none);
  assert.deepEqual(apart("The period ends in 2031.", "La période s’achève en 2031."), none);
  assert.deepEqual(apart("clause 2.3", "clause 2.3"), none);
});

test("a figure that differs, is missing or is repeated is named", () => {
  assert.deepEqual(apart("35.1 million", "35,0 millions"), { en: ["35.1"], fr: ["35.0"] });
  assert.deepEqual(apart("two registers", "2 registres"), { en: [], fr: ["2"] });
  assert.deepEqual(apart("10 and 10", "10"), { en: ["10"], fr: [] });
});

test("an English separator left in the French text does not pass for a thousand", () => {
  assert.deepEqual(apart("10,000 records", "10,000 relevés"), { en: ["10000"], fr: ["10.000"] });
});

test("a long run of digits is one figure and not groups", () => {
  assert.deepEqual(figuresOf("20310506 12", "fr"), ["12", "20310506"]);
  assert.deepEqual(figuresOf("in 2031 000 others", "fr"), ["000", "2031"]);
});
