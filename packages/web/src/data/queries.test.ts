import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { ProblemError } from "@entente/api";
import { InfiniteQueryObserver, QueryObserver } from "@tanstack/react-query";
import type { Page } from "./page-merging.ts";
import { queries, readAgain, readChanged } from "./queries.ts";

beforeEach(() => queries.clear());

/** Everything that can go on without another answer has gone on. */
const quiet = () => new Promise<void>((next) => setImmediate(next));

/** A node that answers each question when the test says so, and in the order in which it says so. */
function heldBack<A>() {
  const asked: { readonly of: unknown; answer(value: A): Promise<void>; fail(): Promise<void> }[] = [];
  const ask = (of?: unknown) => {
    const { promise, resolve, reject } = Promise.withResolvers<A>();
    asked.push({
      of,
      answer(value) {
        resolve(value);
        return quiet();
      },
      fail() {
        reject(new ProblemError({ type: "about:blank", title: "no", status: 500 }));
        return quiet();
      },
    });
    return promise;
  };
  return { asked, ask };
}

function shown<A>(ask: () => Promise<A>) {
  const observer = new QueryObserver<A>(queries, { queryKey: ["one"], queryFn: ask });
  return { observer, [Symbol.dispose]: observer.subscribe(() => {}) };
}

test("what changes while something is read for the first time is read once that is there", async () => {
  const { asked, ask } = heldBack<string>();
  using one = shown(ask);
  readAgain();
  readChanged(["a"]);
  await quiet();
  assert.equal(asked.length, 1, "what is not there yet is not broken off");
  await asked[0]!.answer("before the change");
  assert.equal(one.observer.getCurrentResult().data, "before the change");
  assert.equal(asked.length, 2, "however much has changed, it is read once more");
  await asked[1]!.answer("after it");
  assert.equal(one.observer.getCurrentResult().data, "after it");
  await quiet();
  assert.equal(asked.length, 2);
});

test("what failed while something changed is read again", async () => {
  const { asked, ask } = heldBack<string>();
  using one = shown(ask);
  readAgain();
  await asked[0]!.fail();
  await asked[1]!.answer("there now");
  assert.equal(one.observer.getCurrentResult().data, "there now");
});

test("what is forgotten while it is waited for is not waited for any more", async () => {
  const { asked, ask } = heldBack<string>();
  using _one = shown(ask);
  readAgain();
  queries.clear();
  await quiet();
  await asked[0]!.answer("of somebody who has left");
  assert.equal(asked.length, 1);
});

test("of two questions about what is there only the later is answered to the reader", async () => {
  const { asked, ask } = heldBack<string>();
  using one = shown(ask);
  await asked[0]!.answer("first");
  readAgain();
  readAgain();
  await asked[2]!.answer("newer");
  await asked[1]!.answer("older");
  assert.equal(one.observer.getCurrentResult().data, "newer");
});

const id = (n: number) => String(n).padStart(26, "0");
const page = (next: string | undefined, ...rows: readonly (readonly [number, string])[]): Page => ({
  items: rows.map(([n, state]) => ({ id: id(n), state })),
  ...(next === undefined ? {} : { next }),
});

function list(ask: (param: unknown) => Promise<Page>) {
  const observer = new InfiniteQueryObserver(queries, {
    queryKey: ["list"],
    queryFn: ({ pageParam }) => ask(pageParam),
    meta: { readPage: ask },
    initialPageParam: undefined as unknown,
    getNextPageParam: (last: Page) => last.next ?? undefined,
  });
  const told = () =>
    observer
      .getCurrentResult()
      .data?.pages.flatMap(({ items }) =>
        items!.map((row) => `${Number((row as { id: string }).id)} ${(row as { state: string }).state}`),
      );
  return { observer, told, [Symbol.dispose]: observer.subscribe(() => {}) };
}

