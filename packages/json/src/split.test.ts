import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  type BundleItem,
  type BundleLimits,
  JsonError,
  type JsonErrorCode,
  type JsonValue,
  parseJson,
  splitBundle,
} from "./index.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const words = (item: BundleItem): string => new TextDecoder().decode(item.raw);

async function* inChunksOf(size: number, source: Uint8Array): AsyncGenerator<Uint8Array> {
  // One buffer used again and again, as some sources do: what is yielded must not point into it.
  const buffer = Buffer.alloc(size);
  for (let at = 0; at < source.length; at += size) {
    const part = source.subarray(at, at + size);
    buffer.set(part);
    yield buffer.subarray(0, part.length);
  }
}

async function split(text: string, size: number, limits?: BundleLimits) {
  const items = splitBundle(inChunksOf(size, bytes(text)), limits);
  const raws: string[] = [];
  for await (const item of items) raws.push(words(item));
  return { raws, header: Object.fromEntries(items.header) };
}

async function refuses(
  text: string,
  code: JsonErrorCode,
  path: string,
  limits?: BundleLimits,
): Promise<void> {
  for (const size of [1, 7, 4096]) {
    await assert.rejects(
      split(text, size, limits),
      (error) => {
        assert.ok(error instanceof JsonError, String(error));
        assert.deepEqual([error.code, error.path], [code, path]);
        return true;
      },
      text,
    );
  }
}

test("elements come out byte for byte, and the other members as the header", async () => {
  const text =
    ' {"type":"bundle", "objects" : [ {"a": "]}\\"" } ,[1, {}],"x" , -1.0e0,true],"id":"b--1","n":{"m":[1]}}\n';
  for (let size = 1; size < text.length; size++) {
    const { raws, header } = await split(text, size);
    assert.deepEqual(raws, ['{"a": "]}\\"" }', "[1, {}]", '"x"', "-1.0e0", "true"]);
    assert.deepEqual(header, { type: "bundle", id: "b--1", n: { m: [1] } });
  }
});

test("index and offset say where an element stood", async () => {
  const source = bytes('{"é":1,"objects":[{}, {"a":"é"}]}');
  const items: BundleItem[] = [];
  for await (const item of splitBundle(inChunksOf(3, source))) items.push(item);
  assert.deepEqual(
    items.map(({ index }) => index),
    [0, 1],
  );
  for (const { raw, offset } of items) assert.deepEqual(source.slice(offset, offset + raw.length), raw);
});

test("no objects, or an empty list, yields nothing", async () => {
  for (const text of ["{}", '{"objects":[]}', '{"type":"bundle","objects":[ ]}']) {
    assert.deepEqual((await split(text, 2)).raws, []);
  }
});

test("a bundle that ends early is refused after the elements that came whole", async () => {
  const whole = '{"type":"bundle","objects":[{"a":1},{"b":2}],"id":"x"}';
  for (let length = 0; length < whole.length; length++) {
    await assert.rejects(split(whole.slice(0, length), 5), { code: "truncated" });
  }
  const seen: string[] = [];
  await assert.rejects(async () => {
    for await (const item of splitBundle(inChunksOf(5, bytes(whole.slice(0, 40))))) seen.push(words(item));
  });
  assert.deepEqual(seen, ['{"a":1}']);
});

test("what surrounds the elements is checked strictly", async () => {
  await refuses("[]", "syntax", "");
  await refuses('{"objects":{}}', "syntax", "/objects");
  await refuses('{"objects":[1,]}', "syntax", "/objects/1");
  await refuses('{"objects":[1 2]}', "syntax", "/objects");
  await refuses('{"objects":[1}}', "syntax", "/objects");
  await refuses('{"objects":[]} x', "syntax", "");
  await refuses('{"objects":[]}{}', "syntax", "");
  await refuses('{"a":1,}', "syntax", "");
  await refuses('{"a":tru}', "truncated", "/a");
  await refuses('{"a":{"b":1,"b":2}}', "duplicate-key", "/a/b");
  await refuses('{"a":1,"\\u0061":2}', "duplicate-key", "");
  await refuses('{"objects":[],"objects":[]}', "duplicate-key", "");
  await refuses('\ufeff{"objects":[]}', "syntax", "");
});

