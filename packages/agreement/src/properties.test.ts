import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { canonicalBytes, type JsonValue } from "@entente/json";
import fc from "fast-check";
import { actions } from "./actions.ts";
import { compartmentKey } from "./compartment.ts";
import { compile } from "./compile.ts";
import { decide, verdictOf } from "./decide.ts";
import type { Clause } from "./document.ts";
import { AgreementError } from "./errors.ts";
import type { Facts } from "./facts.ts";
import { readAgreement, writeAgreement } from "./read.ts";
import {
  ARVENIA,
  certsAgreement,
  everyKindAgreement,
  label,
  NOW,
  OSTRAND,
  permitted,
  recipient,
  TALVIA,
} from "./testing.ts";

const document = everyKindAgreement();
const compiled = compile(document);
const engines = [compiled, compile(certsAgreement())];

const base = permitted();
const few = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);

const party = few(ARVENIA, TALVIA, OSTRAND);
const arbitraryLabel: fc.Arbitrary<Facts["label"]> = fc.oneof(
  { weight: 1, arbitrary: fc.constant("unknown" as const) },
  {
    weight: 6,
    arbitrary: fc.record(
      {
        originator: party,
        policy: few("XAR", "XTL", "COMMUNITY"),
        level: few("NP", "DR", "S", "TS", "U", "C", "NONE", "SCI"),
        caveats: fc.subarray(["NOFORN", "ORCON", "SPECIAL-ARVENIE", "EYES-ONLY"], { maxLength: 2 }),
        text: fc.constant(""),
        relTo: fc.subarray(["XAR", "XTL", "XOS"]),
        tlp: few("clear", "green", "amber", "amber+strict", "red"),
        handling: fc.subarray(["H0", "H1", "H2", "H3"]),
      },
      { requiredKeys: ["originator", "policy", "level", "caveats", "text"] },
    ) as fc.Arbitrary<Facts["label"]>,
  },
);

/** Facts near the border: mostly permitted, each fact sometimes moved or unknown. */
const arbitraryFacts: fc.Arbitrary<Facts> = fc
  .record(
    {
      action: few(...actions),
      stage: few("draft" as const, "final" as const),
      now: few(NOW, "2025-01-01T00:00:00Z", "2029-01-01T00:00:00Z"),
      from: party,
      to: party,
      author: few("analyst-1", "officer-2", "unknown"),
      state: few(
        base.state,
        { ...base.state, status: "suspended" as const },
        { ...base.state, suspendedAreas: ["ransomware"] },
      ),
      recipient: few<Facts["recipient"]>(
        recipient,
        "nobody",
        "unknown",
        { ...recipient, clearance: "U" },
        { ...recipient, organisation: "ARV-DRG" },
      ),
      held: few<Facts["held"]>(true, false, "unknown"),
      onward: few<Facts["onward"]>("none", "unknown", { party: OSTRAND, country: "XOS" }),
      areas: few<Facts["areas"]>(["kessel-strait"], ["ransomware"], [], ["elsewhere"], "unknown"),
      purpose: few("counter-terrorism", "cyber-defence", "curiosity", "unknown"),
      purposeLimits: few<Facts["purposeLimits"]>("none", [], ["cyber-defence"], "unknown"),
      kinds: few<Facts["kinds"]>(["report"], ["stix:indicator"], [], ["x"], "unknown"),
      objects: few<Facts["objects"]>(1, 0, 60_000, "unknown"),
      attachments: few<Facts["attachments"]>("none", "text", "binary", "unknown"),
      label: arbitraryLabel,
      unknownMarkings: few<Facts["unknownMarkings"]>([], ["LIMDIS"], "unknown"),
      gradings: few<Facts["gradings"]>("ungraded", [{ scale: "4x4", grade: "B2" }], "unknown"),
      persons: few<Facts["persons"]>(
        [],
        [{ class: "national-of-a-party", certainty: "listed", treatment: "none" }],
        "unknown",
      ),
      professions: few<Facts["professions"]>(
        [],
        [{ class: "lawyer", certainty: "listed", treatment: "redacted" }],
        "unknown",
      ),
      approvals: few<Facts["approvals"]>(base.approvals, [], "unknown"),
      reviews: few<Facts["reviews"]>(["handling", "ungraded"], [], "unknown"),
      note: few<Facts["note"]>(base.note, "none", "unknown"),
      quotas: few<Facts["quotas"]>([{ clause: "7.4", items: 0, persons: 0, matches: 0 }], [], "unknown"),
      sourcesUntil: few<Facts["sourcesUntil"]>("none", NOW, "unknown"),
    },
    { requiredKeys: [] },
  )
  .map((changes) =>
    permitted({
      quotas: [{ clause: "7.4", items: 0, persons: 0, matches: 0 }],
      reviews: ["ungraded"],
      ...changes,
    }),
  );

