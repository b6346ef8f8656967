import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { filterOf, isEmpty, isSame, queryOf } from "./filter.ts";

const read = (text: string) => filterOf(new URLSearchParams(text));

test("an address holds the filter, and gives it back", () => {
  const filter = read("q=crane&kind=report&source=own&area=birds&from=2026-01-02&versions=every");
  assert.deepEqual(filter, {
    q: "crane",
    kind: "report",
    source: "own",
    area: "birds",
    from: "2026-01-02T00:00:00Z",
    versions: "every",
  });
  const again = new URLSearchParams();
  for (const [name, value] of Object.entries(queryOf(filter)))
    if (value !== undefined) again.set(name, value);
  assert.ok(isSame(filterOf(again), filter));
  assert.equal(again.get("from"), "2026-01-02");
});

test("what is no filter is left out", () => {
  assert.ok(
    isEmpty(read("source=everywhere&from=yesterday&until=2026-02-31T&versions=some&nothing=1&q=%20")),
  );
});

test("no address makes the reading fail", () => {
  fc.assert(fc.property(fc.webQueryParameters(), (text) => typeof read(text) === "object"));
});
