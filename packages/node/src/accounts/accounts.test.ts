import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Role } from "@entente/api";
import { checkViews } from "../ledger/index.ts";
import { type TestPeople, withPeople } from "./test-people.ts";

let commands = 0;
/** Acts as an account does: with its session and a new command. */
function by(node: TestPeople, account: string) {
  const id = `test:${++commands}`;
  return { session: node.accounts.session(account)!, command: { id, digest: id } };
}

const terms = (...roles: Role[]) => ({ roles, clearance: "DR", units: [] });

test("a grant takes effect when a second administrator confirms it, and not before", async () => {
  await withPeople(async (node) => {
    const { alma, bruno } = await node.people();
    const { account } = (await node.accounts.open(by(node, alma), "dora")).result;
    assert.deepEqual(node.accounts.session(account)?.roles, []);
    const { grant } = (await node.accounts.propose(by(node, alma), account, terms("analyst"))).result;
    assert.deepEqual(node.accounts.session(account)?.roles, []);
    await assert.rejects(node.accounts.confirm(by(node, alma), grant), { code: "forbidden" });
    await node.accounts.confirm(by(node, bruno), grant);
    assert.deepEqual(node.accounts.session(account)?.roles, ["analyst"]);
    await assert.rejects(node.accounts.confirm(by(node, bruno), grant), { code: "conflict" });
  });
});

test("nobody confirms a grant to themselves, not even one that another proposed", async () => {
  await withPeople(async (node) => {
    const { alma, bruno } = await node.people();
    const { grant } = (await node.accounts.propose(by(node, alma), bruno, terms("analyst"))).result;
    await assert.rejects(node.accounts.confirm(by(node, bruno), grant), { code: "forbidden" });
  });
});

test("only administrators open, propose, confirm and withdraw", async () => {
  await withPeople(async (node) => {
    const { alma, cleo } = await node.people(["release-officer"]);
    const { grant } = (await node.accounts.propose(by(node, alma), cleo, terms("analyst"))).result;
    await assert.rejects(node.accounts.open(by(node, cleo), "x"), { code: "forbidden" });
    await assert.rejects(node.accounts.propose(by(node, cleo), cleo, terms("overseer")), {
      code: "forbidden",
    });
    await assert.rejects(node.accounts.confirm(by(node, cleo), grant), { code: "forbidden" });
    await assert.rejects(node.accounts.withdraw(by(node, cleo), grant), { code: "forbidden" });
    await assert.rejects(node.accounts.close(by(node, cleo), alma), { code: "forbidden" });
  });
});

for (const other of ["release-officer", "overseer", "signatory"] as const) {
  test(`one person is never administrator and ${other}`, async () => {
    await withPeople(async (node) => {
      const { alma, bruno, cleo } = await node.people([other]);
      const { accounts } = node;
      await assert.rejects(accounts.propose(by(node, alma), cleo, terms("administrator")), {
        code: "invalid",
      });
      await assert.rejects(accounts.propose(by(node, alma), bruno, terms(other)), { code: "invalid" });
      await assert.rejects(accounts.propose(by(node, alma), cleo, terms("administrator", other)), {
        code: "invalid",
      });
      // Two proposals that are each harmless must not add up: the second confirmation weighs both.
      const { account } = (await accounts.open(by(node, alma), "eva")).result;
      const one = (await accounts.propose(by(node, alma), account, terms("administrator"))).result.grant;
      const two = (await accounts.propose(by(node, alma), account, terms(other))).result.grant;
      await accounts.confirm(by(node, bruno), one);
      await assert.rejects(accounts.confirm(by(node, bruno), two), { code: "invalid" });
    });
  });
}

test("a withdrawn grant ends its rights at once; one person suffices", async () => {
  await withPeople(async (node) => {
    const { alma, cleo } = await node.people();
    const grant = node.accounts.list().find((each) => each.account === cleo)!.grants[0]!.grant;
    await node.accounts.withdraw(by(node, alma), grant);
    assert.deepEqual(node.accounts.session(cleo)?.roles, []);
    assert.deepEqual(node.accounts.session(cleo)?.units, []);
    await assert.rejects(node.accounts.withdraw(by(node, alma), grant), { code: "conflict" });
  });
});

