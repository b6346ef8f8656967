import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createClient, disclosureOperations as ops, oversightOperations, roles } from "@entente/api";
import {
  acknowledgedBytes,
  DAY_LEAVES,
  decodeHandIn,
  fromBase64Url,
  fromHex,
  isInDay,
  LADDER,
  LOOK_ANSWER_SIZE,
  openReport,
  random,
  readAcknowledgement,
  readSealedDay,
  sealReply,
} from "@entente/disclosure";
import { verifyEd25519 } from "@entente/tlog/node";
import { STATE_TABLES } from "../../backup/tables.ts";
import { createLog, createPeopleApp } from "../../http/index.ts";
import { publicKeyOf } from "../../keys/index.ts";
import { DAY, MINUTE, Parties, problem, withParties } from "../../testing/parties.ts";
import { LOOKS_PER_MINUTE } from "./app.ts";
import { TestDesk } from "./test-desk.ts";

const open = () => Parties.open("talvia");
const SECRET = "On 6 May the filter before LANTERN was switched off, and nobody was told.";
const list = { body: { do: "list" } } as const;

test("a report reaches the body it names; the answer reaches whoever has the receipt", async () => {
  await withParties(open, async (parties) => {
    using desk = new TestDesk(parties, parties.talvia);
    const { key, pair } = await desk.body("TLV-OVERSIGHT");
    const sealed = await desk.seal(SECRET, key);
    const handedIn = await desk.post("/hand-in", sealed.handIn);
    assert.equal(handedIn.status, 200);
    const acknowledgement = readAcknowledgement(await handedIn.json());
    assert.equal(acknowledgement.commitment, sealed.commitment);
    assert.equal(acknowledgement.day, "2026-11-20");
    const signature = fromBase64Url(acknowledgement.signature, 64)!;
    const logKey = fromBase64Url(publicKeyOf(parties.talvia.keyring.log), 32)!;
    assert.equal(verifyEd25519(logKey, acknowledgedBytes(acknowledgement), signature), true);

    const overseer = desk.client("overseer");
    const { items } = await overseer.call(ops.visitDisclosures, list);
    assert.deepEqual(
      items.map(({ bodies, state, acknowledgeBy, feedbackBy }) => ({
        bodies,
        state,
        acknowledgeBy,
        feedbackBy,
      })),
      [{ bodies: ["TLV-OVERSIGHT"], state: "new", acknowledgeBy: "2026-11-27", feedbackBy: "2027-02-20" }],
    );
    const fetched = await overseer.call(ops.visitDisclosures, { body: { do: "fetch", case: sealed.case } });
    const report = await openReport(new Uint8Array(Buffer.from(fetched.sealed!, "base64")), pair);
    assert.equal(new TextDecoder().decode(report.report), SECRET);
    assert.equal(report.commitment, items[0]!.commitment);

    assert.deepEqual((await desk.look(sealed.receipt)).texts, []);
    const answer = await sealReply(
      { text: "Taken up.", as: "acknowledgement" },
      fromHex(sealed.case, 16)!,
      report.reply,
    );
    const reply = {
      do: "reply",
      case: sealed.case,
      as: "acknowledgement",
      sealed: Buffer.from(answer).toString("base64"),
    } as const;
    await overseer.call(ops.visitDisclosures, { body: reply });
    assert.deepEqual((await desk.look(sealed.receipt)).texts, ["Taken up."]);
    const closed = await overseer.call(ops.visitDisclosures, {
      body: { do: "close", case: sealed.case, erase: true },
    });
    assert.deepEqual(
      [closed.items[0]!.state, closed.items[0]!.size, closed.items[0]!.trace.map(({ act }) => act)],
      ["closed", 0, ["fetched", "answered", "closed", "erased"]],
    );
    assert.deepEqual(
      (await desk.look(sealed.receipt)).texts,
      ["Taken up."],
      "the answer outlives the report",
    );
    await assert.rejects(overseer.call(ops.visitDisclosures, { body: reply }), problem(409));
  });
});

