import assert from "node:assert/strict";
import { test } from "node:test";
import { joined, type Page, touched } from "./page-merging.ts";

const id = (n: number) => String(n).padStart(26, "0");
const row = (n: number, state = "open") => ({ id: id(n), state });
const page = (rows: readonly ReturnType<typeof row>[], next?: string): Page => ({
  items: rows,
  ...(next === undefined ? {} : { next }),
});
const three = [page([row(9), row(8), row(7)], "7"), page([row(6), row(5), row(4)], "4"), page([row(3)])];
const told = (pages: readonly Page[] | undefined) =>
  pages?.map(({ items, next }) => [items?.map((each) => Number((each as { id: string }).id)), next]);

test("the first and the last page are read again, and those that name what has changed", () => {
  assert.deepEqual(touched(three, [id(42)]), [0, 2]);
  assert.deepEqual(touched(three, [id(5)]), [0, 1, 2]);
  assert.deepEqual(touched([page([row(1)])], []), [0]);
});

test("what is new stands above, what went over the page's end stays, and the next page begins where it did", () => {
  const after = joined(three, 0, page([row(11), row(10), row(9)], "9"));
  assert.deepEqual(told(after), [
    [[11, 10, 9, 8, 7], "7"],
    [[6, 5, 4], "4"],
    [[3], undefined],
  ]);
});

test("a row that is gone or changed is gone or changed, and none is shown twice", () => {
  const after = joined(three, 1, page([row(6), row(5, "closed"), row(3)], "3"));
  assert.deepEqual(told(after)?.[1], [[6, 5], "4"]);
  assert.deepEqual(after?.[1]?.items?.[1], row(5, "closed"));
  const last = joined(three, 2, page([row(3), row(2)]));
  assert.deepEqual(told(last)?.[2], [[3, 2], undefined]);
});

test("rows that are not the old ones' neighbours, or tell no id, are not joined", () => {
  assert.equal(joined(three, 0, page([row(20), row(19), row(18)], "18")), undefined);
  assert.equal(
    joined([{ items: ["a"], next: "b" }, { items: ["c"] }], 0, { items: ["a"], next: "b" }),
    undefined,
  );
});