test("an administrator whose grant was withdrawn cannot confirm any more", async () => {
  await withPeople(async (node) => {
    const { alma, bruno, cleo } = await node.people();
    const proposed = (await node.accounts.propose(by(node, alma), cleo, terms("liaison-officer"))).result
      .grant;
    const late = by(node, bruno);
    const grant = node.accounts.list().find((each) => each.account === bruno)!.grants[0]!.grant;
    await node.accounts.withdraw(by(node, alma), grant);
    await assert.rejects(node.accounts.confirm(late, proposed), { code: "forbidden" });
  });
});

test("identity is a key: renaming an account, or taking a name over, changes no right", async () => {
  await withPeople(async (node) => {
    const { alma, cleo } = await node.people(["release-officer"]);
    const before = node.accounts.session(cleo)!;
    await node.accounts.rename(by(node, alma), cleo, "Cleo Marchand");
    assert.deepEqual(node.accounts.session(cleo), { ...before, name: "Cleo Marchand" });
    const { account } = (await node.accounts.open(by(node, alma), "cleo")).result;
    assert.deepEqual(node.accounts.session(account)?.roles, []);
    await node.accounts.close(by(node, alma), cleo);
    const heir = (await node.accounts.open(by(node, alma), "Cleo Marchand")).result.account;
    assert.deepEqual(node.accounts.session(heir)?.roles, []);
    assert.equal(node.accounts.session(cleo), undefined);
  });
});

test("two open accounts never have names that are typed alike", async () => {
  await withPeople(async (node) => {
    const { alma, cleo } = await node.people();
    await assert.rejects(node.accounts.open(by(node, alma), "CLEO"), { code: "invalid" });
    await assert.rejects(node.accounts.open(by(node, alma), "ｃｌｅｏ"), { code: "invalid" });
    await assert.rejects(node.accounts.rename(by(node, alma), cleo, "Alma"), { code: "invalid" });
    const [one, two] = await Promise.allSettled([
      node.accounts.open(by(node, alma), "fred"),
      node.accounts.open(by(node, alma), "Fred"),
    ]);
    assert.deepEqual([one.status, two.status].sort(), ["fulfilled", "rejected"]);
  });
});

test("a closed account keeps nothing: no session, no token, no link, no password, no grant", async () => {
  await withPeople(async (node) => {
    const { alma, bruno, cleo } = await node.people();
    const token = node.accounts.createToken(node.accounts.session(cleo)!, {
      name: "t",
      roles: ["analyst"],
      readOnly: false,
      days: 1,
    });
    const link = node.accounts.issueLink(cleo, 60_000);
    const { secret } = node.state.sessions.begin(cleo, "link", node.clock.now);
    const pending = (await node.accounts.propose(by(node, alma), cleo, terms("overseer"))).result.grant;
    await node.accounts.close(by(node, alma), cleo);
    assert.equal(node.accounts.byToken(token.secret), undefined);
    assert.equal(node.accounts.bySession(secret), undefined);
    assert.throws(() => node.accounts.redeemLink(link.secret, true), { code: "sign-in-failed" });
    await assert.rejects(node.accounts.confirm(by(node, bruno), pending), { code: "conflict" });
    await assert.rejects(node.accounts.close(by(node, alma), cleo), { code: "conflict" });
  });
});

test("the last administrator stays", async () => {
  await withPeople(async (node) => {
    const { alma, bruno } = await node.people();
    await node.accounts.close(by(node, alma), bruno);
    await assert.rejects(node.accounts.close(by(node, alma), alma), { code: "conflict" });
    const grant = node.accounts.list().find((each) => each.account === alma)!.grants[0]!.grant;
    await assert.rejects(node.accounts.withdraw(by(node, alma), grant), { code: "conflict" });
  });
});

test("a node is founded once, with two administrators", async () => {
  await withPeople(async (node) => {
    const admin = { roles: ["administrator"] as const, clearance: "DR" };
    await assert.rejects(node.accounts.found([{ ...admin, name: "alma" }]), { code: "invalid" });
    await assert.rejects(
      node.accounts.found([
        { ...admin, name: "alma" },
        { ...admin, name: "Alma" },
      ]),
      {
        code: "invalid",
      },
    );
    assert.equal(node.accounts.isFounded(), false);
    await node.people();
    assert.equal(node.accounts.isFounded(), true);
    await assert.rejects(node.people(), { code: "conflict" });
  });
});

