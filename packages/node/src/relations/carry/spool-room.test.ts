import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { Problem } from "@entente/api";
import { relationRoutes } from "../routes.ts";
import { Federation, officer } from "../test-nodes.ts";
import { spooled } from "./source.ts";
import { SPOOL_LIMITS, SpoolRoom } from "./spool-room.ts";

async function* arriving(...sizes: number[]): AsyncGenerator<Uint8Array> {
  for (const size of sizes) yield new Uint8Array(size);
}

/** An upload that has begun and does not end until it is told to. */
function endless() {
  const begun = Promise.withResolvers<void>();
  const end = Promise.withResolvers<void>();
  async function* stream(): AsyncGenerator<Uint8Array> {
    yield new Uint8Array(10);
    begun.resolve();
    await end.promise;
  }
  return { stream: stream(), begun: begun.promise, end: () => end.resolve() };
}

test("files share the bytes of the room, and give them back when they are gone or were refused", async () => {
  const directory = mkdtempSync(join(tmpdir(), "entente-room-"));
  try {
    const room = new SpoolRoom({ files: 3, bytes: 100 });
    const first = await spooled(arriving(30, 30), directory, 100, room);
    await assert.rejects(spooled(arriving(30, 30), directory, 100, room), { code: "busy" });
    const second = await spooled(arriving(40), directory, 100, room);
    await assert.rejects(spooled(arriving(1), directory, 100, room), { code: "busy" });
    first[Symbol.dispose]();
    (await spooled(arriving(60), directory, 100, room))[Symbol.dispose]();
    second[Symbol.dispose]();
    await assert.rejects(spooled(arriving(50, 45), directory, 90, room), { code: "too-large" });
    (await spooled(arriving(100), directory, 100, room))[Symbol.dispose]();
    assert.deepEqual(readdirSync(directory), []);
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test("a share that is given back twice makes no second place", () => {
  const room = new SpoolRoom({ files: 1, bytes: 100 });
  const share = room.enter();
  share[Symbol.dispose]();
  share[Symbol.dispose]();
  room.enter();
  assert.throws(() => room.enter(), { code: "busy" });
});

test("so many uploads are taken at once; the next is refused and told when to come back", async () => {
  await using federation = new Federation();
  const { relations } = await federation.create("arvenia");
  const route = relationRoutes(relations).find(({ operation }) => operation.id === "carryIn")!;
  const send = (stream: AsyncIterable<Uint8Array>) => route.handle({ stream, session: officer } as never);
  const uploads = Array.from({ length: SPOOL_LIMITS.files }, endless);
  const answers = uploads.map(({ stream }) => send(stream));
  await Promise.all(uploads.map(({ begun }) => begun));
  await assert.rejects(send(arriving(10)), ({ problem }: { problem: Problem }) => {
    assert.equal(problem.status, 503);
    assert.equal(problem.type, "urn:entente:problem:busy");
    assert.equal(problem.retryAfter, SPOOL_LIMITS.retryAfter);
    return true;
  });
  for (const { end } of uploads) end();
  const unreadable = ({ problem }: { problem: Problem }) => problem.status === 422;
  await Promise.all(answers.map((answer) => assert.rejects(answer, unreadable)));
  await assert.rejects(send(arriving(10)), unreadable, "there is room again");
});
