import { fromBase64Url, random, toBase64Url, toHex } from "./bytes.ts";
import { decodeReply, decodeReport, encodeReply, encodeReport, type Reply, type Report } from "./content.ts";
import { type KeyPair, newCase, openEnvelope, sealEnvelope } from "./envelope.ts";
import { DisclosureError } from "./errors.ts";
import { encodeHandIn, slotsOf } from "./messages.ts";
import type { OverseerKey } from "./overseer-key.ts";
import {
  commitmentOf,
  drawReceipt,
  markOf,
  proofOf,
  type ReceiptSecrets,
  receiptSecrets,
  type SlowHash,
} from "./receipt.ts";

/** What the reporter has after sealing: a file to hand in, and a receipt that only the reporter has. */
export type Sealed = {
  readonly handIn: Uint8Array;
  readonly receipt: string;
  readonly case: string;
  readonly commitment: string;
};

/** Seals a report for the bodies named: what the page and the offline command do alike. */
export async function sealReport(
  written: Pick<Report, "report" | "media" | "name">,
  bodies: readonly OverseerKey[],
  slowHash: SlowHash,
): Promise<Sealed> {
  const party = bodies[0]?.party;
  if (party === undefined || bodies.some((each) => each.party !== party))
    throw new DisclosureError("recipients", "name bodies that oversee one party, and at least one");
  const receipt = drawReceipt(random);
  const secrets = await receiptSecrets(receipt, party, slowHash);
  const caseId = newCase();
  const sealed = await sealEnvelope({
    purpose: "report",
    case: caseId,
    recipients: bodies.map(({ key }) => fromBase64Url(key, 32)!),
    content: encodeReport({ ...written, reply: secrets.reply.publicKey, salt: secrets.salt }),
  });
  const commitment = commitmentOf(secrets.salt, written.report);
  const handIn = encodeHandIn({
    mark: markOf(secrets.mailbox),
    proof: proofOf(secrets.authenticator),
    commitment,
    sealed: new Uint8Array(sealed),
  });
  return { handIn, receipt, case: toHex(caseId), commitment: toBase64Url(commitment) };
}

/** Opens a report as one of the bodies. `commitment` is what it must be what was handed in under. */
export async function openReport(
  sealed: Uint8Array,
  pair: KeyPair,
): Promise<Report & { readonly case: string; readonly commitment: string }> {
  const { purpose, case: caseId, content } = await openEnvelope(sealed, pair);
  if (purpose !== "report") throw new DisclosureError("malformed", "this is an answer and no report");
  const report = decodeReport(content);
  return { ...report, case: caseId, commitment: toBase64Url(commitmentOf(report.salt, report.report)) };
}

/** Seals an answer to the key that came with the report. */
export function sealReply(reply: Reply, caseId: Uint8Array, to: Uint8Array): Promise<Uint8Array> {
  return sealEnvelope({ purpose: "reply", case: caseId, recipients: [to], content: encodeReply(reply) });
}

/** The answers among what a node gave; what does not open with this receipt is no answer to it. */
export async function openReplies(answer: Uint8Array, { reply }: ReceiptSecrets): Promise<Reply[]> {
  const replies: Reply[] = [];
  for (const slot of slotsOf(answer)) {
    try {
      replies.push(decodeReply((await openEnvelope(new Uint8Array(slot), reply)).content));
    } catch (cause) {
      if (!(cause instanceof DisclosureError)) throw cause;
    }
  }
  return replies;
}
