import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  decodeBundle,
  decodeTile,
  encodeBundle,
  encodeTile,
  fromHex,
  hashReaderFromTiles,
  inclusionProof,
  parseTilePath,
  rootFrom,
  TlogError,
  tileFrom,
  tilePath,
  tilesOf,
  toHex,
  verifyInclusion,
} from "./index.ts";
import { sha256 } from "./node-crypto.ts";
import { bytes, entry, hasher, log300, MemoryLog, vectors, withCode } from "./test-material.ts";

test("tile paths group the number by three digits", () => {
  assert.equal(tilePath(0, 0), "tile/0/000");
  assert.equal(tilePath(0, 255), "tile/0/255");
  assert.equal(tilePath(1, 1000), "tile/1/x001/000");
  assert.equal(tilePath(0, 1_234_067), "tile/0/x001/x234/067");
  assert.equal(tilePath(0, 1_234_067, 44), "tile/0/x001/x234/067.p/44");
  assert.equal(tilePath("entries", 1, 256), "tile/entries/001");
});

test("a tile path is read only as it would be printed", () => {
  assert.deepEqual(parseTilePath("tile/entries/x001/000.p/9"), { level: "entries", n: 1000, width: 9 });
  for (const path of [
    "tile/0/000.p/0",
    "tile/0/000.p/256",
    "tile/0/000.p/257",
    "tile/0/000.p/01",
    "tile/0/x000/001",
    "tile/0/0",
    "tile/0/1000",
    "tile/64/000",
    "tile/00/000",
    "tile/data/000",
    "tile/0/001/x000",
    "tile/0/../000",
    "/tile/0/000",
    "tile/0/000\n",
    `tile/0/${"x999/".repeat(5)}999`,
  ]) {
    assert.equal(parseTilePath(path), undefined, path);
  }
  fc.assert(
    fc.property(
      fc.oneof(fc.constant("entries" as const), fc.nat(63)),
      fc.maxSafeNat(),
      fc.integer({ min: 1, max: 256 }),
      (level, n, width) => {
        assert.deepEqual(parseTilePath(tilePath(level, n, width)), { level, n, width });
      },
    ),
  );
});

test("a path for a tile that cannot exist is not printed", () => {
  assert.throws(() => tilePath(0, 0, 0), withCode("out-of-range"));
  assert.throws(() => tilePath(0, 0, 257), withCode("out-of-range"));
  assert.throws(() => tilePath(64, 0), withCode("out-of-range"));
  assert.throws(() => tilePath(0, -1), withCode("out-of-range"));
});

test("a size implies its tiles, a partial one never hashed upward", () => {
  const paths = (size: number, from?: number) =>
    tilesOf(size, from).map(({ level, n, width }) => tilePath(level, n, width));
  assert.deepEqual(paths(0), []);
  assert.deepEqual(paths(256), ["tile/0/000", "tile/1/000.p/1"]);
  const large = paths(70_000);
  assert.equal(large.length, 277);
  assert.deepEqual(large.slice(273), ["tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1"]);
  assert.deepEqual(paths(300, 256), ["tile/0/001.p/44"]);
  assert.deepEqual(paths(300, 300), []);
  assert.deepEqual(paths(70_000, 69_999), ["tile/0/273.p/112"]);
  assert.deepEqual(paths(512, 300), ["tile/0/001", "tile/1/000.p/2"]);
});

test("the tiles and bundles of 300 entries, byte for byte", () => {
  const all = Array.from({ length: 300 }, (_, i) => entry(i));
  const files = [
    ...tilesOf(300).map(({ level, n, width }) => tileFrom(log300.read, level, n, width)),
    encodeBundle(all.slice(0, 256)),
    encodeBundle(all.slice(256)),
  ];
  // tilesOf lists by level: 0/000, 0/001.p/44, 1/000.p/1.
  assert.equal(toHex(sha256(...files)), vectors.tilesHash);
  assert.equal(files[2]!.toBase64(), vectors.root256);
});

