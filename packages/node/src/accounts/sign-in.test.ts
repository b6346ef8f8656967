import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { hashPassword, verifyPassword } from "./passwords.ts";
import { waitAfter } from "./state/attempts.ts";
import { SESSION_IDLE_MS, SESSION_MS } from "./state/index.ts";
import { PASSWORD, type TestPeople, withPeople } from "./test-people.ts";

const MINUTE = 60_000;

test("a password is kept as argon2id with its parameters, and only it verifies", async () => {
  const hash = await hashPassword(PASSWORD);
  assert.match(hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  assert.equal(await verifyPassword(PASSWORD, hash), true);
  assert.equal(await verifyPassword(`${PASSWORD} `, hash), false);
  assert.notEqual(await hashPassword(PASSWORD), hash);
  assert.equal(await verifyPassword("é-composed-password", await hashPassword("é-composed-password")), true);
  assert.equal(await verifyPassword(PASSWORD, "not a hash"), false);
});

test("wrong name, wrong password and no password give one and the same answer", async () => {
  await withPeople(async ({ accounts, people }) => {
    await people();
    const failures = await Promise.all(
      [
        ["alma", "wrong"],
        ["nobody", PASSWORD],
        ["bruno", PASSWORD],
      ].map(([name, password]) => accounts.signIn(name!, password!).catch((cause: unknown) => cause)),
    );
    const problems = failures.map((failure) => (failure as { problem: unknown }).problem);
    assert.equal((problems[0] as { status: number }).status, 401);
    assert.deepEqual(problems[1], problems[0]);
    assert.deepEqual(problems[2], problems[0]);
  });
});

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "none",
    (cause: { code: string }) => cause.code,
  );
}

test("after five failures in a row sign-in waits, longer each time, for known and unknown names alike", async () => {
  await withPeople(async ({ accounts, people, clock }) => {
    await people();
    for (const name of ["alma", "nobody"]) {
      for (let n = 0; n < 5; n++)
        assert.equal(await codeOf(accounts.signIn(name, "wrong")), "sign-in-failed");
      assert.equal(await codeOf(accounts.signIn(name, PASSWORD)), "wait");
    }
    clock.now += 1000;
    assert.equal(await codeOf(accounts.signIn("ALMA", "wrong")), "sign-in-failed");
    clock.now += 1000;
    assert.equal(await codeOf(accounts.signIn("alma", PASSWORD)), "wait", "the second wait is two seconds");
    clock.now += 1000;
    assert.equal(await codeOf(accounts.signIn("alma", PASSWORD)), "none");
    assert.equal(await codeOf(accounts.signIn("alma", "wrong")), "sign-in-failed", "success begins anew");
  });
  assert.deepEqual([4, 5, 6, 7].map(waitAfter), [0, 1000, 2000, 4000]);
  assert.equal(waitAfter(1000), 15 * MINUTE);
});

test("guesses made side by side all count", async () => {
  await withPeople(async ({ accounts, people }) => {
    await people();
    const guesses = Array.from({ length: 12 }, () => codeOf(accounts.signIn("alma", "wrong")));
    const codes = await Promise.all(guesses);
    assert.equal(codes.filter((code) => code === "sign-in-failed").length, 5);
    assert.equal(codes.filter((code) => code === "wait").length, 7);
  });
});

test("a name that was typed is not kept, only its keyed mark: people type passwords into the wrong field", async () => {
  await withPeople(async ({ accounts, people, directory }) => {
    await people();
    await codeOf(accounts.signIn("mistyped-secret-9431", "x"));
    for (const file of ["state.db", "state.db-wal"])
      assert.equal(readFileSync(`${directory}/${file}`).includes("mistyped-secret-9431"), false);
  });
});

test("a session ends when unattended, and at the end of its day however busy", async () => {
  await withPeople(async ({ accounts, people, clock }) => {
    await people();
    const idle = await accounts.signIn("alma", PASSWORD);
    clock.now += SESSION_IDLE_MS - 1;
    assert.notEqual(accounts.bySession(idle.secret), undefined);
    clock.now += SESSION_IDLE_MS - 1;
    assert.notEqual(accounts.bySession(idle.secret), undefined, "its use was noted");
    clock.now += SESSION_IDLE_MS;
    assert.equal(accounts.bySession(idle.secret), undefined);
    const busy = await accounts.signIn("alma", PASSWORD);
    for (let passed = 0; passed < SESSION_MS - 30 * MINUTE; passed += 30 * MINUTE) {
      clock.now += 30 * MINUTE;
      assert.notEqual(accounts.bySession(busy.secret), undefined);
    }
    clock.now += 30 * MINUTE;
    assert.equal(accounts.bySession(busy.secret), undefined);
  });
});

test("neither session secrets nor tokens nor links are in the store", async () => {
  await withPeople(async ({ accounts, people, directory }) => {
    const { alma } = await people();
    const secrets = [
      (await accounts.signIn("alma", PASSWORD)).secret,
      accounts.createToken(accounts.session(alma)!, { name: "t", roles: [], readOnly: true, days: 1 }).secret,
      accounts.issueLink(alma, MINUTE).secret,
      PASSWORD,
    ];
    for (const file of ["state.db", "state.db-wal"]) {
      const bytes = readFileSync(`${directory}/${file}`);
      for (const secret of secrets) assert.equal(bytes.includes(secret), false);
    }
  });
});