/** A list of which two pages stand. */
async function longList() {
  const held = heldBack<Page>();
  const shown = list(held.ask);
  await held.asked[0]!.answer(page("8", [9, "open"], [8, "open"]));
  void shown.observer.fetchNextPage();
  await held.asked[1]!.answer(page("6", [7, "open"], [6, "open"]));
  held.asked.length = 0;
  return { ...held, ...shown };
}

test("the next page that a person has asked for comes, whatever changes meanwhile; then the change is read", async () => {
  const { asked, ask } = heldBack<Page>();
  using one = list(ask);
  await asked[0]!.answer(page("9", [9, "open"]));
  void one.observer.fetchNextPage();
  readChanged([id(9)]);
  await quiet();
  assert.deepEqual(
    asked.slice(1).map(({ of }) => of),
    ["9"],
  );
  await asked[1]!.answer(page(undefined, [8, "open"]));
  assert.deepEqual(one.told(), ["9 open", "8 open"]);
  await asked[2]!.answer(page("9", [9, "closed"]));
  await asked[3]?.answer(page(undefined, [8, "open"]));
  assert.deepEqual(one.told(), ["9 closed", "8 open"]);
});

test("a list that is forgotten while a page of it is read again is not put back for whoever comes next", async () => {
  const { asked, ...one } = await longList();
  using _one = one;
  readChanged([id(7)]);
  await quiet();
  assert.equal(asked.length, 1);
  queries.clear();
  await asked[0]!.answer(page("6", [7, "closed"], [6, "open"]));
  await quiet();
  assert.equal(queries.getQueryData(["list"]), undefined);
});

test("a page of a long list is not read for a second change before it was read for the first", async () => {
  using one = await longList();
  const { asked } = one;
  readChanged([id(9)]);
  await quiet();
  readChanged([id(8)]);
  readChanged([id(9)]);
  await quiet();
  assert.equal(asked.length, 1);
  await asked[0]!.answer(page("8", [9, "closed"], [8, "open"]));
  await asked[1]!.answer(page("6", [7, "open"], [6, "open"]));
  await asked[2]!.answer(page("8", [9, "closed"], [8, "closed"]));
  await asked[3]!.answer(page("6", [7, "open"], [6, "open"]));
  assert.deepEqual(one.told(), ["9 closed", "8 closed", "7 open", "6 open"]);
  await quiet();
  assert.equal(asked.length, 4);
});

test("a page that was read while the next one was asked for is not lost to it, nor the next one to the page", async () => {
  using one = await longList();
  const { asked } = one;
  readChanged([id(9)]);
  await quiet();
  void one.observer.fetchNextPage();
  await quiet();
  assert.deepEqual(
    asked.map(({ of }) => of),
    [undefined, "6"],
  );
  await asked[0]!.answer(page("8", [9, "closed"], [8, "open"]));
  await asked[1]!.answer(page(undefined, [5, "open"]));
  // What else stands may have changed while it was read.
  assert.equal(asked[2]!.of, undefined);
  await asked[2]!.answer(page("8", [9, "closed"], [8, "open"]));
  await asked[3]!.answer(page("6", [7, "open"], [6, "open"]));
  assert.deepEqual(one.told(), ["9 closed", "8 open", "7 open", "6 open", "5 open"]);
});

test("whoever reads a long list again whole while a page of it is read has the newest of both", async () => {
  using one = await longList();
  const { asked } = one;
  readChanged([id(9)]);
  await quiet();
  const whole = one.observer.refetch();
  await quiet();
  await asked[1]!.answer(page("8", [9, "newest"], [8, "open"]));
  await asked[2]!.answer(page("6", [7, "open"], [6, "open"]));
  await whole;
  await asked[0]!.answer(page("8", [9, "older"], [8, "open"]));
  assert.deepEqual(one.told(), ["9 newest", "8 open", "7 open", "6 open"]);
  await asked[3]!.answer(page("8", [9, "newest"], [8, "open"]));
  await asked[4]!.answer(page("6", [7, "open"], [6, "open"]));
  assert.deepEqual(one.told(), ["9 newest", "8 open", "7 open", "6 open"]);
});
