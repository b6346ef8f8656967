import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { digestOf } from "./crypto.ts";
import { diffAgreements } from "./diff.ts";
import { writeAgreement } from "./read.ts";
import { checkSuccession } from "./succession.ts";
import { clauseOf, servicesAgreement, withParams } from "./testing.ts";

const before = servicesAgreement();
const hash = digestOf(writeAgreement(before));
const { id } = clauseOf(before, "retention");

describe("diffAgreements", () => {
  it("finds nothing between equal documents", () => {
    assert.deepEqual(diffAgreements(before, servicesAgreement()), {
      added: [],
      removed: [],
      changed: [],
      rest: [],
    });
  });

  it("names the parameter that changed, with both values", () => {
    const { changed, added, removed, rest } = diffAgreements(
      before,
      withParams(before, "retention", { maxDays: 30 }),
    );
    assert.deepEqual(changed, [
      { id, params: [{ path: "/params/maxDays", before: 365, after: 30 }], text: [] },
    ]);
    assert.deepEqual([added, removed, rest], [[], [], []]);
  });

  it("tells words from rules", () => {
    const clauses = before.clauses.map((one) =>
      one.id === id ? { ...one, text: { ...one.text, en: "Otherwise." } } : one,
    );
    const [change, ...others] = diffAgreements(before, { ...before, clauses }).changed;
    assert.deepEqual([others, change?.params], [[], []]);
    assert.deepEqual(
      change?.text.map(({ path }) => path),
      ["/text/en"],
    );
  });

  it("sees clauses come and go, and a direction that narrows", () => {
    const liability = clauseOf(before, "liability");
    const without = { ...before, clauses: before.clauses.filter((one) => one !== liability) };
    assert.deepEqual(diffAgreements(before, without).removed, [liability.id]);
    assert.deepEqual(diffAgreements(without, before).added, [liability.id]);
    const direction = [{ from: before.parties[0]?.id ?? "", to: before.parties[1]?.id ?? "" }];
    const narrowed = {
      ...before,
      clauses: before.clauses.map((one) => (one.id === id ? { ...one, direction } : one)),
    };
    assert.deepEqual(
      diffAgreements(before, narrowed).changed[0]?.params.map(({ path }) => path),
      ["/direction"],
    );
  });

  it("sees what changed outside the clauses", () => {
    const { rest } = diffAgreements(before, { ...before, version: 2, supersedes: hash });
    assert.deepEqual(
      rest.map(({ path }) => path),
      ["/supersedes", "/version"],
    );
  });
});

describe("checkSuccession", () => {
  const next = { ...before, version: 2, supersedes: hash };
  it("lets the next version follow", () => {
    assert.doesNotThrow(() => checkSuccession(next, before, hash));
  });
  it("refuses another hash, another agreement, a skipped number and a clause id of another kind", () => {
    const reused = next.clauses.map((one) =>
      one.id === id ? { ...clauseOf(before, "liability"), id } : one,
    );
    for (const [odd, path] of [
      [{ ...next, supersedes: digestOf(new Uint8Array()) }, "/supersedes"],
      [{ ...next, id: "urn:uuid:00000000-0000-4000-8000-000000000000" }, "/id"],
      [{ ...next, version: 3 }, "/version"],
      [{ ...next, clauses: reused }, /^\/clauses\/\d+\/kind$/],
    ] as const)
      assert.throws(() => checkSuccession(odd, before, hash), { code: "succession", path });
  });
});
