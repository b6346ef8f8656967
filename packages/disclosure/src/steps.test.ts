import assert from "node:assert/strict";
import { test } from "node:test";
import { fromBase64Url, fromHex, toBase64Url, utf8 } from "./bytes.ts";
import { decodeHandIn, LOOK_ANSWER_SIZE } from "./messages.ts";
import { markOf, receiptSecrets } from "./receipt.ts";
import { openReplies, openReport, sealReply, sealReport } from "./steps.ts";
import { aBody, PARTY, quickHash } from "./test-material.ts";

const body = await aBody("TLV-OVERSIGHT");
const second = await aBody("TLV-COURT");
const written = { report: utf8("On 6 May the filter was switched off."), media: "text/plain" };

test("the body reads the report, answers, and the receipt opens the answer", async () => {
  const { handIn, receipt, case: caseId, commitment } = await sealReport(written, [body.key], quickHash);
  const { sealed, mark } = decodeHandIn(handIn);
  const opened = await openReport(sealed, body.pair);
  assert.deepEqual(opened.report, written.report);
  assert.equal(opened.case, caseId);
  assert.equal(opened.commitment, commitment, "what was opened is what was committed to");
  const reply = await sealReply(
    { text: "Taken up.", as: "acknowledgement" },
    fromHex(caseId, 16)!,
    opened.reply,
  );
  const answer = new Uint8Array(LOOK_ANSWER_SIZE);
  answer.set(reply);
  const secrets = await receiptSecrets(receipt, PARTY, quickHash);
  assert.deepEqual(markOf(secrets.mailbox), mark);
  assert.deepEqual(await openReplies(answer, secrets), [{ text: "Taken up.", as: "acknowledgement" }]);
  const wrong = await receiptSecrets("00000000000000000000", PARTY, quickHash);
  assert.deepEqual(await openReplies(answer, wrong), []);
});

test("two bodies read the same report; a third does not", async () => {
  const { handIn } = await sealReport(written, [body.key, second.key], quickHash);
  const { sealed } = decodeHandIn(handIn);
  for (const { pair } of [body, second])
    assert.deepEqual((await openReport(sealed, pair)).report, written.report);
  const third = await aBody("OST-OVERSIGHT");
  await assert.rejects(openReport(sealed, third.pair), { code: "not-for-this-key" });
});

test("bodies of two parties, or none, are refused: a receipt is of one party", async () => {
  const foreign = await aBody("ARV-CONTROLE", `sha256:${"B".repeat(43)}`);
  await assert.rejects(sealReport(written, [body.key, foreign.key], quickHash), { code: "recipients" });
  await assert.rejects(sealReport(written, [], quickHash), { code: "recipients" });
});

test("the file that is handed in holds neither the report, nor the receipt, nor what it opens", async () => {
  const { handIn, receipt } = await sealReport(written, [body.key], quickHash);
  const secrets = await receiptSecrets(receipt, PARTY, quickHash);
  const bytes = Buffer.from(handIn);
  for (const secret of [
    Buffer.from(receipt),
    Buffer.from("6 May"),
    secrets.mailbox,
    secrets.authenticator,
    secrets.reply.secretKey,
  ])
    assert.equal(bytes.includes(secret), false);
  assert.equal(fromBase64Url(toBase64Url(secrets.mailbox), 32)?.length, 32);
});
