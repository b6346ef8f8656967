import assert from "node:assert/strict";
import { test } from "node:test";
import { actingOperations, scopeOperations as ops, ProblemError } from "@entente/api";
import { samplePair, secondCount } from "@entente/scope";
import { by, Parties, problem, withParties } from "../../testing/parties.ts";
import {
  answerIt,
  authorityOf,
  client,
  judgeIt,
  propose,
  putIt,
  refusalOf,
  start,
} from "../gate/test-operation.ts";
import { prepare } from "./preparing.ts";
import { sign } from "./signing.ts";
import {
  asked,
  at,
  exchanged,
  journalSize,
  PERIOD,
  prepareIt,
  SMALL,
  signIt,
  TABLE,
  takeIn,
} from "./test-registers.ts";

const framed = () => Parties.framed();
const statement = { complete: "yes", collection: "sustained", deduplication: null } as const;

test("ten thousand records on either side: both parties come to the same comparison, hour by hour", (t) =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const registers = samplePair({ seed: 3 });
    const before = process.cpuUsage();
    const { ours, theirs } = await exchanged(parties, registers);
    const query = { partner: talvia.id };
    const here = await at(parties, arvenia, "liaison").call(ops.compareRollups, { query });
    const spent = process.cpuUsage(before);
    t.diagnostic(`${Math.round((spent.user + spent.system) / 1000)} ms of processor time for both nodes`);
    const there = await at(parties, talvia, "liaison").call(ops.compareRollups, {
      query: { partner: arvenia.id },
    });
    assert.deepEqual([here.ours, here.theirs], [ours, theirs]);
    assert.equal(there.digest, here.digest);
    assert.deepEqual(
      here.totals.filter(({ cells }) => cells > 0).map((each) => [each.class, each.given, each.received]),
      [
        ["match", 8463, 8463],
        ["shifted", 40, 40],
        ["constant-factor", 24, 12],
        ["only-giver", 13, 0],
      ],
    );
    assert.deepEqual(
      here.registers.theirs.shares.map(({ collectedBy, n }) => [collectedBy, n]),
      [
        ["XAR", 8515],
        ["XTL", 1485],
      ],
    );
    const { ours: report } = here.registers;
    assert.deepEqual([report.rows, report.withoutAuthority, report.answers.length], [10_000, 85, 5]);
    assert.equal(report.first[0]?.why, "no-authority");
    assert.equal(here.differences.find(({ class: name }) => name === "shifted")?.hours.length, 1);
  }));

test("the partner sees the rollup and never a row: no pseudonym is in any file of its, nor opens there", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    await exchanged(parties);
    const pseudonym = /h[0-9a-f]{16}/.exec(SMALL.arvenia)![0];
    assert.deepEqual(parties.filesWith(talvia, pseudonym), []);
    assert.deepEqual(parties.filesWith(arvenia, pseudonym), [], "nor unsealed at home");
    const batch = arvenia.node.ledger.reader.get<{ payload: string }>(
      "SELECT payload FROM view_scope_batch",
    )!;
    assert.equal(talvia.node.ledger.contents.holds(batch.payload), false);
    const table = talvia.node.ledger.reader.get<{ payload: string }>(
      "SELECT payload FROM view_scope_rollup WHERE side = 'theirs'",
    )!;
    const opened = new TextDecoder().decode(talvia.node.ledger.contents.openOne(table.payload, 0)!.content);
    assert.match(opened, /"label":"bilateral-unsuppressed"/);
    assert.doesNotMatch(opened, /h[0-9a-f]{16}/);
    const { items } = await at(parties, talvia, "operator").call(ops.listBatches);
    assert.equal(items.length, 1, "its own");
    assert.deepEqual(parties.filesWith(talvia, "gulf-ship"), [], "the table itself is sealed at rest");
  }));

test("one bad row refuses the whole register, names line and column, and nothing is stored", () =>
  withParties(framed, async (parties) => {
    const { arvenia } = parties;
    const before = journalSize(arvenia);
    const refusal = async (csv: string, language?: string) => {
      const cause = await takeIn(parties, arvenia, csv, language).catch((thrown: unknown) => thrown);
      assert.ok(cause instanceof ProblemError, String(cause));
      assert.equal(cause.status, 422);
      return cause;
    };
    const pointerOf = async (csv: string) => (await refusal(csv)).problem.pointer;
    const lines = SMALL.arvenia.split("\n");
    const faulty = lines.with(4, lines[4]!.replace(",DNR,", ",CONTENT,")).join("\n");
    assert.equal(await pointerOf(faulty), "/5/kind");
    const { problem: told } = await refusal(faulty, "fr");
    assert.equal(
      told.detail,
      "une ligne est fautive, ligne 5\u00a0: kind prend une de ces valeurs\u00a0: DNR, DNI. Rien n’est enregistré.",
    );
    assert.deepEqual(told.faults, [
      { line: 5, column: "kind", says: "prend une de ces valeurs\u00a0: DNR, DNI" },
    ]);
    assert.equal(await pointerOf(SMALL.arvenia.replace("caller_cc", "country")), "/1/country");
    assert.equal(await pointerOf("start_ts\n"), "/1/dur_s");
    const bytes = new TextEncoder().encode(SMALL.arvenia);
    await assert.rejects(
      at(parties, arvenia, "operator").call(
        ops.takeInBatch,
        { query: { countryTable: "which one?" } },
        { bytes, contentType: "text/csv" },
      ),
      problem(422),
    );
    assert.equal(journalSize(arvenia), before);
    assert.deepEqual((await at(parties, arvenia, "operator").call(ops.listBatches)).items, []);
  }));

