import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  answerAddCheckpoint,
  consistencyProof,
  encodeBase64,
  formatAddCheckpoint,
  formatCheckpoint,
  formatNote,
  openCheckpoint,
  openCosignatures,
  parseAddCheckpoint,
  parseConflictSize,
  type WitnessAnswer,
  type WitnessedOrigin,
} from "./index.ts";
import { verifyEd25519 } from "./node-crypto.ts";
import {
  cosigned,
  entry,
  fork300,
  hasher,
  log,
  log300,
  partner,
  refusesCleanly,
  signedNote,
  vectors,
  withCode,
} from "./test-material.ts";

/** A witness that keeps its state in memory, and a clock that moves only when told. */
class Witness {
  readonly origins = new Map<string, WitnessedOrigin>([
    [log.key.name, { keys: [log.key], state: undefined }],
  ]);
  now = vectors.partnerTime;

  /** What the pure function says; nothing is stored. */
  decide(body: string | Uint8Array): WitnessAnswer {
    return answerAddCheckpoint({
      body,
      lookup: (origin) => this.origins.get(origin),
      witness: partner.key,
      sign: partner.sign,
      verify: verifyEd25519,
      hasher,
      nowSeconds: this.now,
    });
  }

  /** Decides and, on 200, swaps. */
  post(body: string | Uint8Array): WitnessAnswer {
    const answer = this.decide(body);
    if (answer.status === 200) this.origins.set(answer.origin, { keys: [log.key], state: answer.next });
    return answer;
  }

  get state() {
    return this.origins.get(log.key.name)?.state;
  }
}

function request(oldSize: number, size: number, source = log300): string {
  const proof = consistencyProof(hasher, Math.min(oldSize, size), size, source.read);
  return formatAddCheckpoint(oldSize, proof, source.note(size));
}

/** A witness that has cosigned `size` entries. */
function witnessAt(size: number): Witness {
  const witness = new Witness();
  assert.equal(witness.post(request(0, size)).status, 200);
  return witness;
}

const timeOf = (answer: WitnessAnswer, size: number) =>
  openCosignatures(answer.body, formatCheckpoint(log300.checkpoint(size)), [partner.key], verifyEd25519)[0]!
    .time;

test("the request from 256 to 300 is the published one", () => {
  const proof = vectors.consistency256to300.map((hash) => `${hash}\n`).join("");
  assert.equal(request(256, 300), `old 256\n${proof}\n${log300.note(300)}`);
  assert.equal(encodeBase64(log300.rootAt(256)), vectors.root256);
});

test("the answer from 256 to 300 is the published cosignature", () => {
  const witness = witnessAt(256);
  const answer = witness.post(request(256, 300));
  assert.equal(answer.status, 200);
  assert.equal(log300.note(300) + answer.body, log300.note(300, cosigned(300)));
});

test("size 0 with another root than the hash of nothing: 422", () => {
  const note = signedNote({ origin: log.key.name, size: 0, root: log300.root });
  assert.equal(new Witness().post(formatAddCheckpoint(0, [], note)).status, 422);
  const empty = signedNote({ origin: log.key.name, size: 0, root: hasher.empty() });
  assert.equal(new Witness().post(formatAddCheckpoint(0, [], empty)).status, 200);
});

test("a proof from size 0: 422", () => {
  const answer = new Witness().post(formatAddCheckpoint(0, [log300.rootAt(1)], log300.note(1)));
  assert.equal(answer.status, 422);
  assert.ok(!("evidence" in answer), "against nothing nothing is a fork");
  const witness = new Witness();
  const empty = signedNote({ origin: log.key.name, size: 0, root: hasher.empty() });
  assert.equal(witness.post(formatAddCheckpoint(0, [], empty)).status, 200);
  const second = witness.post(formatAddCheckpoint(0, [log300.rootAt(1)], log300.note(1)));
  assert.equal(second.status, 422);
  assert.ok(!("evidence" in second), "against the empty tree nothing is a fork");
  assert.equal(witness.post(request(0, 1)).status, 200);
});

test("a first checkpoint: 200, and the state holds the log's line and the witness's own", () => {
  const witness = new Witness();
  const answer = witness.post(request(0, 1));
  assert.ok(answer.status === 200);
  assert.equal(answer.expected, undefined);
  assert.equal(answer.next.size, 1);
  assert.deepEqual(answer.next.root, log300.rootAt(1));
  assert.equal(answer.next.note, log300.note(1, cosigned(1)));
});

test("a flipped bit in the log's signature: 403", () => {
  const note = log300.note(1);
  const line = note.split(" ").at(-1)!;
  const flipped = note.replace(line, `${line.slice(0, 20)}${line[20] === "A" ? "B" : "A"}${line.slice(21)}`);
  assert.equal(new Witness().post(formatAddCheckpoint(0, [], flipped)).status, 403);
});