test("depth and length are refused as soon as they can be known", async () => {
  await refuses(`{"objects":[{},${"[".repeat(100)}`, "too-deep", "/objects/1");
  await refuses(`{"a":${"[".repeat(100)}`, "too-deep", "/a");
  await refuses('{"objects":[[[1]]]}', "too-deep", "/objects/0", { maxDepth: 1 });
  await refuses(`{"objects":["${"x".repeat(50)}`, "too-large", "/objects/0", { maxItemBytes: 40 });
  await refuses(`{"objects":[${"1".repeat(50)}`, "too-large", "/objects/0", { maxItemBytes: 40 });
  await refuses(`{"a":"${"x".repeat(30)}","b":"${"x".repeat(30)}"}`, "too-large", "/b", { maxItemBytes: 50 });
  await refuses(`{"${"x".repeat(50)}":1}`, "too-large", "", { maxItemBytes: 40 });
  await refuses(`{${" ".repeat(50)}}`, "too-large", "", { maxTotalBytes: 40 });
  const members = Array.from({ length: 101 }, (_, index) => `"m${index}":0`);
  await refuses(`{${members.join(",")}}`, "too-many", "");
});

test("a quarter of a gigabyte on one line passes in flat memory when its elements are small", async () => {
  const element = bytes(`{"description":"${"x".repeat(4000)}"},`);
  const block = new Uint8Array(element.length * 1000);
  for (let at = 0; at < block.length; at += element.length) block.set(element, at);
  const blocks = Math.ceil(2 ** 28 / block.length);
  async function* line() {
    yield bytes('{"objects":[');
    for (let sent = 0; sent < blocks; sent++) yield block;
    yield bytes("{}]}");
  }
  let count = 0;
  let highest = 0;
  const before = process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed;
  for await (const { index } of splitBundle(line())) {
    count = index + 1;
    if (index % 10_000 === 0) {
      const { arrayBuffers, heapUsed } = process.memoryUsage();
      highest = Math.max(highest, arrayBuffers + heapUsed - before);
    }
  }
  assert.equal(count, blocks * 1000 + 1);
  assert.ok(highest < 100 * 2 ** 20, `${highest} bytes held`);
});

test("a gigabyte inside one string is refused after maxItemBytes, not after a gigabyte", async () => {
  const block = bytes("x".repeat(65_536));
  let sent = 0;
  async function* line() {
    yield bytes('{"objects":["');
    for (; sent < 16_384; sent++) yield block;
  }
  await assert.rejects(
    async () => {
      for await (const item of splitBundle(line(), { maxItemBytes: 1_000_000 })) assert.fail(words(item));
    },
    { code: "too-large" },
  );
  assert.ok(sent < 20);
});

test("any bundle, cut anywhere, yields the same raws, and they parse to the same values", async () => {
  const element = fc.json({ maxDepth: 3 }).filter((text) => !text.includes("__proto__"));
  const space = fc.constantFrom("", " ", "\n\t", "\r\n");
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(space, element, space)),
      fc.integer({ min: 1, max: 40 }),
      async (parts, size) => {
        const list = parts.map(([before, text, after]) => before + text + after).join(",");
        const { raws, header } = await split(`{"type":"bundle","objects":[${list}],"id":"b"}`, size);
        assert.deepEqual(
          raws,
          parts.map(([, text]) => text.trim()),
        );
        assert.deepEqual(header, { type: "bundle", id: "b" });
      },
    ),
  );
});

test("a mutated bundle is split as JSON.parse would read it, or refused with a JsonError", async () => {
  const source = '{"type":"bundle","objects":[{"a":"]\\"é"},[1,{"b":null}],"x",1.5],"spec":{"k":[]}}';
  const edits = fc.array(fc.tuple(fc.nat({ max: 90 }), fc.integer({ min: 32, max: 126 })), {
    minLength: 1,
    maxLength: 3,
  });
  await fc.assert(
    fc.asyncProperty(edits, fc.integer({ min: 1, max: 20 }), async (changes, size) => {
      const mutated = bytes(source);
      for (const [at, value] of changes) mutated[at % mutated.length] = value;
      const text = new TextDecoder().decode(mutated);
      const result = await split(text, size).then(
        ({ raws, header }) => {
          try {
            return { ...header, objects: raws.map((raw) => parseJson(raw)) };
          } catch (error) {
            return error;
          }
        },
        (error: unknown) => error,
      );
      if (result instanceof Error) return assert.ok(result instanceof JsonError, String(result));
      const expected: { [name: string]: JsonValue } = JSON.parse(text);
      assert.deepEqual(result, { ...expected, objects: expected.objects ?? [] });
    }),
    { numRuns: 300 },
  );
});
