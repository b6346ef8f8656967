import assert from "node:assert/strict";
import { test } from "node:test";
import { preview } from "../testing/work-fixtures.ts";
import { byDecision, type Group } from "./previewed.ts";

const [permitted, refused] = preview.groups as [Group, Group];
const parts = (group: Group, n: number) =>
  Array.from({ length: n }, (_, at) => ({ ...group, products: [`${at}`, `${at} too`] }));

test("a selection of a thousand products is shown by decision, refusals first, and none of them is lost", () => {
  const shown = byDecision([...parts(permitted, 300), ...parts(refused, 200)]);
  assert.deepEqual(
    shown.map(({ verdict, products }) => [verdict, products.length]),
    [
      ["refuse", 400],
      ["permit-with-obligations", 600],
    ],
  );
});

test("what is decided alike under another label, or until another day, stands apart", () => {
  const later = { ...permitted, retainUntil: "2028-01-01T00:00:00Z" };
  assert.equal(byDecision([permitted, later, { ...permitted, label: "TLP:CLEAR" }]).length, 3);
});
