import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { JsonError, type JsonErrorCode, type JsonLimits, parseJson } from "./index.ts";

function refuses(
  input: Uint8Array | string,
  code: JsonErrorCode,
  path: string,
  offset: number,
  limits?: Partial<JsonLimits>,
): void {
  assert.throws(
    () => parseJson(input, limits),
    (error) => {
      assert.ok(error instanceof JsonError, String(error));
      assert.deepEqual([error.code, error.path, error.offset], [code, path, offset]);
      return true;
    },
  );
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test("every kind of value is read as JSON.parse reads it", () => {
  const text = ' {"a":[1,-2.5e3,true,false,null,"\\u00e9\\n\\ud83d\\ude00"],"":{},"b":[]}\r\n\t';
  assert.deepEqual(parseJson(text), JSON.parse(text));
  assert.deepEqual(parseJson(bytes(text)), JSON.parse(text));
  for (const bare of ["0", "-0", '"x"', "null", "[]", "{}"])
    assert.deepEqual(parseJson(bare), JSON.parse(bare));
});

test("a repeated member name is refused where it is repeated, escapes or not", () => {
  refuses('{"a":{"x":1,"x":2}}', "duplicate-key", "/a/x", 12);
  refuses('{"é":0,"list":[{},{"x":1,"y":{"x":1},"\\u0078":2}]}', "duplicate-key", "/list/1/x", 38);
});

test("the same name in neighbouring or nested objects is no duplicate", () => {
  assert.deepEqual(parseJson('[{"a":{"a":1}},{"a":2}]'), [{ a: { a: 1 } }, { a: 2 }]);
});

test("integers beyond 2^53-1 and magnitudes beyond a double are refused", () => {
  assert.equal(parseJson("9007199254740991"), Number.MAX_SAFE_INTEGER);
  assert.equal(parseJson("-9007199254740991"), Number.MIN_SAFE_INTEGER);
  refuses("[0,9007199254740992]", "unsafe-number", "/1", 3);
  refuses('{"n":-9007199254740993}', "unsafe-number", "/n", 5);
  refuses("1e400", "unsafe-number", "", 0);
  refuses("-1.5E+999", "unsafe-number", "", 0);
  refuses("1".repeat(400), "unsafe-number", "", 0);
  assert.equal(parseJson("1e300"), 1e300);
});

test("half of a surrogate pair is refused, written or escaped", () => {
  refuses('{"a":"\\ud800"}', "lone-surrogate", "/a", 5);
  refuses('["\\ud800\\u0041"]', "lone-surrogate", "/0", 1);
  refuses('["\\udc00\\ud800"]', "lone-surrogate", "/0", 1);
  refuses('["é", "x\ud800"]', "lone-surrogate", "/1", 9);
  refuses('["\ud83d\\ude00"]', "lone-surrogate", "/0", 2);
});

test("bytes that are not UTF-8 are refused at the first bad byte", () => {
  refuses(new Uint8Array([0x5b, 0x22, 0x41, 0xff, 0x22, 0x5d]), "bad-utf8", "/0", 3);
  refuses(new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22]), "bad-utf8", "", 1);
  refuses(new Uint8Array([0x22, 0xc0, 0x80, 0x22]), "bad-utf8", "", 1);
  refuses(new Uint8Array([...bytes('{"a":"é'), 0xc3]), "bad-utf8", "/a", 8);
});

test("a byte order mark is refused", () => {
  refuses("\ufeff{}", "syntax", "", 0);
  refuses(new Uint8Array([0xef, 0xbb, 0xbf, 0x7b, 0x7d]), "syntax", "", 0);
});

test("a text that ends early says so", () => {
  const whole = '{"a":[true,"x\\u00e9",-1.5e3,null]}';
  for (let length = 0; length < whole.length; length++) {
    assert.throws(
      () => parseJson(whole.slice(0, length)),
      (error) => error instanceof JsonError && error.code === "truncated",
      whole.slice(0, length),
    );
  }
});

