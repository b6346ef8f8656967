import assert from "node:assert/strict";
import { test } from "node:test";
import { ProblemError } from "@entente/api";
import { ORIGIN, RealLog, retirementOf, talvia } from "../testing/real-log.ts";
import type { GivenHead, LogSource, Memory } from "./log-source.ts";
import { atPlace, placeOf } from "./places.ts";
import { checkByWebCrypto, NoEd25519 } from "./signatures.ts";
import type { Step } from "./step.ts";
import { Tiles } from "./tree-reader.ts";
import { verifyEntry } from "./verify-entry.ts";
import type { Checks } from "./verify-head.ts";
import { verifyMany } from "./verify-many.ts";

const old = new RealLog(300);
const successor = new RealLog(
  20,
  (index) => new TextEncoder().encode(`{"after":${index}}`),
  () => undefined,
  2,
);

const retired = (retirement: GivenHead["retirement"], of = old): LogSource => ({
  ...of.source(),
  head: async () => ({ ...of.head(), retirement }),
});

function checks(source: LogSource, generation = 1, more: Partial<Checks> = {}): Checks {
  const seen = new Map<string, { size: number; root: string }>();
  return {
    source,
    expected: { partner: talvia.id, log: "ours", generation },
    tiles: new Tiles(),
    memory: seen as unknown as Memory,
    check: checkByWebCrypto,
    ...more,
  };
}

const codes = (steps: readonly Step[]) => steps.map(({ code }) => code);
const bad = (steps: readonly Step[]) => steps.filter(({ state }) => state === "bad").map(({ code }) => code);

test("entries of a retired log and of its successor are proven alike; of the first it is said that it is retired", async () => {
  const sound = [
    "bytes-match",
    "keys-lead-back",
    "signature-good",
    "cosignature-good",
    "included",
    "first-seen",
  ];
  const first = await verifyEntry(old.shown(7), checks(retired(retirementOf(300, 305))));
  assert.deepEqual(codes(first), [...sound, "log-retired"]);
  assert.ok(first.every(({ state }) => state === "good"));
  const next = await verifyEntry(successor.shown(7), checks(successor.source(), 2));
  assert.deepEqual(codes(next), sound);
});

test("the log of another generation than the entry's is not taken for its own", async () => {
  const swapped = [checks(successor.source(), 1), checks(old.source(), 2)];
  for (const each of swapped)
    assert.ok(bad(await verifyEntry(old.shown(7), each)).includes("keys-of-another"));
});

test("a list over both generations reads each head once, and all of it is proven", async () => {
  const asked: number[] = [];
  const both = new Map([
    [1, checks(retired(retirementOf(300, 300)), 1)],
    [2, checks(successor.source(), 2)],
  ]);
  const entries = [3, 9, 14].flatMap((index) => [successor.shown(index), old.shown(index)]);
  const told: string[] = [];
  const checksOf = (_: string, generation: number) => {
    asked.push(generation);
    return both.get(generation)!;
  };
  for await (const { entry, state } of verifyMany(entries, checksOf))
    told.push(`${placeOf(entry) === entry.index ? 1 : 2} ${state}`);
  assert.deepEqual(told, ["2 good", "1 good", "2 good", "1 good", "2 good", "1 good"]);
  assert.deepEqual(asked, [2, 1]);
});

test("a successor that nobody has cosigned yet leaves the entries of the log before it proven", async () => {
  const none = new ProblemError({ type: "about:blank", title: "Not found", status: 404 });
  const unsigned: LogSource = { ...successor.source(), head: () => Promise.reject(none) };
  const states: string[] = [];
  for await (const { state } of verifyMany([successor.shown(1), old.shown(1)], (_, generation) =>
    generation === 1 ? checks(old.source()) : checks(unsigned, 2),
  ))
    states.push(state);
  assert.deepEqual(states, ["open", "good"]);
});

test("a statement that is not about this log, or not signed by its party's root key, is told", async () => {
  const good = retirementOf(300, 305);
  const wrong = [
    retirementOf(300, 305, {}, talvia.root),
    { ...good, retirement: good.retirement.replace("lost", "kept") },
    { ...good, signature: "A".repeat(86) },
    { ...good, signature: "" },
    { ...good, retirement: "{" },
    { ...good, retirement: "null" },
    retirementOf(300, 305, { type: "entente-card" }),
    retirementOf(300, 305, { retired: `${ORIGIN}/2` }),
    retirementOf(300, 305, { successor: `${ORIGIN}/3` }),
    retirementOf(300, 305, { party: talvia.id }),
    retirementOf(300, 305, { partner: "sha256:somebody" }),
    retirementOf(300, 305, { root: 1 }),
    retirementOf(300, 305, { witnessed: {} }),
    retirementOf(300, 299),
    // What its party stands by is not all under the head that is shown.
    retirementOf(301, 305),
  ];
  for (const [at, statement] of wrong.entries())
    assert.deepEqual(
      bad(await verifyEntry(old.shown(7), checks(retired(statement)))),
      ["retirement-bad"],
      `${at}`,
    );
  const without = checks(retired(good), 1, { check: () => Promise.reject(new NoEd25519()) });
  assert.deepEqual(bad(await verifyEntry(old.shown(7), without)), []);
});

test("what this browser saw beyond the end of a retired log is accounted for by the statement, and by nothing else", async () => {
  const longer = new RealLog(305);
  const seen = { size: 305, root: Buffer.from(longer.root).toString("base64url") };
  const told = async (statement: GivenHead["retirement"]) => {
    const memory = new Map([[ORIGIN, seen]]);
    const steps = await verifyEntry(
      old.shown(7),
      checks(retired(statement), 1, { memory: memory as unknown as Memory }),
    );
    const { code, state } = steps.find(({ name }) => name === "consistency")!;
    // The longer head stays what this log must not be shorter than.
    assert.equal(memory.get(ORIGIN)?.size, 305);
    return [code, state];
  };
  assert.deepEqual(await told(retirementOf(300, 305)), ["retired-shorter", "open"]);
  assert.deepEqual(await told(retirementOf(300, 304)), ["shorter", "bad"]);
  assert.deepEqual(await told(retirementOf(300, 305, {}, talvia.root)), ["shorter", "bad"]);
  assert.deepEqual(await told(undefined), ["shorter", "bad"]);
});

test("a place is the index in the log of its generation", () => {
  for (const [log, index, generation] of [
    [ORIGIN, 0, 1],
    [ORIGIN, 40, 1],
    [`${ORIGIN}/2`, 0, 2],
    [`${ORIGIN}/17`, 5, 17],
  ] as const)
    assert.deepEqual(atPlace(placeOf({ log, index })), { index, generation });
  assert.equal(placeOf({ log: ORIGIN, index: 40 }), 40);
});