describe("decide", () => {
  it("never throws, is deterministic, and agrees with its fast path", () => {
    let permits = 0;
    fc.assert(
      fc.property(arbitraryFacts, fc.constantFrom(...engines), (facts, engine) => {
        const decision = decide(engine, facts);
        assert.deepEqual(decide(engine, structuredClone(facts)), decision);
        assert.equal(verdictOf(engine, facts), decision.verdict);
        assert.equal(decision.verdict === "refuse", decision.violations.length > 0);
        if (decision.verdict !== "refuse") {
          assert.ok(decision.evaluated.length > 0);
          permits++;
        }
      }),
      { numRuns: 3000 },
    );
    assert.ok(permits > 20, `the property saw only ${permits} permits`);
  });

  it("never throws on rubbish, and never permits it", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(base)), fc.anything()), (rubbish) => {
        const facts = { ...rubbish, action: "release", from: ARVENIA, to: TALVIA } as unknown as Facts;
        assert.equal(decide(compiled, facts).verdict, "refuse");
      }),
      { numRuns: 500 },
    );
  });

  it("never permits once any one fact it was permitted by is unknown or gone, unless no clause asks for it", () => {
    // These say something only of other acts, of persons named elsewhere, or are recorded and not judged.
    const unasked = new Set([
      "actors",
      "output",
      "prior",
      "input",
      "held",
      "onward",
      "standing",
      "consents",
      "stage",
      "gradings",
      "personCount",
      "reviews",
      "quotas",
      "newPurpose",
      "justification",
      "operation",
      "request",
      "match",
      "oversight",
    ]);
    const services = compile({
      ...document,
      clauses: document.clauses.filter(({ id }) => !id.startsWith("7.")),
    });
    assert.equal(verdictOf(services, base), "permit-with-obligations");
    for (const name of Object.keys(base)) {
      if (unasked.has(name)) continue;
      for (const value of ["unknown", undefined])
        assert.equal(
          verdictOf(services, { ...base, [name]: value } as unknown as Facts),
          "refuse",
          `${name}: ${value}`,
        );
    }
  });

  it("adding a clause never turns a refusal into a permit", () => {
    // The first clause of these kinds is what allows the act at all: "no clause, no act".
    const enabling = new Set(["matching", "unmasking", "inquiry"]);
    const donors = [...document.clauses, ...certsAgreement().clauses].filter(
      ({ kind }) => !enabling.has(kind),
    );
    const variants: readonly Clause[] = donors.flatMap((clause) => {
      const { direction: _direction, ...everywhere } = clause;
      return [clause, everywhere];
    });
    fc.assert(
      fc.property(arbitraryFacts, fc.constantFrom(...variants), fc.boolean(), (facts, clause, first) => {
        const added = { ...clause, id: "99" };
        const clauses = first ? [added, ...document.clauses] : [...document.clauses, added];
        const before = verdictOf(compiled, facts);
        const after = verdictOf(compile({ ...document, clauses }), facts);
        if (before === "refuse") assert.equal(after, "refuse");
      }),
      { numRuns: 400 },
    );
  });

  it("leaving a clause out of those that forbid never adds a reason", () => {
    fc.assert(
      fc.property(arbitraryFacts, fc.constantFrom(...document.clauses), (facts, { id }) => {
        const without = compile({ ...document, clauses: document.clauses.filter((one) => one.id !== id) });
        const reasons = (engine: typeof compiled): readonly string[] =>
          decide(engine, facts)
            .violations.filter(({ clause }) => clause !== "-" && clause !== id)
            .map(({ clause, code }) => `${clause} ${code}`);
        const [all, fewer] = [new Set(reasons(compiled)), reasons(without)];
        assert.ok(fewer.every((reason) => all.has(reason)));
      }),
      { numRuns: 200 },
    );
  });
});