test("the same file is not taken in twice; the same command gets its first answer", () =>
  withParties(framed, async (parties) => {
    const { arvenia } = parties;
    const operator = at(parties, arvenia, "operator");
    const send = (csv: string, idempotencyKey: string) =>
      operator.call(
        ops.takeInBatch,
        { query: { countryTable: TABLE } },
        { bytes: new TextEncoder().encode(csv), contentType: "text/csv", idempotencyKey },
      );
    const first = await send(SMALL.arvenia, "one");
    assert.deepEqual((await send(SMALL.arvenia, "one")).result, first.result);
    await assert.rejects(send(SMALL.arvenia, "two"), problem(409));
    await assert.rejects(send(SMALL.talvia, "one"), (cause: unknown) => {
      assert.ok(
        cause instanceof ProblemError && cause.status >= 400,
        "another file under the same command id",
      );
      return true;
    });
    assert.equal((await operator.call(ops.listBatches)).items.length, 1);
  }));

test("a count shows both counters and the five questions, and records nothing", () =>
  withParties(framed, async (parties) => {
    const { arvenia } = parties;
    await takeIn(parties, arvenia, SMALL.arvenia);
    const before = journalSize(arvenia);
    const { report, check } = await at(parties, arvenia, "overseer").call(ops.countRegister, {
      query: PERIOD,
    });
    assert.deepEqual(check, { agrees: true, first: 2000, second: 2000, differing: 0 });
    assert.equal(report.rows, 2000);
    assert.match(report.caution.fr, /ni un lieu ni une nationalité/);
    const half = { from: PERIOD.from, to: "2031-03-10T00:30:00Z" };
    await assert.rejects(
      at(parties, arvenia, "overseer").call(ops.countRegister, { query: half }),
      problem(422),
    );
    assert.equal(journalSize(arvenia), before);
  }));

test("who counts does not sign, and only a signatory does", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    await takeIn(parties, arvenia, SMALL.arvenia);
    const { acting } = arvenia.node;
    const asks = { partner: talvia.id, ...PERIOD, unit: "record", areas: ["cyber"], statement } as const;
    const { result } = await prepare(acting, by(arvenia.people.liaison), asks);
    assert.deepEqual(await refusalOf(signIt(parties, arvenia, result.rollup)), ["rule: same-person"]);
    const params = { rollup: result.rollup };
    await assert.rejects(at(parties, arvenia, "chief").call(ops.signRollup, { params }), problem(403));
    const { items } = await at(parties, arvenia, "liaison").call(ops.listRollups, { query: {} });
    assert.deepEqual(
      items.map(({ state }) => state),
      ["prepared"],
    );
  }));

test("while the second counter disagrees nothing is prepared and nothing is signed", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    await takeIn(parties, arvenia, SMALL.arvenia);
    const { acting } = arvenia.node;
    const losing: typeof secondCount = (...given) => new Map([...secondCount(...given)].slice(1));
    const asks = { partner: talvia.id, ...PERIOD, unit: "record", areas: ["cyber"], statement } as const;
    const disagrees = ["rule: counters-disagree"];
    assert.deepEqual(await refusalOf(prepare(acting, by(arvenia.people.operator), asks, losing)), disagrees);
    const rollup = await prepareIt(parties, arvenia, talvia);
    assert.deepEqual(await refusalOf(sign(acting, by(arvenia.people.liaison), rollup, losing)), disagrees);
    await parties.settle();
    const there = await at(parties, talvia, "liaison").call(ops.listRollups, { query: {} });
    assert.deepEqual(there.items, []);
    const { items } = await at(parties, arvenia, "overseer").call(actingOperations.listRefusedActs, {
      query: {},
    });
    assert.deepEqual(
      items.map(({ action }) => action),
      ["rollup.sign", "rollup.prepare"],
    );
    await signIt(parties, arvenia, rollup);
  }));

test("a rollup whose total is no longer its register's is not signed", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    await takeIn(parties, arvenia, SMALL.arvenia);
    const rollup = await prepareIt(parties, arvenia, talvia);
    const late = SMALL.arvenia.split("\n").slice(0, 3).join("\n");
    await takeIn(parties, arvenia, late);
    assert.deepEqual(await refusalOf(signIt(parties, arvenia, rollup)), ["rule: total-differs"]);
    await signIt(parties, arvenia, await prepareIt(parties, arvenia, talvia));
  }));