test("nobody but overseers learns that there is one: every other role is refused alike, and no row they could count moves", async () => {
  await withParties(open, async (parties) => {
    using desk = new TestDesk(parties, parties.talvia);
    const { key } = await desk.body("TLV-OVERSIGHT");
    const others = (["liaison", "second", "analyst", "operator", "inquirer", "envoy"] as const).map((who) =>
      desk.client(who),
    );
    others.push(desk.clientOf("one"));
    const told = async () => {
      const answers: string[] = [];
      for (const client of others)
        for (const body of [list.body, { do: "fetch", case: "0".repeat(32) } as const]) {
          const refused = await client.call(ops.visitDisclosures, { body }).catch((cause: unknown) => cause);
          answers.push(JSON.stringify((refused as { problem: unknown }).problem));
        }
      answers.push(JSON.stringify(await desk.client("liaison").call(oversightOperations.listPeople, {})));
      return answers;
    };
    await desk.quiet();
    const [before, rows] = [await told(), desk.visible()];
    const sealed = await desk.seal(SECRET, key);
    assert.equal((await desk.post("/hand-in", sealed.handIn)).status, 200);
    assert.deepEqual(await told(), before);
    assert.deepEqual(desk.visible(), rows);
    for (const answer of before.slice(0, -1)) assert.match(answer, /"status":403/);
    const allowed = [...ops.visitDisclosures.roles];
    assert.deepEqual(allowed, ["overseer"]);
    assert.ok(roles.length > others.length, "each role but the overseer's was tried");
    await assert.rejects(
      desk.client("overseer").call(ops.visitDisclosures, { body: { do: "fetch", case: "0".repeat(32) } }),
      problem(404),
    );
  });
});

test("what lies at the node is ciphertext of the ladder's sizes, hashes and days", async () => {
  await withParties(open, async (parties) => {
    using desk = new TestDesk(parties, parties.talvia);
    const { key } = await desk.body("TLV-OVERSIGHT");
    const reports = [SECRET, "x".repeat(5000), "y".repeat(70_000)];
    const receipts: string[] = [];
    for (const text of reports) {
      const sealed = await desk.seal(text, key);
      receipts.push(sealed.receipt);
      assert.equal((await desk.post("/hand-in", sealed.handIn)).status, 200);
    }
    const rows = desk.store.all<Record<string, unknown>>("SELECT * FROM disclosure");
    assert.deepEqual(
      rows.map(({ sealed }) => (sealed as Uint8Array).length).sort((a, b) => a - b),
      [...LADDER],
    );
    for (const row of rows) {
      assert.deepEqual(Object.keys(row), [
        "mark",
        "proof",
        "case_id",
        "day",
        "commitment",
        "bodies",
        "sealed",
        "closed",
      ]);
      assert.match(row.day as string, /^\d{4}-\d\d-\d\d$/);
    }
    for (const words of ["LANTERN", ...receipts])
      assert.deepEqual(parties.filesWith(parties.talvia, words), []);
  });
});

test("a wrong receipt, an unknown mailbox and an empty one are answered alike", async () => {
  await withParties(open, async (parties) => {
    using desk = new TestDesk(parties, parties.talvia);
    const { key, pair } = await desk.body("TLV-OVERSIGHT");
    const [empty, answered] = [await desk.seal("one", key), await desk.seal("two", key)];
    for (const { handIn } of [empty, answered]) await desk.post("/hand-in", handIn);
    const { reply } = await openReport(decodeHandIn(answered.handIn).sealed, pair);
    const answer = await sealReply({ text: "Read.", as: "feedback" }, fromHex(answered.case, 16)!, reply);
    await desk.client("overseer").call(ops.visitDisclosures, {
      body: {
        do: "reply",
        case: answered.case,
        as: "feedback",
        sealed: Buffer.from(answer).toString("base64"),
      },
    });
    const looks = await Promise.all(
      ["12345678901234567890", empty.receipt, answered.receipt].map((receipt) => desk.look(receipt)),
    );
    const shapes = looks.map(({ response, bytes }) => ({
      status: response.status,
      headers: [...response.headers],
      size: bytes.length,
      begins: [0, 1, 2, 3].map((slot) =>
        Buffer.from(bytes.subarray(slot * 65_536).subarray(0, 23)).toString("hex"),
      ),
    }));
    assert.equal(shapes[0]!.size, LOOK_ANSWER_SIZE);
    assert.deepEqual(shapes[1], shapes[0]);
    assert.deepEqual(shapes[2], shapes[0]);
    assert.deepEqual(
      looks.map(({ texts }) => texts),
      [[], [], ["Read."]],
    );
    const again = await desk.look("12345678901234567890");
    assert.deepEqual(
      again.bytes,
      looks[0]!.bytes,
      "asking twice gives the same, as it does for a real answer",
    );
    const wrongHalf = new Uint8Array(64);
    assert.equal((await desk.post("/look", wrongHalf)).status, 200);
  });
});