test("clearance is that of the grant confirmed last; units and roles add up", async () => {
  await withPeople(
    async (node) => {
      const { alma, bruno, cleo } = await node.people();
      const wanted = { roles: ["liaison-officer" as const], clearance: "NP", units: ["theatre-north"] };
      const { grant } = (await node.accounts.propose(by(node, alma), cleo, wanted)).result;
      await node.accounts.confirm(by(node, bruno), grant);
      const session = node.accounts.session(cleo)!;
      assert.deepEqual(session.roles, ["analyst", "liaison-officer"]);
      assert.equal(session.clearance, "NP");
      assert.deepEqual(session.units, ["cell", "theatre-north"]);
      await node.accounts.withdraw(by(node, alma), grant);
      assert.equal(node.accounts.session(cleo)?.clearance, "DR");
      await assert.rejects(node.accounts.propose(by(node, alma), cleo, { ...wanted, clearance: "XX" }), {
        code: "invalid",
      });
    },
    { ladder: ["NP", "DR", "S"] },
  );
});

test("a signatory's key is known while the grant is in force", async () => {
  await withPeople(async (node) => {
    const { alma, bruno, cleo } = await node.people();
    const kid = "k".repeat(43);
    const { grant } = (
      await node.accounts.propose(by(node, alma), cleo, { ...terms("signatory"), signatory: kid })
    ).result;
    assert.deepEqual(node.accounts.signatoryKeys(cleo), []);
    await node.accounts.confirm(by(node, bruno), grant);
    assert.deepEqual(node.accounts.signatoryKeys(cleo), [kid]);
    await node.accounts.withdraw(by(node, bruno), grant);
    assert.deepEqual(node.accounts.signatoryKeys(cleo), []);
  });
});

test("views of accounts rebuild equal to the live ones", async () => {
  await withPeople(async (node) => {
    const { alma, bruno, cleo } = await node.people();
    const { grant } = (await node.accounts.propose(by(node, alma), cleo, terms("overseer"))).result;
    await node.accounts.confirm(by(node, bruno), grant);
    await node.accounts.rename(by(node, alma), cleo, "Cléo");
    await node.accounts.withdraw(by(node, alma), grant);
    await node.accounts.issueLinkFor(by(node, alma), cleo, 60_000);
    await node.accounts.close(by(node, alma), cleo);
    assert.deepEqual(checkViews(node.ledgerOptions).differences, []);
  });
});

test("a link that an earlier release has logged is still understood", async () => {
  await withPeople(async (node) => {
    const { alma, cleo } = await node.people();
    const body = { account: cleo, by: alma };
    const early = { log: "house" as const, kind: "account.link-issued/1", body };
    const proposal = { entries: [early], expects: {}, result: null };
    await node.ledger.submit({ id: "early", digest: "early", decide: () => proposal });
    assert.deepEqual(checkViews(node.ledgerOptions).differences, []);
  });
});

test("no administrator makes a link to an account that somebody uses: it would be that person's rights", async () => {
  await withPeople(async (node) => {
    const { alma, bruno, cleo } = await node.people(["release-officer"]);
    await node.accounts.issueLinkFor(by(node, alma), cleo, 60_000);
    const first = node.accounts.redeemLink(node.accounts.issueLink(cleo, 60_000).secret, true);
    await node.accounts.changePassword(first, undefined, "a password of her own");
    for (const [who, whom] of [
      [bruno, cleo],
      [bruno, alma],
    ] as const)
      await assert.rejects(node.accounts.issueLinkFor(by(node, who), whom, 60_000), { code: "conflict" });
    for (const { grant } of node.accounts.list().find(({ account }) => account === cleo)!.grants)
      await node.accounts.withdraw(by(node, bruno), grant);
    const { result } = await node.accounts.issueLinkFor(by(node, bruno), cleo, 60_000);
    const again = node.accounts.redeemLink(result.path.slice("/sign-in/".length), false);
    assert.deepEqual(again.session.roles, []);
  });
});

test("the secret of a link an administrator issues stands in no entry and no stored outcome", async () => {
  await withPeople(async (node) => {
    const { alma, cleo } = await node.people();
    const who = by(node, alma);
    const { result } = await node.accounts.issueLinkFor(who, cleo, 60_000);
    const secret = result.path.slice("/sign-in/".length);
    await assert.rejects(node.accounts.issueLinkFor(who, cleo, 60_000), { code: "conflict" });
    for (const file of ["ledger.db", "ledger.db-wal", "state.db", "state.db-wal"])
      assert.equal(readFileSync(`${node.directory}/${file}`).includes(secret), false, file);
    assert.equal(node.accounts.redeemLink(secret, false).session.account, cleo);
  });
});