test("a link opens one session, within its time, and a loopback link only from this machine", async () => {
  await withPeople(async ({ accounts, people, clock }) => {
    const { cleo } = await people();
    const { secret } = accounts.issueLink(cleo, MINUTE);
    assert.throws(() => accounts.redeemLink(secret, false), { code: "sign-in-failed" });
    assert.equal(accounts.redeemLink(secret, true).session.account, cleo);
    assert.throws(() => accounts.redeemLink(secret, true), { code: "sign-in-failed" });
    const late = accounts.issueLink(cleo, MINUTE).secret;
    clock.now += MINUTE;
    assert.throws(() => accounts.redeemLink(late, true), { code: "sign-in-failed" });
  });
});

test("a token has at most its owner's roles, now and later, and expires", async () => {
  await withPeople(async ({ accounts, people, clock }) => {
    const { alma, cleo } = await people(["analyst", "liaison-officer"]);
    const wanted = { name: "t", roles: ["analyst"] as const, readOnly: true, days: 2 };
    const owner = accounts.session(cleo)!;
    assert.throws(() => accounts.createToken(owner, { ...wanted, roles: ["overseer"] }), { code: "invalid" });
    const { secret } = accounts.createToken(owner, wanted);
    assert.match(secret, /^ent_[A-Za-z0-9_-]{43}$/);
    const session = accounts.byToken(secret)?.session;
    assert.deepEqual(session?.roles, ["analyst"]);
    assert.equal(session?.mayAct, false);
    const grant = accounts.list().find((each) => each.account === cleo)!.grants[0]!.grant;
    const command = { id: "w", digest: "w" };
    await accounts.withdraw({ session: accounts.session(alma)!, command }, grant);
    assert.deepEqual(accounts.byToken(secret)?.session.roles, []);
    clock.now += 2 * 24 * 60 * MINUTE;
    assert.equal(accounts.byToken(secret), undefined);
  });
});

async function changing(work: (people: TestPeople) => Promise<void>): Promise<void> {
  await withPeople(work);
}

test("changing the password revokes every token of the account and of no other, and says how many opened something", async () => {
  await withPeople(async ({ accounts, people, clock }) => {
    const { alma, cleo } = await people();
    const tokenOf = (account: string, days: number) =>
      accounts.createToken(accounts.session(account)!, { name: "t", roles: [], readOnly: true, days }).secret;
    tokenOf(alma, 1);
    clock.now += 24 * 60 * MINUTE;
    const mine = [tokenOf(alma, 1), tokenOf(alma, 366)];
    const hers = tokenOf(cleo, 1);
    await accounts.signIn("alma", PASSWORD);
    const changed = await accounts.changePassword(
      await accounts.signIn("alma", PASSWORD),
      PASSWORD,
      "a quite different one",
    );
    assert.deepEqual([changed.sessionsEnded, changed.tokensRevoked], [1, 2]);
    for (const secret of mine) assert.equal(accounts.byToken(secret), undefined);
    assert.deepEqual(accounts.tokens(alma), []);
    assert.equal(accounts.byToken(hers)?.session.account, cleo);
  });
});

test("a refused change of password ends nothing", async () => {
  await withPeople(async ({ accounts, people }) => {
    const { alma } = await people();
    const known = await accounts.signIn("alma", PASSWORD);
    const owner = accounts.session(alma)!;
    const { secret } = accounts.createToken(owner, { name: "t", roles: [], readOnly: true, days: 1 });
    assert.equal(
      await codeOf(accounts.changePassword(known, "wrong", "a quite different one")),
      "sign-in-failed",
    );
    assert.notEqual(accounts.byToken(secret), undefined);
    assert.notEqual(accounts.bySession(known.secret), undefined);
  });
});

test("changing the password asks for the current one, ends other sessions and open links, and rotates this one", async () => {
  await changing(async ({ accounts, people }) => {
    const { alma } = await people();
    const other = await accounts.signIn("alma", PASSWORD);
    const mine = await accounts.signIn("alma", PASSWORD);
    const link = accounts.issueLink(alma, MINUTE);
    const next = "a quite different one";
    assert.equal(await codeOf(accounts.changePassword(mine, undefined, next)), "invalid");
    assert.equal(await codeOf(accounts.changePassword(mine, "wrong", next)), "sign-in-failed");
    assert.equal(await codeOf(accounts.changePassword(mine, PASSWORD, "my name is alma")), "invalid");
    const fresh = await accounts.changePassword(mine, PASSWORD, next);
    assert.equal(accounts.bySession(other.secret), undefined);
    assert.equal(accounts.bySession(mine.secret), undefined);
    assert.equal(accounts.bySession(fresh.secret)?.session.account, alma);
    assert.throws(() => accounts.redeemLink(link.secret, true), { code: "sign-in-failed" });
    assert.equal(await codeOf(accounts.signIn("alma", PASSWORD)), "sign-in-failed");
    assert.equal(await codeOf(accounts.signIn("alma", next)), "none");
  });
});

test("who came by a link sets a first password; a token never does", async () => {
  await changing(async ({ accounts, people }) => {
    const { cleo } = await people();
    const begun = accounts.redeemLink(accounts.issueLink(cleo, MINUTE).secret, true);
    await accounts.changePassword(begun, undefined, "a first good password");
    assert.equal(await codeOf(accounts.signIn("cleo", "a first good password")), "none");
    const token = accounts.createToken(accounts.session(cleo)!, {
      name: "t",
      roles: [],
      readOnly: false,
      days: 1,
    });
    const known = accounts.byToken(token.secret)!;
    assert.equal(
      await codeOf(accounts.changePassword(known, "a first good password", "x".repeat(12))),
      "forbidden",
    );
  });
});
