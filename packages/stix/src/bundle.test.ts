import assert from "node:assert/strict";
import { test } from "node:test";
import { JsonError } from "@entente/json";
import { type BundleObject, readBundle, sampleBundle } from "./index.ts";

async function* inChunksOf(size: number, text: string): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string): Promise<BundleObject[]> {
  return await Array.fromAsync(readBundle(inChunksOf(7, text)));
}

const address =
  '{ "type":"ipv4-addr", "id":"ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4","value":"198.51.100.3" }';

test("objects come with their bytes as written, their place and what was found", async () => {
  const [first, second, ...rest] = await read(
    `{"type":"bundle","objects":[ ${address} ,{"type":"malware","id":"x"}]}`,
  );
  assert.equal(new TextDecoder().decode(first?.raw), address);
  assert.deepEqual([first?.index, first?.errors, first?.object.value], [0, [], "198.51.100.3"]);
  assert.equal(second?.index, 1);
  assert.ok(second?.errors.some(({ code, path }) => code === "id-format" && path === "/id"));
  assert.deepEqual(rest, []);
});

test("an element that is no object is yielded with its error", async () => {
  const items = await read('{"objects":[7,{"id":3},"x",null]}');
  assert.deepEqual(
    items.map(({ object, errors }) => [object.type, object.id, errors.length > 0]),
    [
      ["", "", true],
      ["", "", true],
      ["", "", true],
      ["", "", true],
    ],
  );
});

test("what is no JSON ends the whole, with the path and the byte where it stands in the bundle", async () => {
  const text = `{"type":"bundle","objects":[${address},{"type":"file","name":"a","name":"b"}]}`;
  const seen: number[] = [];
  await assert.rejects(
    async () => {
      for await (const { index } of readBundle(inChunksOf(9, text))) seen.push(index);
    },
    (error) => {
      assert.ok(error instanceof JsonError);
      assert.deepEqual([error.code, error.path], ["duplicate-key", "/objects/1/name"]);
      assert.equal(error.offset, text.lastIndexOf('"name"'));
      return true;
    },
  );
  assert.deepEqual(seen, [0]);
});

test("the header tells the id of the bundle once the objects are read", async () => {
  const items = readBundle(inChunksOf(5, '{"objects":[],"id":"bundle--x","type":"bundle"}'));
  for await (const _ of items) assert.fail("there are no objects");
  assert.equal(items.header.get("id"), "bundle--x");
});

test("a limit holds for one object", async () => {
  const items = readBundle(inChunksOf(64, `{"objects":[${address}]}`), { maxItemBytes: 50 });
  await assert.rejects(Array.fromAsync(items), { code: "too-large" });
});

test("a large bundle passes in flat memory", async () => {
  async function* chunks() {
    yield* sampleBundle({ seed: 3, count: 20_000 });
  }
  const before = process.memoryUsage().heapUsed;
  let highest = 0;
  let count = 0;
  for await (const { errors } of readBundle(chunks())) {
    assert.deepEqual(errors, []);
    if (++count % 1000 === 0) highest = Math.max(highest, process.memoryUsage().heapUsed - before);
  }
  assert.equal(count, 20_000);
  assert.ok(highest < 100 * 2 ** 20, `${highest} bytes held`);
});
