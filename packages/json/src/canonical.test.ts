import assert from "node:assert/strict";
import { test } from "node:test";
import canonicalize from "canonicalize";
import fc from "fast-check";
import {
  canonicalBytes,
  JsonError,
  type JsonErrorCode,
  type JsonValue,
  parseCanonical,
  parseJson,
} from "./index.ts";

const text = (value: JsonValue): string => new TextDecoder().decode(canonicalBytes(value));
const bytes = (source: string): Uint8Array => new TextEncoder().encode(source);

const refusesValue = (value: unknown, code: JsonErrorCode, path: string): void =>
  assert.throws(
    () => canonicalBytes(value as JsonValue),
    (error) => error instanceof JsonError && error.code === code && error.path === path,
  );

const refusesBytes = (source: string): void =>
  assert.throws(
    () => parseCanonical(bytes(source)),
    (error) => error instanceof JsonError && error.code === "not-canonical",
    source,
  );

test("the example of RFC 8785 section 3.2.2 comes out as section 3.2.3 prints it", () => {
  const source = `{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],
    "string":"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}`;
  assert.equal(
    text(parseJson(source)),
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      `"string":"€$\\u000f\\nA'B\\"\\\\\\\\\\"/"}`,
  );
});

test("names are ordered by UTF-16 units (RFC 8785 section 3.2.3)", () => {
  const names = ["\u20ac", "\r", "\ufb33", "1", "\u{1f600}", "\u0080", "\u00f6"];
  const ordered = ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\u{1f600}", "\ufb33"];
  const value = Object.fromEntries(names.map((name) => [name, 0]));
  assert.equal(text(value), `{${ordered.map((name) => `${JSON.stringify(name)}:0`).join(",")}}`);
});

test("numbers print as the samples of RFC 8785 appendix B do", () => {
  const samples: [number, string][] = [
    [0, "0"],
    [-0, "0"],
    [5e-324, "5e-324"],
    [1.7976931348623157e308, "1.7976931348623157e+308"],
    [1e21, "1e+21"],
    [9.999999999999997e22, "9.999999999999997e+22"],
    [1e-6, "0.000001"],
    [1e-7, "1e-7"],
    [333333333.3333332, "333333333.3333332"],
    [-0.0000033333333333333333, "-0.0000033333333333333333"],
  ];
  for (const [value, printed] of samples) assert.equal(text(value), printed);
});

test("a value that is no plain JSON is refused, with its path", () => {
  refusesValue(undefined, "not-canonical", "");
  refusesValue({ a: undefined }, "not-canonical", "/a");
  refusesValue([1, undefined], "not-canonical", "/1");
  refusesValue(Array(2), "not-canonical", "");
  refusesValue({ a: () => 1 }, "not-canonical", "/a");
  refusesValue({ a: Symbol("s") }, "not-canonical", "/a");
  refusesValue({ a: 1n }, "not-canonical", "/a");
  refusesValue({ a: [new Map()] }, "not-canonical", "/a/0");
  refusesValue(new Date(0), "not-canonical", "");
  refusesValue({ toJSON: () => "x" }, "not-canonical", "/toJSON");
  refusesValue(new (class Named {})(), "not-canonical", "");
  refusesValue(Object.assign([1], { name: 2 }), "not-canonical", "");
  refusesValue(new Uint8Array(2), "not-canonical", "");
});

test("numbers and strings that could not be read back are refused", () => {
  refusesValue([Number.NaN], "unsafe-number", "/0");
  refusesValue({ n: Number.POSITIVE_INFINITY }, "unsafe-number", "/n");
  refusesValue(2 ** 53, "unsafe-number", "");
  refusesValue({ s: "\ud800" }, "lone-surrogate", "/s");
  refusesValue({ "\udc00": 1 }, "lone-surrogate", "/\udc00");
  refusesValue(JSON.parse('{"__proto__":1}'), "syntax", "/__proto__");
});

test("a circle is refused", () => {
  const circle: { next?: unknown } = {};
  circle.next = circle;
  assert.throws(
    () => canonicalBytes(circle as JsonValue),
    (error) => error instanceof JsonError && error.code === "too-deep",
  );
});

test("only the canonical bytes are accepted back", () => {
  assert.deepEqual(parseCanonical(bytes('{"a":[1,"é"],"b":1e+21}')), { a: [1, "é"], b: 1e21 });
  for (const source of [
    '{"b":1,"a":2}',
    '{"a": 1}',
    '{"a":1}\n',
    "1.0",
    "1E2",
    "-0",
    "1e21",
    '"\\u0041"',
    '"\\/"',
    "0.10",
  ]) {
    refusesBytes(source);
  }
});

test("canonical bytes are read back to the same bytes, whatever the value", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      let first: Uint8Array;
      try {
        first = canonicalBytes(value as JsonValue);
      } catch (error) {
        assert.ok(
          error instanceof JsonError && ["syntax", "unsafe-number", "lone-surrogate"].includes(error.code),
        );
        return;
      }
      assert.deepEqual(canonicalBytes(parseCanonical(first)), first);
    }),
  );
});

test("what is read as canonical is what the strict reader takes and writes back the same, within every limit", () => {
  const limits = fc.record({
    maxBytes: fc.nat(80),
    maxDepth: fc.nat(4),
    maxString: fc.nat(40),
    maxItems: fc.nat(12),
  });
  const canonical = fc
    .jsonValue({ maxDepth: 4, stringUnit: "binary" })
    .filter((value) => {
      try {
        return canonicalBytes(value as JsonValue).length > 0;
      } catch {
        return false;
      }
    })
    .map((value) => [...canonicalBytes(value as JsonValue)]);
  const edits = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 2 });
  const outcome = (read: () => JsonValue): unknown => {
    try {
      return { value: read() };
    } catch (error) {
      assert.ok(error instanceof JsonError, String(error));
      return { code: error.code, path: error.path, offset: error.offset };
    }
  };
  fc.assert(
    fc.property(canonical, edits, fc.option(limits, { nil: undefined }), (source, changes, bounds) => {
      for (const [position, value] of changes) source[position % source.length] = value;
      const input = Uint8Array.from(source);
      const strictly = outcome(() => {
        const value = parseJson(input, bounds);
        const again = canonicalBytes(value);
        if (Buffer.compare(again, input) !== 0) throw new JsonError("not-canonical", "", "", 0);
        return value;
      });
      const read = outcome(() => parseCanonical(input, bounds));
      if ((strictly as { code?: string }).code === "not-canonical")
        assert.equal((read as { code?: string }).code, "not-canonical");
      else assert.deepEqual(read, strictly);
    }),
    { numRuns: 1000 },
  );
});

test("the order in which names were set changes nothing", () => {
  const names = fc.uniqueArray(fc.string({ unit: "grapheme" }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(
      names.filter((list) => !list.includes("__proto__")),
      (list) => {
        const forward = Object.fromEntries(list.map((name) => [name, name]));
        const backward = Object.fromEntries(list.toReversed().map((name) => [name, name]));
        assert.deepEqual(canonicalBytes(forward), canonicalBytes(backward));
      },
    ),
  );
});

test("another implementation of RFC 8785 writes the same", () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: "binary" }), (value) => {
      let ours: string;
      try {
        ours = text(value as JsonValue);
      } catch (cause) {
        assert.ok(cause instanceof JsonError);
        return;
      }
      assert.equal(ours, canonicalize(value));
    }),
  );
});