test("a checkpoint without the log's line, or with a cosigner's key for the log's: 403", () => {
  const text = formatCheckpoint(log300.checkpoint(1));
  const body = formatAddCheckpoint(0, [], formatNote(text, [cosigned(1)]));
  const witness = new Witness();
  assert.equal(witness.post(body).status, 403);
  witness.origins.set(log.key.name, { keys: [partner.key], state: undefined });
  assert.equal(witness.post(body).status, 403);
});

test("an origin not agreed on: 404, whoever signed", () => {
  const witness = new Witness();
  witness.origins.clear();
  assert.equal(witness.post(request(0, 1)).status, 404);
});

test("growth without a proof: 422", () => {
  const witness = witnessAt(1);
  const answer = witness.post(formatAddCheckpoint(1, [], log300.note(300)));
  assert.equal(answer.status, 422);
  assert.equal(witness.state?.size, 1);
});

test("another old size than the stored one: 409 with the size", () => {
  const answer = witnessAt(1).post(request(0, 300));
  assert.ok(answer.status === 409);
  assert.equal(answer.body, "1\n");
  assert.equal(answer.contentType, "text/x.tlog.size");
  assert.equal(answer.evidence, undefined);
  assert.equal(parseConflictSize(answer.body), 1);
  const first = new Witness().post(request(200, 300));
  assert.deepEqual([first.status, first.body], [409, "0\n"]);
});

test("growth with its proof: 200 from 1 to 256 to 300", () => {
  const witness = witnessAt(1);
  assert.equal(witness.post(request(1, 256)).status, 200);
  assert.equal(witness.post(request(256, 300)).status, 200);
  assert.equal(witness.state?.size, 300);
});

test("the same checkpoint again: 200 with a newer time", () => {
  const witness = witnessAt(300);
  witness.now += 600;
  const answer = witness.post(request(300, 300));
  assert.equal(answer.status, 200);
  assert.equal(timeOf(answer, 300), vectors.partnerTime + 600);
});

test("times never decrease, even when the clock is set back an hour", () => {
  const witness = witnessAt(256);
  witness.now -= 3600;
  const answer = witness.post(request(256, 300));
  assert.equal(answer.status, 200);
  assert.equal(timeOf(answer, 300), vectors.partnerTime);
});

test("a fork at the same size: 422, both notes kept as evidence", () => {
  const witness = witnessAt(300);
  const answer = witness.post(formatAddCheckpoint(300, [], fork300.note(300)));
  assert.ok(answer.status === 422);
  assert.deepEqual(answer.evidence, {
    origin: log.key.name,
    note: fork300.note(300),
    stored: log300.note(300, cosigned(300)),
    oldSize: 300,
    proof: [],
  });
  assert.deepEqual(witness.state?.root, log300.root);
  for (const note of [answer.evidence!.note, answer.evidence!.stored]) {
    assert.equal(openCheckpoint(note, [log.key], verifyEd25519).checkpoint.size, 300);
  }
});

test("a fork at the stored size is evidence even where the old size is wrong: 409", () => {
  const answer = witnessAt(300).post(formatAddCheckpoint(0, [], fork300.note(300)));
  assert.ok(answer.status === 409);
  assert.equal(answer.evidence?.note, fork300.note(300));
});

test("a fork that has grown since: 422 with the proof it offered", () => {
  const witness = witnessAt(200);
  const proof = consistencyProof(hasher, 200, 300, log300.read).with(0, hasher.leaf(entry(1)));
  const answer = witness.post(formatAddCheckpoint(200, proof, log300.note(300)));
  assert.ok(answer.status === 422);
  assert.deepEqual(answer.evidence?.proof, proof);
});

test("a surplus proof for the very checkpoint cosigned: 422, but no evidence", () => {
  const answer = witnessAt(300).post(formatAddCheckpoint(300, [log300.root], log300.note(300)));
  assert.ok(answer.status === 422);
  assert.equal(answer.evidence, undefined);
});

test("an old size beyond the checkpoint: 400", () => {
  assert.equal(witnessAt(300).post(formatAddCheckpoint(300, [], log300.note(256))).status, 400);
});

