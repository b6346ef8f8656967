import assert from "node:assert/strict";
import { test } from "node:test";
import { type Paper, trace } from "./model.ts";

const paper = (id: string, kind: Paper["kind"], ...from: string[]): Paper => ({ id, label: id, kind, from });
const affair = [
  paper("finding", "finding", "claim-a", "claim-b"),
  paper("claim-b", "claim", "report-3"),
  paper("claim-a", "claim", "report-1", "report-2"),
  paper("report-1", "report", "leak"),
  paper("report-2", "report", "leak", "report-1"),
  paper("report-3", "report", "leak", "witness"),
  paper("leak", "source"),
  paper("witness", "source"),
];

test("two reports from one leak are one", () => {
  const { roots, papers } = trace(affair, ["leak", "witness"]);
  const ids = (found: readonly Paper[] | undefined) => found?.map(({ id }) => id).sort();
  assert.deepEqual(ids(roots[0]?.alone), ["claim-a", "report-1", "report-2"]);
  assert.equal(roots[0]?.feeds.length, 6);
  assert.deepEqual(ids(roots[1]?.alone), []);
  assert.deepEqual(papers.find((one) => one.paper.id === "finding")?.roots.toSorted(), ["leak", "witness"]);
});

test("every paper stands to the right of what it rests on", () => {
  const { papers } = trace(affair, ["leak"]);
  const layer = new Map(papers.map((one) => [one.paper.id, one.layer]));
  for (const one of papers)
    for (const id of one.from) assert.ok(layer.get(id)! < one.layer, `${id} before ${one.paper.id}`);
  assert.equal(
    new Set(papers.map((one) => `${one.layer}/${one.row}`)).size,
    papers.length,
    "no two in one place",
  );
});

test("without roots given, what rests on nothing is a root", () => {
  assert.deepEqual(
    trace(affair)
      .roots.map((root) => root.paper.id)
      .sort(),
    ["leak", "witness"],
  );
});

test("papers in a circle end, and so do papers that rest on what is not there", () => {
  const { papers, roots } = trace([
    paper("a", "report", "b", "a", "gone"),
    paper("b", "report", "a"),
    paper("c", "claim", "a"),
  ]);
  assert.equal(papers.length, 3);
  assert.deepEqual(roots, []);
  assert.deepEqual(papers.find((one) => one.paper.id === "c")?.roots, []);
});

test("a line that passes a column has a row of its own there", () => {
  const { papers, lines } = trace(affair, ["leak"]);
  const taken = new Set(papers.map(({ layer, row }) => `${layer}/${row}`));
  const through = lines.flatMap((line) => line.through.map(({ layer, row }) => `${layer}/${row}`));
  assert.ok(through.length > 0);
  assert.ok(through.every((place) => !taken.has(place)));
  assert.equal(new Set(through).size, through.length);
});
