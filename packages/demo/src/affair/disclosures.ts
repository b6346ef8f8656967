import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { disclosureOperations as ops } from "@entente/api";
import {
  createKeyPair,
  fromHex,
  type KeyPair,
  type OverseerKey,
  openReplies,
  openReport,
  readAcknowledgement,
  readOverseerKey,
  receiptSecrets,
  sealReply,
  sealReport,
  toBase64Url,
  withWork,
  work,
  workOver,
} from "@entente/disclosure";
import { sealOverseerFile, slowHash } from "@entente/disclosure/node";
import { PARTIES } from "../parties.ts";
import type { AffairStage } from "./stage.ts";
import { strangerFetches } from "./stranger.ts";

/** What the insider saw: fictional, as everything here. */
export const INSIDER_REPORT =
  "On 6 May the filter before LANTERN was switched off for nine hours. The register of that day does not show it.";
const ANSWER =
  "Received and taken up. We ask for the register of May; write again under this receipt's number.";
const WRONG_RECEIPT = "1234 5678 9012 3456 7890";

export type Disclosed = {
  readonly case: string;
  readonly receipt: string;
  readonly pair: KeyPair;
  readonly key: OverseerKey;
};

/**
 * Talvia's oversight body makes its keys; an insider seals a disclosure to it, hands it in where nobody else looks, and
 * reads the answer with the receipt. With `directory`, the body's two key files are kept there.
 */
export async function disclosure(stage: AffairStage, directory?: string): Promise<Disclosed> {
  const { key, pair } = await bodyOfTalvia(stage, directory);
  const desk = await deskOf(stage);
  const written = { report: new TextEncoder().encode(INSIDER_REPORT), media: "text/plain" };
  const { handIn, receipt, case: caseId } = await sealReport(written, [key], slowHash);
  const given = await send(stage, desk, "/hand-in", handIn);
  readAcknowledgement(await given.json());

  const overseer = stage.cast.talvia.overseer.client;
  const fetched = await overseer.call(ops.visitDisclosures, { body: { do: "fetch", case: caseId } });
  const opened = await openReport(new Uint8Array(Buffer.from(fetched.sealed ?? "", "base64")), pair);
  const sealed = await sealReply({ text: ANSWER, as: "acknowledgement" }, fromHex(caseId, 16)!, opened.reply);
  await overseer.call(ops.visitDisclosures, {
    body: {
      do: "reply",
      case: caseId,
      as: "acknowledgement",
      sealed: Buffer.from(sealed).toString("base64"),
    },
  });

  const read = await answersFor(stage, receipt);
  const nothing = await answersFor(stage, WRONG_RECEIPT);
  if (read.join() !== ANSWER || nothing.length > 0)
    throw new Error("the receipt did not open the answer, or another one did");
  stage.say(
    "An insider of Talvia's tells its overseer, and nobody else: sealed before it leaves, answered to a receipt of twenty digits; a wrong receipt gets nothing.",
  );
  return { case: caseId, receipt, pair, key };
}

async function bodyOfTalvia(
  { cast, ids }: AffairStage,
  directory: string | undefined,
): Promise<{ key: OverseerKey; pair: KeyPair }> {
  const pair = await createKeyPair();
  const body = PARTIES.talvia.overseer;
  const text = toBase64Url(pair.publicKey);
  const key = readOverseerKey({ type: "entente-overseer-key", v: 1, party: ids.talvia, body, key: text });
  if (directory !== undefined) {
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, "overseer-key.json"), `${JSON.stringify(key, null, 2)}\n`);
    const sealed = sealOverseerFile(key, pair, "fictional data only, protected by nothing");
    writeFileSync(join(directory, "overseer-private.json"), sealed, { mode: 0o600 });
  }
  const { result } = await cast.talvia.overseer.client.call(ops.registerOverseerKey, {
    body: { body, key: text },
  });
  // There is one overseer in the demonstration: where that is so, an administrator compares the fingerprint.
  const { id, fingerprint } = result;
  await cast.talvia.administrator.client.call(ops.confirmOverseerKey, {
    params: { id },
    body: { fingerprint },
  });
  return { key, pair };
}

export type DropDesk = {
  readonly party: string;
  readonly today: string;
  readonly difficulty: number;
  readonly bodies: readonly { readonly body: string; readonly key: string; readonly fingerprint: string }[];
};

const dropOf = ({ ports }: AffairStage) => `http://127.0.0.1:${ports.talvia.disclosures}`;

/** What the place where disclosures are handed in says of itself. */
export async function deskOf(stage: AffairStage): Promise<DropDesk> {
  return (await (await strangerFetches(`${dropOf(stage)}/desk`)).json()) as DropDesk;
}

/** Hands something in, or looks, with the work done; throws what is refused. */
export async function send(
  stage: AffairStage,
  desk: DropDesk,
  path: string,
  asked: Uint8Array,
): Promise<Response> {
  const nonce = await work(desk.today, workOver(asked), desk.difficulty);
  const body = withWork(desk.today, nonce, asked);
  const response = await strangerFetches(`${dropOf(stage)}${path}`, { method: "POST", body });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return response;
}

/** What a receipt opens. */
export async function answersFor(stage: AffairStage, receipt: string): Promise<string[]> {
  const desk = await deskOf(stage);
  const secrets = await receiptSecrets(receipt, desk.party, slowHash);
  const asked = new Uint8Array([...secrets.mailbox, ...secrets.authenticator]);
  const answer = await send(stage, desk, "/look", asked);
  const replies = await openReplies(new Uint8Array(await answer.arrayBuffer()), secrets);
  return replies.map(({ text }) => text);
}
