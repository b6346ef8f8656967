import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { entente, line, type TestParty } from "../cli/test-cli.ts";
import { RetiringWorld } from "../cli/test-retiring.ts";
import { type Card, createKeyring, publicKeyOf } from "../keys/index.ts";
import { liaisonOrigin } from "../ledger/index.ts";
import { readRetirementDraft, signRetirement } from "../relations/index.ts";

test("a log that the partner cannot give back either is retired for a successor, and both go on", async () => {
  await using world = await RetiringWorld.open();
  const { parties, a, b } = world;
  const early = await world.release(a, b, "quay");
  const { said } = await world.lostAtBoth(a, b);
  await assert.rejects(world.recover(a), { code: "missing" });

  const { drafted, applied } = await world.retire(a);
  assert.equal(drafted.code, "missing");
  assert.equal(drafted.witnessed, said);
  assert.ok(drafted.last < said);
  assert.equal(applied.carried.releases, 1);

  await world.started(a);
  await parties.settled();
  assert.deepEqual(await world.state(a), { mine: "ok", theirs: "ok" });
  assert.deepEqual(await world.state(b), { mine: "ok", theirs: "ok" });
  const after = await world.release(a, b, "breakwater");
  await world.release(b, a, "buoy");
  await parties.does(a, "dario", ["release", "recall", early, "--reason", "source-at-risk", "--wait"]);
  await parties.settled();
  assert.equal((await world.states(b, "in"))[early], "recalled");
  assert.equal((await world.states(a, "out"))[early], "recalled");
  assert.equal((await world.states(b, "in"))[after], "received");
  for (const [party, log] of [
    [a, 0],
    [b, 1],
  ] as const) {
    const { items } = await parties.does(party, "ena", ["relation", "list"]);
    const { retired } = items[0].logs[log];
    assert.deepEqual(
      retired.map(({ size, held, code }: { size: number; held: number; code: string }) => [size, held, code]),
      [[drafted.last, said, "missing"]],
    );
  }
  for (const party of [a, b]) {
    await world.equal(party);
    const { checked, findings } = await world.report(party);
    assert.deepEqual(
      checked.find(({ what }) => what === "retirements"),
      { what: "retirements", count: 1 },
    );
    const retired = findings.find(({ code }) => code === "log-retired");
    assert.deepEqual([retired?.expected, retired?.found], [`${drafted.last}`, `${said} [missing]`]);
  }
});

test("a log is taken back also after the partner has retired its own, and what it had seen of the successor comes before it", async () => {
  await using world = await RetiringWorld.open();
  const { parties, a, b } = world;
  await world.lostAtBoth(a, b);
  await world.retire(a);
  await world.started(a);
  await parties.settled();

  const later = await world.backedUp(b);
  const received = await world.release(a, b, "breakwater");
  const sent = await world.release(b, a, "buoy");
  await parties.settled();
  await world.restored(b, later);
  await world.recover(b);
  await world.started(b);
  await parties.settled();
  assert.deepEqual(await world.state(b), { mine: "ok", theirs: "ok" });
  assert.equal((await world.states(b, "out"))[sent], "received");
  assert.equal((await world.states(b, "in"))[received], "received");
  await world.equal(b);
});

