import assert from "node:assert/strict";
import { test } from "node:test";
import { canonicalBytes, type JsonValue, parseCanonical } from "@entente/json";
import fc from "fast-check";
import { readEnvelope } from "./envelope.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

const envelope = {
  at: "2026-11-20T10:00:00.000Z",
  blind: "A".repeat(22),
  body: { note: 'é\u2028"\\', count: 3 },
  id: "01ENTENTE00000000000000001",
  kind: "note.said/1",
  log: "entente.party/a/liaison/b",
  seen: 4,
  typ: "entente.event/1",
  v: 1,
};
const bytes = canonicalBytes(envelope);
const said = new TextDecoder().decode(bytes);

const problem = (text: string): string => {
  const read = readEnvelope(utf8(text));
  return "problem" in read ? read.problem : "";
};

test("a canonical envelope is read", () => {
  const read = readEnvelope(bytes);
  assert.ok("envelope" in read);
  assert.deepEqual(read.envelope, envelope);
});

test("every other spelling of the same envelope is refused", () => {
  const spellings: readonly (readonly [string, string])[] = [
    ['"seen":4', '"seen": 4'],
    ['"seen":4', '"seen":4.0'],
    ['"seen":4', '"seen":4,"seen":4'],
    ['"seen":4', '"seen":-0'],
    ['"note":"é', '"note":"\\u00e9'],
    ['"v":1', '"a":1,"v":1'],
    ['{"at"', '{"v":1,"at"'],
    ['"count":3', '"count":9007199254740993'],
    ['"count":3', '"count":9007199254740992'],
    ['"count":3', '"count":1e400'],
    ['"count":3', '"__proto__":3'],
    ['"count":3', '"count":"\\ud800"'],
    ['"count":3', '"count":[[[[[[[[1]]]]]]]]'],
  ];
  for (const [before, after] of spellings) {
    assert.ok(said.includes(before), before);
    assert.notEqual(problem(said.replace(before, after)), "", after);
  }
  assert.notEqual(problem(`\ufeff${said}`), "");
  assert.notEqual(problem(`${said}\n`), "");
});

test("a member nobody knows, a wrong time and too many bytes are refused", () => {
  assert.match(problem(said.replace('"v":1', '"v":1,"z":1')), /z/);
  assert.match(problem(said.replace("2026-11-20", "2026-02-30")), /\/at/);
  assert.match(problem(said.replace('note":"', `note":"${"x".repeat(9000)}`)), /8192/);
  assert.ok("problem" in readEnvelope(Uint8Array.of(0xff, 0xfe)));
});

test("what the quick reading takes for canonical is what the strict parser takes", () => {
  const within = { maxBytes: 8192, maxDepth: 5 };
  const strictly = (text: string): boolean => {
    try {
      parseCanonical(utf8(text), within);
      return true;
    } catch {
      return false;
    }
  };
  const value = fc.jsonValue({ depthSize: "small" });
  const texts = fc.oneof(
    value.map((body) => JSON.stringify({ ...envelope, body: { said: body } })),
    value.map((body) => {
      const { at, blind, id, kind, log, seen, typ, v } = envelope;
      return JSON.stringify({ at, blind, body: { said: body }, id, kind, log, seen, typ, v });
    }),
    value.map((body) => {
      try {
        return new TextDecoder().decode(canonicalBytes({ ...envelope, body: { said: body as JsonValue } }));
      } catch {
        return "{}";
      }
    }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      if ("envelope" in readEnvelope(utf8(text))) assert.ok(strictly(text), text);
      else if (text.length < 8000 && text !== "{}") assert.ok(!strictly(text), text);
    }),
    { numRuns: 500 },
  );
});