test("what JSON does not know is refused", () => {
  for (const text of [
    "[1,]",
    "[1 2]",
    "{a:1}",
    "{'a':1}",
    '{"a" 1}',
    '{"a":1,}',
    "[1}",
    "01",
    "-01",
    "+1",
    "1.x",
    ".5",
    "1ex",
    "NaN",
    "Infinity",
    "tree",
    '"\t"',
    '"\\x41"',
    '"\\u00g0"',
    "{} {}",
    "[] x",
    "]",
    "//x\n1",
    "\u00a01",
    "\u000b1",
  ]) {
    assert.throws(
      () => parseJson(text),
      (error) => error instanceof JsonError && error.code === "syntax",
      text,
    );
  }
});

test("ten thousand levels are refused without exhausting the stack, also when the limit allows them", () => {
  const deep = "[".repeat(10_000) + "]".repeat(10_000);
  refuses(deep, "too-deep", "/0".repeat(64), 64);
  assert.ok(Array.isArray(parseJson(deep, { maxDepth: 10_000 })));
  refuses(`${'{"a":'.repeat(10_000)}`, "too-deep", "/a".repeat(64), 64 * 5);
});

test("the limits hold exactly", () => {
  assert.deepEqual(parseJson("[[]]", { maxDepth: 2 }), [[]]);
  refuses("[[[]]]", "too-deep", "/0/0", 2, { maxDepth: 2 });
  assert.deepEqual(parseJson('[1,{"a":2}]', { maxItems: 3 }), [1, { a: 2 }]);
  refuses('[1,{"a":2,"b":3}]', "too-many", "/1/a", 9, { maxItems: 3 });
  assert.equal(parseJson('"abc"', { maxString: 3 }), "abc");
  refuses('["abcd"]', "too-large", "/0", 1, { maxString: 3 });
  refuses('{"abcd":1}', "too-large", "", 1, { maxString: 3 });
  assert.equal(parseJson('"é"', { maxBytes: 4 }), "é");
  refuses('"é"', "too-large", "", 3, { maxBytes: 3 });
  refuses(bytes('"é"'), "too-large", "", 3, { maxBytes: 3 });
});

test("no member can reach a prototype", () => {
  refuses('{"a":{"__proto__":{"admin":true}}}', "syntax", "/a", 6);
  refuses('{"\\u005f_pr\\u006fto__":1}', "syntax", "", 1);
  const value = parseJson('{"constructor":{"prototype":1},"toString":2,"__proto":3,"___proto__":4}');
  assert.equal(Object.getPrototypeOf(value), Object.prototype);
  assert.equal(({} as Record<string, unknown>).admin, undefined);
});

test("a path writes / and ~ as RFC 6901 asks, and cuts the sender's long names", () => {
  refuses('{"a/b~c":[01]}', "syntax", "/a~1b~0c/0", 10);
  refuses(`{"${"n".repeat(500)}":01}`, "syntax", `/${"n".repeat(120)}…`, 504);
});

test("what is accepted equals JSON.parse, for any value", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), (text) => {
      let value: unknown;
      try {
        value = parseJson(text);
      } catch (error) {
        assert.ok(error instanceof JsonError);
        // fast-check makes names like __proto__, and integers that need an exponent to be safe.
        assert.ok(text.includes("__proto__") || error.code === "unsafe-number", `${error.message} ${text}`);
        return;
      }
      assert.deepEqual(value, JSON.parse(text));
    }),
  );
});

test("a mutated text is read as JSON.parse reads it or refused with a JsonError, never anything else", () => {
  const byte = fc.integer({ min: 0, max: 255 });
  const edits = fc.array(fc.tuple(fc.nat(), fc.constantFrom("set", "cut", "insert"), byte), { maxLength: 4 });
  const shape = fc.oneof(
    fc.json(),
    fc.constant('{"type":"x","id":"\\ud83d\\ude00é","n":[1e5,-0.25,{"a":true}]}'),
  );
  fc.assert(
    fc.property(shape, edits, (text, changes) => {
      const mutated = [...bytes(text)];
      for (const [position, kind, value] of changes) {
        const at = position % (mutated.length + 1);
        if (kind === "set") mutated[at] = value;
        else mutated.splice(at, kind === "cut" ? 1 : 0, ...(kind === "cut" ? [] : [value]));
      }
      const input = Uint8Array.from(mutated);
      let value: unknown;
      try {
        value = parseJson(input);
      } catch (error) {
        assert.ok(error instanceof JsonError, String(error));
        assert.ok(error.offset >= 0 && error.offset <= input.length);
        return;
      }
      assert.deepEqual(value, JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(input)));
    }),
    { numRuns: 500 },
  );
});
