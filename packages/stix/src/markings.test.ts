import assert from "node:assert/strict";
import { test } from "node:test";
import {
  effectiveTlp,
  markingsOf,
  type StixObject,
  strictest,
  TLP_MARKINGS,
  TLP_ORDER,
  type Tlp,
} from "./index.ts";

const NOTHING = () => undefined;
const STATEMENT: StixObject = {
  type: "marking-definition",
  id: "marking-definition--a0a0a0a0-0000-4000-8000-000000000001",
  definition_type: "statement",
  definition: { statement: "Ask first." },
};

const marked = (...refs: string[]): StixObject => ({
  type: "report",
  id: "report--x",
  object_marking_refs: refs,
});

function idOf(tlp: Tlp, edition: "1" | "2"): string {
  for (const [id, known] of TLP_MARKINGS) if (known.tlp === tlp && known.edition === edition) return id;
  throw new Error(`${tlp} has no id in edition ${edition}`);
}

test("nine ids are known, in five levels", () => {
  const editions = [...TLP_MARKINGS.values()].map(({ edition }) => edition);
  assert.equal(editions.filter((edition) => edition === "1").length, 4);
  assert.equal(editions.filter((edition) => edition === "2").length, 5);
  assert.deepEqual(new Set([...TLP_MARKINGS.values()].map(({ tlp }) => tlp)), new Set(TLP_ORDER));
});

test("the nine ids need no definition, and the id decides, not a body under it", () => {
  for (const [id, { tlp }] of TLP_MARKINGS) {
    const lie = { ...STATEMENT, id };
    assert.deepEqual(
      effectiveTlp(marked(id), () => lie),
      { tlp, unknown: [], statements: [] },
    );
  }
});

test("the most restrictive of any two markings counts, in either order", () => {
  for (const [rank, one] of TLP_ORDER.entries()) {
    for (const [otherRank, other] of TLP_ORDER.entries()) {
      const expected = TLP_ORDER[Math.max(rank, otherRank)];
      assert.equal(effectiveTlp(marked(idOf(one, "2"), idOf(other, "2")), NOTHING).tlp, expected);
      assert.equal(strictest(one, other), expected);
    }
  }
});

test("a granular marking counts for the whole object, a language does not", () => {
  const object = {
    ...marked(idOf("green", "1")),
    granular_markings: [
      { selectors: ["name"], marking_ref: idOf("amber+strict", "2") },
      { selectors: ["description"], lang: "fr" },
    ],
  };
  assert.deepEqual(effectiveTlp(object, NOTHING), { tlp: "amber+strict", unknown: [], statements: [] });
  assert.deepEqual(markingsOf(object), {
    object: [idOf("green", "1")],
    granular: [
      { selectors: ["name"], marking: idOf("amber+strict", "2") },
      { selectors: ["description"], lang: "fr" },
    ],
  });
});

test("no marking is no TLP, not clear", () => {
  assert.deepEqual(effectiveTlp({ type: "report", id: "report--x" }, NOTHING), {
    unknown: [],
    statements: [],
  });
});

test("a statement that can be resolved is told; one that cannot is unknown", () => {
  const object = marked(idOf("clear", "2"), STATEMENT.id);
  assert.deepEqual(
    effectiveTlp(object, () => STATEMENT),
    {
      tlp: "clear",
      unknown: [],
      statements: ["Ask first."],
    },
  );
  assert.deepEqual(effectiveTlp(object, NOTHING).unknown, [STATEMENT.id]);
});

test("a definition that is not fully understood is unknown", () => {
  const extension = {
    "extension-definition--3a65884d-005a-4290-8335-cb2d778a83ce": { extension_type: "property-extension" },
  };
  const misunderstood: StixObject[] = [
    { ...STATEMENT, extensions: extension },
    { ...STATEMENT, definition_type: "tlp", definition: { tlp: "white" } },
    { ...STATEMENT, definition_type: "house-rule" },
    { ...STATEMENT, definition: { statement: 7 } },
    { ...STATEMENT, type: "report" },
    { ...STATEMENT, id: "marking-definition--a0a0a0a0-0000-4000-8000-000000000002" },
  ];
  for (const definition of misunderstood) {
    assert.deepEqual(effectiveTlp(marked(STATEMENT.id), () => definition).unknown, [STATEMENT.id]);
  }
});

test("malformed markings are unknown, never ignored", () => {
  const cases: [Partial<StixObject>, string[]][] = [
    [{ object_marking_refs: "marking-definition--x" }, ["/object_marking_refs"]],
    [{ object_marking_refs: [7] }, ["/object_marking_refs/0"]],
    [{ object_marking_refs: null }, ["/object_marking_refs"]],
    [{ granular_markings: {} }, ["/granular_markings"]],
    [{ granular_markings: ["x"] }, ["/granular_markings/0"]],
    [{ granular_markings: [{ selectors: ["name"] }] }, ["/granular_markings/0"]],
    [
      { granular_markings: [{ selectors: ["name"], lang: "fr", marking_ref: STATEMENT.id }] },
      ["/granular_markings/0"],
    ],
  ];
  for (const [properties, unknown] of cases) {
    const object: StixObject = { type: "report", id: "report--x" };
    assert.deepEqual(effectiveTlp(Object.assign(object, properties), () => STATEMENT).unknown, unknown);
  }
});