test("a period is signed once; another rollup for it says which one it replaces", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const { ours } = await exchanged(parties);
    const operator = at(parties, arvenia, "operator");
    const body = asked(talvia, { to: "2031-03-02T00:00:00Z" });
    const cause = await operator.call(ops.prepareRollup, { body }).catch((thrown: unknown) => thrown);
    assert.ok(cause instanceof ProblemError);
    assert.equal(cause.problem.pointer, "/supersedes");
    assert.deepEqual(await refusalOf(operator.call(ops.prepareRollup, { body })), ["rule: period-signed"]);
    const unknown = asked(talvia, { supersedes: "01HZZZZZZZZZZZZZZZZZZZZZZZ" });
    assert.deepEqual(await refusalOf(operator.call(ops.prepareRollup, { body: unknown })), [
      "rule: unknown-superseded",
    ]);
    await takeIn(parties, arvenia, SMALL.arvenia.split("\n").slice(0, 3).join("\n"));
    const next = await prepareIt(parties, arvenia, talvia, { supersedes: ours });
    await signIt(parties, arvenia, next);
    await parties.settle();
    const theirs = await at(parties, talvia, "liaison").call(ops.listRollups, { query: {} });
    assert.deepEqual(
      theirs.items.filter(({ side }) => side === "theirs").map((each) => [each.rollup, each.state, each.n]),
      [
        [next, "current", 2002],
        [ours, "replaced", 2000],
      ],
    );
    assert.deepEqual(
      await refusalOf(operator.call(ops.prepareRollup, { body: asked(talvia, { supersedes: ours }) })),
      ["rule: replaced-before"],
    );
  }));

test("the agreement decides whether counts are exchanged; an area it does not cover is refused by its clause", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    await takeIn(parties, arvenia, SMALL.arvenia);
    const before = journalSize(arvenia);
    const body = asked(talvia, { areas: ["space"] });
    assert.deepEqual(await refusalOf(at(parties, arvenia, "operator").call(ops.prepareRollup, { body })), [
      "areas: area-not-covered",
    ]);
    assert.equal(journalSize(arvenia), before + 1, "the refusal itself");
    const wrong = { ...asked(talvia), from: "yesterday" };
    const cause = await at(parties, arvenia, "operator")
      .call(ops.prepareRollup, { body: wrong })
      .catch((thrown: unknown) => thrown);
    assert.equal((cause as ProblemError).problem.pointer, "/from");
  }));

test("records that cite a started operation are in order; those of one that was never started are listed", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const { operation, question } = await putIt(parties);
    await answerIt(parties, question, { answer: "consents" });
    const registers = samplePair({ seed: 7, rows: 2_000, operations: { XAR: operation } });
    const prepared = async () => {
      const body = asked(talvia);
      return (await client(parties, "operator").call(ops.prepareRollup, { body })).result.withoutOperation;
    };
    await takeIn(parties, arvenia, registers.arvenia);
    assert.equal(await prepared(), 2000, "consented to, not started");
    await start(parties, operation);
    await parties.settle();
    const doubtful = await prepared();
    assert.ok(doubtful > 0 && doubtful < 100, String(doubtful));
    await signIt(parties, arvenia, await prepareIt(parties, arvenia, talvia));
    await parties.settle();
    const there = await at(parties, talvia, "liaison").call(ops.scopeSummary, { query: {} });
    assert.equal(there.items[0]?.theirs.withoutOperation, doubtful, "the partner knows that it was started");
  }));

test("an operation that may be kept from the partner leaves no name in the rollup, and every total in it", () =>
  withParties(
    () => Parties.framed({ partnerSay: "none" }),
    async (parties) => {
      const { arvenia, talvia } = parties;
      const operation = await propose(parties, await authorityOf(parties));
      await judgeIt(parties, operation);
      await start(parties, operation);
      const registers = samplePair({ seed: 7, rows: 2_000, operations: { XAR: operation } });
      await takeIn(parties, arvenia, registers.arvenia);
      const rollup = await prepareIt(parties, arvenia, talvia);
      await signIt(parties, arvenia, rollup);
      await parties.settle();
      const { report } = await at(parties, talvia, "liaison").call(ops.getRollup, { params: { rollup } });
      assert.equal(report?.rows, 2000);
      const table = talvia.node.ledger.reader.get<{ payload: string }>(
        "SELECT payload FROM view_scope_rollup WHERE side = 'theirs'",
      )!;
      const text = new TextDecoder().decode(talvia.node.ledger.contents.openOne(table.payload, 0)!.content);
      assert.ok(!text.includes(operation) && text.includes('"withheld"'));
    },
  ));