test("a malformed request: 400", () => {
  const note = log300.note(300);
  const text = formatCheckpoint(log300.checkpoint(300));
  const extended = `${text}extension\n`;
  const extensionLine = {
    name: log.key.name,
    id: log.key.id,
    value: log.sign(new TextEncoder().encode(extended)),
  };
  const hash = log300.root;
  const bad: Record<string, string | Uint8Array> = {
    "an extension line": formatAddCheckpoint(0, [], formatNote(extended, [extensionLine])),
    "a leading zero": `old 01\n\n${note}`,
    "no old line": `\n${note}`,
    "64 proof lines": formatAddCheckpoint(
      1,
      Array.from({ length: 64 }, () => hash),
      note,
    ),
    "a hash of 31 bytes": formatAddCheckpoint(1, [hash.slice(1)], note),
    "an unpadded hash": `old 1\n${encodeBase64(hash).slice(0, -1)}\n\n${note}`,
    "carriage returns": request(0, 300).replaceAll("\n", "\r\n"),
    "no note": "old 0\n\n",
    nothing: "",
    "bad UTF-8": Uint8Array.of(0xff, 0xfe, 0x0a, 0x0a),
  };
  for (const [what, body] of Object.entries(bad)) assert.equal(new Witness().post(body).status, 400, what);
});

test("a request larger than 64 KiB: 413", () => {
  assert.equal(new Witness().post(`old 0\n\n${"x".repeat(64 * 1024)}`).status, 413);
  assert.equal(new Witness().post(new Uint8Array(64 * 1024 + 1)).status, 413);
});

test("of two requests decided on one state, the second to swap has lost", () => {
  const witness = witnessAt(256);
  const to300 = witness.decide(request(256, 300));
  const to299 = witness.decide(request(256, 299));
  assert.ok(to300.status === 200 && to299.status === 200);
  // Both expect the same state, so a compare-and-swap lets one through; the other is then a 409.
  assert.equal(to300.expected, to299.expected);
  assert.equal(to300.expected, witness.state);
  assert.equal(witness.post(request(256, 300)).status, 200);
  const late = witness.post(request(256, 299));
  assert.deepEqual([late.status, late.body], [409, "300\n"]);
});

test("a forged line in the witness's own name does not reach its state", () => {
  const witness = new Witness();
  const own = cosigned(300, partner, vectors.partnerTime + 10_000);
  const forged = { ...own, value: own.value.with(70, own.value[70]! ^ 1) };
  const answer = witness.post(formatAddCheckpoint(0, [], log300.note(300, forged)));
  assert.equal(answer.status, 200);
  assert.equal(witness.state?.note, log300.note(300, cosigned(300)));
});

test("a fault of the witness itself is thrown, not blamed on the request", () => {
  const witness = new Witness();
  witness.now = Number.NaN;
  assert.throws(() => witness.post(request(0, 300)), withCode("out-of-range"));
});

test("whatever is posted, the witness answers, and cosigns nothing but the log's own tree", () => {
  const witness = witnessAt(256);
  const good = request(256, 300);
  fc.assert(
    fc.property(fc.nat(good.length - 1), fc.string({ unit: "binary", maxLength: 2 }), (at, inserted) => {
      const answer = witness.decide(good.slice(0, at) + inserted + good.slice(at + 1));
      if (answer.status === 200) assert.deepEqual(answer.next.root, log300.root);
    }),
  );
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (body) => witness.decide(body).status !== 200));
});

test("a request prints and reads back unchanged", () => {
  const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.array(hash, { maxLength: 63 }), (oldSize, proof) => {
      const note = log300.note(300);
      assert.deepEqual(parseAddCheckpoint(formatAddCheckpoint(oldSize, proof, note)), {
        oldSize,
        proof,
        note,
      });
    }),
    { numRuns: 30 },
  );
  fc.assert(fc.property(fc.string(), (body) => refusesCleanly(() => parseAddCheckpoint(body))));
});

test("a log keeps of a witness's answer only what it can verify", () => {
  const text = formatCheckpoint(log300.checkpoint(300));
  const answer = witnessAt(256).post(request(256, 300)).body;
  const open = (body: string, keys = [partner.key]) => openCosignatures(body, text, keys, verifyEd25519);
  const stranger = "— stranger.example AQIDBAU=\n";
  assert.equal(open(stranger + answer).length, 1);
  assert.throws(() => open(stranger), withCode("no-signature"));
  assert.throws(() => open(answer, [log.key]), withCode("no-signature"));
  assert.throws(() => open("<html>"), withCode("bad-note"));
  const other = formatCheckpoint(fork300.checkpoint(300));
  assert.throws(
    () => openCosignatures(answer, other, [partner.key], verifyEd25519),
    withCode("bad-signature"),
  );
  fc.assert(fc.property(fc.string(), (body) => refusesCleanly(() => open(body))));
});

test("a conflict without a size is known as such", () => {
  assert.equal(parseConflictSize("300\n"), 300);
  for (const body of ["", "300", "root mismatch\n", "01\n", "-1\n", Uint8Array.of(0xff)]) {
    assert.equal(parseConflictSize(body), undefined);
  }
});
