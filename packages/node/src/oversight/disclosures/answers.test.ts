import assert from "node:assert/strict";
import { test } from "node:test";
import { disclosureOperations as ops } from "@entente/api";
import { decodeHandIn, fromHex, LOOK_ANSWER_SIZE, openReport, sealReply } from "@entente/disclosure";
import { DAY, MINUTE, Parties, problem, withParties } from "../../testing/parties.ts";
import { LOOKS_PER_MINUTE } from "./app.ts";
import { TestDesk } from "./test-desk.ts";

const open = () => Parties.open("talvia");
const SECRET = "On 6 May the filter before LANTERN was switched off, and nobody was told.";
const list = { body: { do: "list" } } as const;

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