test("every hash of a log can be read from its tiles", () => {
  const size = 70_000;
  const whole = new MemoryLog(size);
  let fetched = 0;
  const widths = new Map(tilesOf(size).map(({ level, n, width }) => [`${level}/${n}`, width]));
  const read = hashReaderFromTiles(hasher, (level, n) => {
    fetched += 1;
    return tileFrom(whole.read, level, n, widths.get(`${level}/${n}`)!);
  });
  assert.deepEqual(rootFrom(hasher, size, read), whole.root);
  for (const index of [0, 255, 256, 65_535, 65_536, 69_999]) {
    const proof = inclusionProof(hasher, index, size, read);
    assert.deepEqual(proof, inclusionProof(hasher, index, size, whole.read));
    assert.ok(verifyInclusion(hasher, index, size, whole.read(0, index), proof, whole.root));
  }
  const before = fetched;
  inclusionProof(hasher, 69_999, size, read);
  assert.equal(fetched, before, "tiles already read are kept");
});

test("a reader asks again for a partial tile that has grown, and refuses one that is too short", () => {
  let width = 2;
  const read = hashReaderFromTiles(hasher, () => tileFrom(log300.read, 0, 0, width));
  assert.deepEqual(read(1, 0), log300.read(1, 0));
  width = 8;
  assert.deepEqual(read(3, 0), log300.read(3, 0));
  assert.throws(() => read(0, 8), withCode("bad-tile"));
});

test("a reader over thousands of tiles stays right while its cache turns over", () => {
  const read = hashReaderFromTiles(hasher, (level, n) =>
    encodeTile(Array.from({ length: 256 }, (_, i) => sha256(bytes(`${level} ${n} ${i}`)))),
  );
  for (const round of [0, 1]) {
    for (let n = 0; n < 100; n++) {
      const left = sha256(bytes(`0 ${n} 2`));
      const right = sha256(bytes(`0 ${n} 3`));
      assert.deepEqual(read(1, n * 128 + 1), hasher.node(left, right), `round ${round}, tile ${n}`);
    }
  }
});

test("a tile of a wrong length is refused", () => {
  assert.equal(decodeTile(new Uint8Array(64), 2).length, 2);
  for (const length of [0, 31, 33, 257 * 32]) {
    assert.throws(() => decodeTile(new Uint8Array(length)), withCode("bad-tile"));
  }
  assert.throws(() => decodeTile(new Uint8Array(64), 3), withCode("bad-tile"));
  assert.throws(() => encodeTile([]), withCode("bad-tile"));
});

test("an entry bundle is lengths and bytes", () => {
  const bundle = encodeBundle([bytes("a"), bytes("")]);
  assert.deepEqual(bundle, fromHex("0001610000"));
  assert.deepEqual(decodeBundle(bundle), [bytes("a"), bytes("")]);
});

test("what is read from a Node buffer is a plain copy, not a view into it", () => {
  const bundle = Buffer.from(encodeBundle([bytes("a")]));
  const tile = Buffer.from(encodeTile([log300.root]));
  const read = [decodeBundle(bundle)[0], decodeTile(tile)[0]];
  bundle.fill(0);
  tile.fill(0);
  assert.deepEqual(read, [bytes("a"), log300.root]);
});

test("a bundle cut short, too full, empty or with too large an entry is refused", () => {
  const full = encodeBundle(Array.from({ length: 256 }, () => bytes("x")));
  assert.throws(() => decodeBundle(fromHex("00016100")), withCode("bad-bundle"));
  assert.throws(() => decodeBundle(fromHex("000261")), withCode("bad-bundle"));
  assert.throws(() => decodeBundle(fromHex("00")), withCode("bad-bundle"));
  assert.throws(() => decodeBundle(new Uint8Array()), withCode("bad-bundle"));
  assert.throws(() => decodeBundle(new Uint8Array([...full, 0, 0])), withCode("bad-bundle"));
  assert.throws(() => decodeBundle(full, { entries: 255 }), withCode("bad-bundle"));
  assert.throws(() => decodeBundle(fromHex("0003616263"), { entryBytes: 2 }), withCode("too-large"));
  assert.throws(() => encodeBundle([new Uint8Array(65_536)]), withCode("too-large"));
  assert.equal(decodeBundle(encodeBundle([new Uint8Array(65_535)]))[0]!.length, 65_535);
});

test("whatever bytes come as a bundle, they decode to what encodes to them, or are refused", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), (input) => {
      try {
        assert.deepEqual(encodeBundle(decodeBundle(input)), input);
      } catch (error) {
        assert.ok(error instanceof TlogError, String(error));
      }
    }),
  );
});