test("bad input is told with the member at fault, and nothing is stored", async () => {
  await withParties(open, async (parties) => {
    using desk = new TestDesk(parties, parties.talvia);
    const { key, id } = await desk.body("TLV-OVERSIGHT");
    const stranger = await desk.freshKey("TLV-OVERSIGHT");
    const { handIn } = await desk.seal(SECRET, key);
    const pointers: [Response, string][] = [
      [await desk.send("/hand-in", { method: "POST", body: new Uint8Array(handIn) }), "/work"],
      [await desk.post("/hand-in", handIn, "2026-11-01"), "/work"],
      [await desk.post("/hand-in", handIn.subarray(0, -1)), "/sealed"],
      [await desk.post("/hand-in", (await desk.seal("x", stranger.key)).handIn), "/bodies"],
      [await desk.post("/look", new Uint8Array(63)), "/receipt"],
      [await desk.send("/hand-in", { method: "POST", body: new Uint8Array(600_000) }), "/sealed"],
    ];
    for (const [response, pointer] of pointers) {
      assert.equal(response.headers.get("content-type"), "application/problem+json");
      const told = (await response.json()) as { pointer: string; text: { fr: string } };
      assert.equal(told.pointer, pointer);
      assert.ok(told.text.fr.length > 10);
    }
    await desk.client("overseer").call(ops.withdrawOverseerKey, { params: { id } });
    assert.equal((await desk.post("/hand-in", handIn)).status, 422, "a withdrawn key is nobody's");
    assert.deepEqual(desk.store.all("SELECT * FROM disclosure"), []);
  });
});

test("the same file handed in again is the same report; another under its receipt is refused", async () => {
  await withParties(open, async (parties) => {
    using desk = new TestDesk(parties, parties.talvia);
    const { key } = await desk.body("TLV-OVERSIGHT");
    const { handIn } = await desk.seal(SECRET, key);
    const first = await (await desk.post("/hand-in", handIn)).text();
    parties.clock.now += DAY;
    assert.equal(await (await desk.post("/hand-in", handIn)).text(), first);
    const other = new Uint8Array(handIn);
    other[18 + 64]! ^= 1;
    assert.equal((await desk.post("/hand-in", other)).status, 422);
    assert.equal(desk.store.all("SELECT * FROM disclosure").length, 1);
  });
});

test("answers that are none, or sealed for another case, are refused; a mailbox holds four", async () => {
  await withParties(open, async (parties) => {
    using desk = new TestDesk(parties, parties.talvia);
    const { key, pair } = await desk.body("TLV-OVERSIGHT");
    const { handIn, case: caseId } = await desk.seal(SECRET, key);
    await desk.post("/hand-in", handIn);
    const { reply } = await openReport(decodeHandIn(handIn).sealed, pair);
    const overseer = desk.client("overseer");
    const give = async (sealed: Uint8Array) =>
      overseer.call(ops.visitDisclosures, {
        body: { do: "reply", case: caseId, as: "feedback", sealed: Buffer.from(sealed).toString("base64") },
      });
    await assert.rejects(give(new Uint8Array(65_536)), problem(422));
    const elsewhere = await sealReply({ text: "?", as: "feedback" }, new Uint8Array(16), reply);
    await assert.rejects(give(elsewhere), problem(422));
    await assert.rejects(give(new Uint8Array(10)), problem(422));
    const right = await sealReply({ text: "Read.", as: "feedback" }, fromHex(caseId, 16)!, reply);
    for (let n = 0; n < 4; n++) await give(right);
    await assert.rejects(give(right), problem(409));
  });
});