test("a fork is retired with the commands, offline root key and all; what nobody has cosigned goes only when it is said", async () => {
  await using world = await RetiringWorld.open();
  const { parties, a, b } = world;
  const early = await world.release(a, b, "quay");
  const from = await world.backedUp(a);
  const lost = await world.release(a, b, "pontoon");
  await world.quarantines(b);
  await world.restored(a, from);
  await world.forks(a);
  await assert.rejects(world.recover(a), { code: "forked" });

  const [carried, draft, statement] = ["b.carry", "draft", "retirement.json"].map((name) =>
    world.place(name),
  );
  await parties.does(b, "ena", line`carry out --recovery --file ${carried!}`);
  const drafted = await entente(
    line`retire draft --data ${a.directory} --file ${carried!} --out ${draft!} --json`,
    {},
  );
  assert.equal(drafted.code, 0, drafted.err);
  assert.equal(drafted.json.code, "forked");
  assert.deepEqual(drafted.json.unsigned, { "card.presented/1": 1 });
  const sign = (fingerprint: string) =>
    entente(
      line`retire sign ${draft!} --root ${join(a.keys, "root.json")} --passphrase-file ${a.passphraseFile}
        --fingerprint ${fingerprint} --out ${statement!} --json`,
      {},
    );
  assert.equal((await sign("1".repeat(40))).code, 2);
  const signed = await sign(drafted.json.fingerprint);
  assert.equal(signed.code, 0, signed.err);
  const apply = (...more: string[]) =>
    entente([...line`retire apply ${statement!} --data ${a.directory} --json`, ...more], {});
  const kept = await apply();
  assert.equal(kept.code, 1);
  assert.match(kept.err, /urn:entente:problem:unsigned/);
  const applied = await apply("--drop-unsigned");
  assert.equal(applied.code, 0, applied.err);
  assert.equal(applied.json.successor, `${applied.json.retired}/2`);
  assert.deepEqual((await apply()).json, { nothing: true });

  await world.started(a);
  await parties.settled();
  assert.deepEqual(await world.state(a), { mine: "ok", theirs: "ok" });
  assert.deepEqual(await world.state(b), { mine: "ok", theirs: "ok" });
  // What the partner has received it holds; the sender no longer knows of it.
  assert.equal((await world.states(b, "in"))[lost], "received");
  assert.equal((await world.states(a, "out"))[lost], undefined);
  await parties.does(a, "dario", ["release", "recall", early, "--reason", "source-at-risk", "--wait"]);
  await parties.settled();
  assert.equal((await world.states(a, "out"))[early], "recalled");
  for (const party of [a, b]) {
    await world.equal(party);
    const { findings } = await world.report(party);
    assert.ok(findings.some(({ code }) => code === "log-retired"));
    // Only the export of the party that has lost it lacks what was received.
    assert.equal(
      findings.some(({ code }) => code === "about-lost-entry"),
      party === a,
    );
  }
});

test("a statement is taken only from the root key of the partner's card, about the log it says here, and once", async () => {
  await using world = await RetiringWorld.open();
  const { parties, a, b } = world;
  await world.release(a, b, "quay");
  await assert.rejects(world.drafted(a), /another process/);
  await a.served.close();
  await assert.rejects(world.drafted(a), { code: "not-needed" });
  await world.started(a);
  await world.lostAtBoth(a, b);

  const drafted = await world.drafted(a);
  const { draft } = readRetirementDraft(drafted.file);
  const good = world.signed(a, drafted);
  const altered = { ...good, retirement: good.retirement.replace('"missing"', '"altered"') };
  const stranger = createKeyring([]);
  const rootOf = (secret: string) => ({ root: publicKeyOf(secret), nextRoot: draft.partner });
  const byStranger = signRetirement(draft, rootOf(stranger.log) as Card, {
    root: stranger.log,
    nextRoot: stranger.witness,
  });
  const theirs = liaisonOrigin(b.party, a.party);
  const longer = { ...draft.last, size: draft.last.size - 1 };
  const wrong: readonly (readonly [string, unknown])[] = [
    ["malformed", { retirement: "{}", signature: good.signature }],
    ["malformed", null],
    ["malformed", { ...good, more: 1 }],
    ["bad-signature", altered],
    ["bad-signature", { ...good, signature: "A".repeat(86) }],
    ["unknown-key", byStranger],
    ["foreign", world.signed(a, drafted, { party: b.party })],
    ["foreign", world.signed(a, drafted, { partner: a.party })],
    ["foreign", world.signed(a, drafted, { retired: theirs })],
    [
      "generation",
      world.signed(a, drafted, {
        retired: liaisonOrigin(a.party, b.party, 2),
        successor: liaisonOrigin(a.party, b.party, 3),
      }),
    ],
    ["generation", world.signed(a, drafted, { successor: liaisonOrigin(a.party, b.party, 3) })],
    ["bad-head", world.signed(a, drafted, { last: longer })],
    ["bad-head", world.signed(a, drafted, { witnessed: draft.last, last: draft.witnessed })],
  ];
  const { retirements } = b.node.relations;
  const before = world.ownSize(b);
  for (const [code, statement] of wrong)
    await assert.rejects(
      retirements.take(a.party, statement),
      { code },
      `${code} ${JSON.stringify(statement)}`,
    );
  assert.equal(world.ownSize(b), before);
  for (const [code, statement] of wrong.filter(([code]) => code !== "bad-head"))
    await assert.rejects(world.applied(a, statement), { code });

  assert.equal(await retirements.take(a.party, good), true);
  assert.equal(await retirements.take(a.party, good), false);
  assert.equal(world.ownSize(b), before + 1);
  const other = world.signed(a, drafted, { why: "something else" });
  await assert.rejects(retirements.take(a.party, other), { code: "differs" });
  // Two of them are kept; more, which the root key may sign without end, are counted, and the same one once.
  for (const why of ["second", "third", "fourth", "fourth", "something else"])
    await assert.rejects(retirements.take(a.party, world.signed(a, drafted, { why })), { code: "differs" });
  const kept = b.node.ledger.reader.all<{ kind: string }>(
    "SELECT what ->> 'kind' AS kind FROM evidence ORDER BY kind",
  );
  assert.deepEqual(
    kept.map(({ kind }) => kind),
    ["more-retired-twice", "retired-twice", "retired-twice"],
  );
  const { items } = await parties.does(b, "ena", ["relation", "list"]);
  assert.equal(items[0].logs[1].retired[0].differing, 4);
  const shown = await parties.as(b, "ena", ["relation", "show"]);
  assert.match(shown.out, /4 other statements about it refused/);
  assert.ok(await world.applied(a, good));
  assert.equal(await world.applied(a, good), undefined);
  await assert.rejects(world.applied(a, other), { code: "differs" });
});

