import assert from "node:assert/strict";
import { test } from "node:test";
import { type Found, requestOperations, type Session } from "@entente/api";
import type { Ask } from "./ask.ts";
import { searchEverything } from "./search.ts";

const session: Session = {
  account: "01AAAAAAAAAAAAAAAAAAAAAAAA",
  name: "somebody",
  roles: ["liaison-officer"],
  clearance: "",
  units: [],
  mayAct: true,
};
const idOf = (n: number) => n.toString().padStart(26, "0");

/** A desk of requests with `count` of them, the newest first; every other desk has nothing. `says`: what each opens with. */
function deskOf(count: number, says: (n: number) => string): { ask: Ask; pages: () => number } {
  let pages = 0;
  const ask: Ask = async (operation, _, { params, query }) => {
    if (operation.id === requestOperations.getRequest.id) {
      const n = Number((params as { request: string }).request);
      return n < count ? { id: idOf(n), what: "explain" } : undefined;
    }
    if (operation.id !== requestOperations.listRequests.id) return undefined;
    pages += 1;
    const { before = count, limit } = query as { before?: number; limit: number };
    const from = Math.max(0, before - limit);
    const items = Array.from({ length: before - from }, (_, n) => {
      const at = before - 1 - n;
      return { id: idOf(at), what: "explain", opening: says(at) };
    });
    return { items, ...(from > 0 ? { next: from } : {}) };
  };
  return { ask, pages: () => pages };
}

const asked = (text: string) => ({ text, partner: undefined, limit: 20 });

test("what is old is found by going on where an answer ended, and each thing is told once", async () => {
  const { ask, pages } = deskOf(10_000, (n) => (n % 2500 === 7 ? "the harbour" : "something else"));
  const found: Found[] = [];
  let after: string | undefined;
  let answers = 0;
  do {
    const answer = await searchEverything(ask, session, asked("harb"), after);
    found.push(...answer.found);
    after = answer.next;
    answers += 1;
  } while (after !== undefined);
  assert.deepEqual(
    found.map(({ id }) => Number(id)),
    [7507, 5007, 2507, 7],
  );
  assert.equal(answers, 4);
  assert.equal(pages(), 50);
});

test("more than the limit on one page is told by the next answers, none twice and none left out", async () => {
  const { ask } = deskOf(130, () => "the harbour");
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const answer = await searchEverything(ask, session, asked("harbour"), after);
    assert.ok(answer.found.length <= 20);
    ids.push(...answer.found.map(({ id }) => id));
    after = answer.next;
  } while (after !== undefined);
  assert.equal(ids.length, 130);
  assert.equal(new Set(ids).size, 130);
});

test("an id is found at once, however old, and nothing else is looked through", async () => {
  const { ask, pages } = deskOf(50_000, () => "words");
  const { found } = await searchEverything(ask, session, asked(idOf(3)));
  assert.deepEqual(
    found.map(({ kind, id }) => [kind, id]),
    [["request", idOf(3)]],
  );
  assert.equal(pages(), 0);
});

test("a cursor that no answer gave is refused", async () => {
  const { ask } = deskOf(1, () => "words");
  const bad = Buffer.from(JSON.stringify({ request: { from: null, passed: -1 } })).toString("base64url");
  for (const after of ["not one", bad])
    await assert.rejects(searchEverything(ask, session, asked("words"), after), { status: 422 });
});