describe("a compartment", () => {
  it("is the same for the same content in another order, and another for other content", () => {
    const twin = {
      ...base,
      label: { ...label, relTo: ["XTL", "XAR"], text: "other words" },
      kinds: ["report", "report"],
    };
    assert.equal(compartmentKey(twin), compartmentKey(base));
    for (const changes of [
      { areas: ["ransomware"] },
      { kinds: ["attachment"] },
      { purposeLimits: ["cyber-defence"] },
      { purposeLimits: [] },
      { unknownMarkings: ["X"] },
      { label: "unknown" },
      { label: { ...label, caveats: ["ORCON"] } },
      { label: { ...label, originator: TALVIA } },
      { label: { ...label, relTo: [] } },
    ] as const)
      assert.notEqual(compartmentKey({ ...base, ...changes }), compartmentKey(base));
  });

  it("decides alike, for one reader, of all that is in it", () => {
    const reading = (facts: Facts, reader: Facts["recipient"]): Facts => ({
      ...facts,
      action: "disclose",
      held: true,
      stage: "final",
      from: ARVENIA,
      to: TALVIA,
      now: NOW,
      state: base.state,
      onward: "none",
      recipient: reader,
      purpose: "counter-terrorism",
      use: { action: "none", judicial: false },
    });
    const readers = fc.constantFrom<Facts["recipient"]>(
      recipient,
      { ...recipient, clearance: "U" },
      { ...recipient, role: "press" },
    );
    fc.assert(
      fc.property(arbitraryFacts, arbitraryFacts, readers, (one, other, reader) => {
        // The other item, brought into the compartment of the first.
        const { label: marks, unknownMarkings, areas, kinds, purposeLimits } = one;
        const mate = { ...other, label: marks, unknownMarkings, areas, kinds, purposeLimits, consents: [] };
        assert.equal(compartmentKey(mate), compartmentKey(one));
        assert.equal(
          verdictOf(compiled, reading(mate, reader)),
          verdictOf(compiled, reading({ ...one, reviews: mate.reviews }, reader)),
        );
      }),
      { numRuns: 1000 },
    );
  });
});

describe("readAgreement", () => {
  const bytes = writeAgreement(document);

  function throwsOnlyAgreementError(input: Uint8Array): void {
    try {
      readAgreement(input);
    } catch (error) {
      assert.ok(error instanceof AgreementError, String(error));
    }
  }

  it("throws nothing but AgreementError, whatever the bytes", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), throwsOnlyAgreementError), { numRuns: 500 });
    fc.assert(
      fc.property(fc.json(), (text) => throwsOnlyAgreementError(new TextEncoder().encode(text))),
      { numRuns: 500 },
    );
  });

  it("throws nothing but AgreementError on a real agreement with one byte changed", () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const altered = bytes.slice();
        altered[at] = (altered[at] ?? 0) ^ change;
        throwsOnlyAgreementError(altered);
      }),
      { numRuns: 500 },
    );
  });

  it("throws nothing but AgreementError on a real agreement with one value replaced", () => {
    const paths = pathsOf(document);
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue({ maxDepth: 2 }), (path, value) => {
        const altered = structuredClone(document) as unknown as Record<string, unknown>;
        replace(altered, path, value);
        let input: Uint8Array;
        try {
          input = canonicalBytes(altered as unknown as JsonValue);
        } catch {
          return;
        }
        throwsOnlyAgreementError(input);
      }),
      { numRuns: 500 },
    );
  });
});

function pathsOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [path];
  return [
    path,
    ...Object.entries(value).flatMap(([name, member]) => pathsOf(member, [...path, name])),
  ].filter((one) => one.length > 0);
}

function replace(root: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let at = root;
  for (const name of path.slice(0, -1)) at = at[name] as Record<string, unknown>;
  at[path.at(-1) ?? ""] = value;
}