test("where the partner cannot be reached the statement goes in a carried file, and is noted from there", async () => {
  await using world = await RetiringWorld.open();
  const { parties, a, b } = world;
  await world.release(a, b, "quay");
  await world.lostAtBoth(a, b);
  const { statement } = await world.retire(a);
  parties.down.add(a.name).add(b.name);
  await world.started(a);
  const carried = async (one: TestParty, other: TestParty) => {
    const file = world.place("carry");
    await parties.does(one, "ena", line`carry out --file ${file}`);
    return parties.does(other, "ena", line`carry in --file ${file}`);
  };
  const heard = world.ownSize(b);
  const first = await carried(a, b);
  assert.deepEqual(first.problems, []);
  assert.equal(world.ownSize(b), heard + 1);
  // The same file again, and the statement with it, change nothing.
  assert.equal(await b.node.relations.retirements.take(a.party, statement), false);
  parties.down.clear();
  await parties.settled();
  assert.equal(a.node.relations.retirements.unnoted(b.party), undefined);
  assert.deepEqual(await world.state(a), { mine: "ok", theirs: "ok" });
  const after = await world.release(a, b, "breakwater");
  assert.equal((await world.states(b, "in"))[after], "received");
  for (const party of [a, b]) await world.equal(party);
});

test("from a backup older than the retirement no log is retired again, and of a successor that has not begun it is said what to do", async () => {
  await using world = await RetiringWorld.open();
  const { parties, a, b } = world;
  await world.release(a, b, "quay");
  const { from } = await world.lostAtBoth(a, b);
  const { statement } = await world.retire(a);
  // Of the successor nothing is cosigned yet: the statement of then is applied again.
  assert.equal(await b.node.relations.retirements.take(a.party, statement), true);
  await world.restored(a, from);
  const notBegun = { code: "retired", message: /"entente retire apply"/ };
  await assert.rejects(world.recover(a), notBegun);
  await assert.rejects(world.drafted(a), notBegun);
  // The partner's file says so as well.
  const file = world.place("b.carry");
  await parties.does(b, "ena", line`carry out --recovery --file ${file}`);
  await assert.rejects(world.recover(a, { file }), notBegun);
  assert.ok(await world.applied(a, statement));
  await world.started(a);
  await parties.settled();
  const after = await world.release(a, b, "breakwater");
  assert.equal((await world.states(b, "in"))[after], "received");

  await world.restored(a, from);
  await assert.rejects(world.drafted(a), { code: "retired", message: /"entente recover"/ });
  // The partner has no reason to think that this party says two things.
  assert.deepEqual(await world.state(b).then(({ mine }) => mine), "ok");
});