test("what is overdue is derived from the day on which one asks", async () => {
  await withParties(open, async (parties) => {
    using desk = new TestDesk(parties, parties.talvia);
    const { key } = await desk.body("TLV-OVERSIGHT");
    await desk.post("/hand-in", (await desk.seal(SECRET, key)).handIn);
    const overdue = async () =>
      (await desk.client("overseer").call(ops.visitDisclosures, list)).items[0]!.overdue;
    assert.equal(await overdue(), undefined);
    parties.clock.now += 7 * DAY;
    assert.equal(await overdue(), undefined, "the seventh day is still in time");
    parties.clock.now += DAY;
    assert.equal(await overdue(), "acknowledgement");
  });
});

test("each day has one entry of one size, whether or not anything came in, and holds each commitment", async () => {
  await withParties(open, async (parties) => {
    using desk = new TestDesk(parties, parties.talvia);
    const { key } = await desk.body("TLV-OVERSIGHT");
    await desk.part.keepDays();
    const { handIn, commitment } = await desk.seal(SECRET, key);
    await desk.post("/hand-in", handIn);
    assert.equal((await desk.send("/days/2026-11-20")).status, 404, "a day that is not over is not told");
    for (let n = 0; n < 2; n++) {
      parties.clock.now += DAY;
      await desk.part.keepDays();
      await desk.part.keepDays();
    }
    const { items } = await desk.client("overseer").call(ops.listSealedDays, {});
    assert.deepEqual(
      items.map(({ day }) => day),
      ["2026-11-21", "2026-11-20"],
    );
    const texts = await Promise.all(
      ["2026-11-20", "2026-11-21"].map(async (day) => (await desk.send(`/days/${day}`)).text()),
    );
    assert.equal(texts[0]!.length, texts[1]!.length, "an empty day looks like a full one");
    const [full, none] = texts.map((text) => readSealedDay(JSON.parse(text)));
    assert.equal(full!.leaves.length, DAY_LEAVES);
    assert.equal(`sha256:${Buffer.from(full!.root).toString("base64url")}`, items[1]!.root);
    const leaf = fromBase64Url(commitment, 32)!;
    assert.equal(isInDay(leaf, full!.leaves, full!.root), true);
    assert.equal(isInDay(leaf, none!.leaves, none!.root), false);
    const entries = parties.talvia.node.ledger.reader.all<{ size: number }>(
      "SELECT length(bytes) AS size FROM entry WHERE instr(CAST(bytes AS TEXT), 'sealed-day') > 0",
    );
    assert.equal(entries.length, 2);
    assert.equal(new Set(entries.map(({ size }) => size)).size, 1);
  });
});

test("a crash between the leaves and the log finds the same root; another root in the log is believed", async () => {
  await withParties(open, async (parties) => {
    using desk = new TestDesk(parties, parties.talvia);
    await desk.part.keepDays();
    parties.clock.now += DAY;
    await desk.part.keepDays();
    const before = await (await desk.send("/days/2026-11-20")).text();
    desk.store.run("UPDATE disclosure_day SET logged = 0 WHERE day = '2026-11-20'");
    parties.clock.now += DAY;
    await desk.part.keepDays();
    assert.equal(await (await desk.send("/days/2026-11-20")).text(), before);
    desk.store.run("UPDATE disclosure_day SET logged = 0, leaves = NULL WHERE day = '2026-11-20'");
    parties.clock.now += DAY;
    await desk.part.keepDays();
    assert.equal(
      (await desk.send("/days/2026-11-20")).status,
      404,
      "leaves that the log denies are not given out",
    );
  });
});

