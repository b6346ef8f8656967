import assert from "node:assert/strict";
import { test } from "node:test";
import { disclosureOperations as ops } from "@entente/api";
import {
  acknowledgedBytes,
  DAY_LEAVES,
  fromBase64Url,
  fromHex,
  LADDER,
  openReport,
  random,
  readAcknowledgement,
  sealReply,
} from "@entente/disclosure";
import { verifyEd25519 } from "@entente/tlog/node";
import { publicKeyOf } from "../../keys/index.ts";
import { DAY, Parties, problem, withParties } from "../../testing/parties.ts";
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

test("a node without a place for disclosures takes none in and counts no days", async () => {
  await withParties(open, async (parties) => {
    using desk = new TestDesk(parties, parties.talvia, { receives: false });
    await desk.part.keepDays();
    assert.equal((await desk.send("/desk")).status, 404);
    assert.deepEqual(desk.store.all("SELECT * FROM disclosure_day"), []);
    assert.deepEqual((await desk.client("overseer").call(ops.visitDisclosures, list)).items, []);
  });
});
