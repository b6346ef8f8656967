import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Sqlite } from "../../store/index.ts";
import { openPrivateState, type PrivateState } from "./private-state.ts";

const SECRET = new Uint8Array(32).fill(7);

function withState(work: (state: PrivateState, path: string) => void): void {
  const directory = mkdtempSync(join(tmpdir(), "entente-state-"));
  const path = join(directory, "state.db");
  try {
    using state = openPrivateState(path, SECRET);
    work(state, path);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

test("a job is asked for once, held by one, and comes back when its holder is lost", () => {
  withState(({ jobs }) => {
    const job = { id: "recall:1", kind: "overdue", payload: "{}", dueAt: 10 };
    jobs.add(job);
    jobs.add({ ...job, payload: '{"other":1}' });
    assert.equal(jobs.nextDue("overdue"), 10);
    assert.equal(jobs.claim("overdue", "a", 9, 100), undefined);
    assert.deepEqual(jobs.claim("overdue", "a", 10, 100), {
      id: "recall:1",
      kind: "overdue",
      payload: "{}",
      attempts: 1,
    });
    assert.equal(jobs.claim("overdue", "b", 50, 100), undefined);
    assert.equal(jobs.claim("overdue", "b", 110, 100)?.attempts, 2);
    assert.equal(jobs.done("recall:1", "a"), false, "a lost its lease");
    assert.equal(jobs.later("recall:1", "b", 500), true);
    assert.equal(jobs.nextDue("overdue"), 500);
    assert.equal(jobs.claim("overdue", "b", 500, 100)?.attempts, 3);
    assert.equal(jobs.done("recall:1", "b"), true);
    assert.equal(jobs.nextDue("overdue"), undefined);
  });
});

test("drafts are private to their account and sealed: the file has no word of them", () => {
  withState(({ drafts }, path) => {
    const content = new TextEncoder().encode("unreleased assessment of the harbour");
    drafts.put("one", "d", "report", content, 1);
    drafts.put("one", "d", "report", content, 2);
    assert.deepEqual(drafts.list("one"), [{ id: "d", kind: "report", changedAt: 2 }]);
    assert.deepEqual(Buffer.from(drafts.get("one", "d")!.content), Buffer.from(content));
    assert.equal(drafts.get("two", "d"), undefined);
    for (const file of [path, `${path}-wal`]) assert.equal(readFileSync(file).includes("harbour"), false);
    using store = new Sqlite(path);
    store.exec("UPDATE draft SET account = 'two'");
    assert.throws(() => drafts.get("two", "d"), "a row moved to another account does not open");
    assert.equal(drafts.remove("two", "d"), true);
    assert.equal(drafts.remove("two", "d"), false);
  });
});

test("the memory of failed names is bounded", () => {
  withState(({ attempts }, path) => {
    using store = new Sqlite(path);
    store.transact(() => {
      for (let n = 0; n < 10_050; n++)
        store.run("INSERT INTO attempt (mark, failures, until, at) VALUES (:mark, 1, 0, :at)", {
          mark: Buffer.from(String(n)),
          at: n,
        });
    });
    attempts.failed("name", 20_000);
    assert.equal(store.get<{ n: number }>("SELECT count(*) AS n FROM attempt")?.n, 10_000);
    assert.equal(
      store.get("SELECT 1 FROM attempt WHERE mark = :mark", { mark: Buffer.from("0") }),
      undefined,
    );
  });
});

test("sessions are listed and ended by their owner only", () => {
  withState(({ sessions }) => {
    const { secret, session } = sessions.begin("one", "password", 1000);
    sessions.begin("one", "link", 2000);
    assert.deepEqual(
      sessions.list("one", 2000).map((each) => each.via),
      ["link", "password"],
    );
    assert.equal(sessions.end("two", session.id), false);
    assert.equal(sessions.end("one", session.id), true);
    assert.equal(sessions.use(secret, 2000), undefined);
  });
});

test("tokens are listed without secrets and revoked by their owner only", () => {
  withState(({ tokens }) => {
    const { id, secret } = tokens.create(
      { account: "one", name: "t", roles: ["analyst"], readOnly: false, expiresAt: 9000 },
      1000,
    );
    assert.equal(tokens.use(secret, 2000)?.id, id);
    assert.equal(tokens.list("one")[0]?.usedAt, 2000);
    assert.equal(JSON.stringify(tokens.list("one")).includes(secret), false);
    assert.equal(tokens.use(secret.slice(4), 2000), undefined);
    assert.equal(tokens.revoke("two", id), false);
    assert.equal(tokens.revoke("one", id), true);
    assert.equal(tokens.use(secret, 2000), undefined);
  });
});