test("a node without a place for disclosures takes none in and counts no days", async () => {
  await withParties(open, async (parties) => {
    using desk = new TestDesk(parties, parties.talvia, { receives: false });
    await desk.part.keepDays();
    assert.equal((await desk.send("/desk")).status, 404);
    assert.deepEqual(desk.store.all("SELECT * FROM disclosure_day"), []);
    assert.deepEqual((await desk.client("overseer").call(ops.visitDisclosures, list)).items, []);
  });
});

test("a day takes in as many as it has leaves, and says no more than that it is full", async () => {
  await withParties(open, async (parties) => {
    using desk = new TestDesk(parties, parties.talvia);
    const { key } = await desk.body("TLV-OVERSIGHT");
    desk.store.transact(() => {
      for (let n = 0; n < DAY_LEAVES; n++)
        desk.store.run(
          `INSERT INTO disclosure (mark, proof, case_id, day, commitment, bodies, sealed)
           VALUES (:mark, :mark, :caseId, '2026-11-20', :mark, '[]', :mark)`,
          { mark: random(32), caseId: String(n) },
        );
    });
    const { handIn } = await desk.seal(SECRET, key);
    const full = await desk.post("/hand-in", handIn);
    assert.equal(full.status, 503);
    assert.doesNotMatch(await full.text(), /\d{2,}.*(report|disclosure)/);
    parties.clock.now += DAY;
    assert.equal((await desk.post("/hand-in", handIn)).status, 200);
  });
});

test("looks are bounded for all together, whatever is looked for", async () => {
  await withParties(open, async (parties) => {
    using desk = new TestDesk(parties, parties.talvia);
    const look = async () => (await desk.post("/look", new Uint8Array(64))).status;
    for (let n = 0; n < LOOKS_PER_MINUTE; n++) assert.equal(await look(), 200);
    assert.equal(await look(), 503);
    parties.clock.now += MINUTE;
    assert.equal(await look(), 200);
  });
});

test("the node's own log tells an overseer who looks from one who fetches, answers or closes in nothing", async () => {
  await withParties(open, async (parties) => {
    using desk = new TestDesk(parties, parties.talvia);
    const { key } = await desk.body("TLV-OVERSIGHT");
    const { handIn, case: caseId } = await desk.seal(SECRET, key);
    const lines: string[] = [];
    const { node, people } = parties.talvia;
    const made = { name: "test", roles: ["overseer"], readOnly: false, days: 1 } as const;
    const { secret } = node.accounts.createToken(node.accounts.session(people.overseer.account)!, made);
    const app = createPeopleApp({
      routes: node.routes,
      accounts: node.accounts,
      nodeFingerprint: "12345 67890 11111",
      now: () => 0,
      log: createLog({ write: (line) => lines.push(line) }),
    });
    const send: typeof fetch = async (input, init) => app.request(String(input), init as RequestInit);
    const client = createClient({ base: "http://localhost", token: secret, fetch: send });
    await desk.post("/hand-in", handIn);
    assert.deepEqual(lines, [], "handing in writes nothing");
    for (const body of [
      { do: "list" },
      { do: "fetch", case: caseId },
      { do: "close", case: caseId, erase: true },
    ] as const)
      await client.call(ops.visitDisclosures, { body });
    const told = lines.map((line) => {
      const { time: _, ms: __, ...rest } = JSON.parse(line) as Record<string, unknown>;
      return rest;
    });
    assert.equal(told.length, 3);
    assert.deepEqual(told[1], told[0]);
    assert.deepEqual(told[2], told[0]);
  });
});

test("a backup takes along every table of the desk", () => {
  const sql = readFileSync(new URL("../../store/sqlite/state/021-disclosures.sql", import.meta.url), "utf8");
  const tables = [...sql.matchAll(/CREATE TABLE (\w+)/g)].map(([, name]) => name!);
  assert.equal(tables.length, 4);
  for (const table of tables) assert.ok((STATE_TABLES as readonly string[]).includes(table), table);
});
