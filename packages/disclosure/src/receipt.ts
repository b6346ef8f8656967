import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 as hash } from "@noble/hashes/sha2.js";
import { type Bytes, sha256, utf8 } from "./bytes.ts";
import { type KeyPair, keyPairFrom } from "./envelope.ts";
import { DisclosureError } from "./errors.ts";

/**
 * A receipt is twenty digits in five groups, and looks like any reference number. The first digit says how it is hashed:
 * 0 to 4 is version 1, 5 to 9 is for a successor. That leaves 5 * 10^19 receipts, 65.4 bits, each of which costs
 * whoever guesses one slow hash and, at a node, one proof of work.
 */
export const RECEIPT_DIGITS = 20;

/** argon2id (RFC 9106) as a modest phone bears it: 32 MiB, three passes. Never altered: a new version gets a new row. */
export const SLOW_HASH = {
  1: { memory: 32_768, passes: 3, parallelism: 1, length: 32 },
} as const;
export type SlowHashTerms = (typeof SLOW_HASH)[keyof typeof SLOW_HASH];

/** argon2id by whatever the platform has: `node:crypto` on a computer, JavaScript in a browser. Memory in KiB. */
export type SlowHash = (password: Bytes, salt: Bytes, terms: SlowHashTerms) => Promise<Uint8Array>;

/** A fresh receipt: twenty digits without spaces. */
export function drawReceipt(draw: (length: number) => Uint8Array): string {
  let digits = "";
  while (digits.length < RECEIPT_DIGITS)
    for (const byte of draw(64)) {
      // 250 is the largest multiple of ten in a byte: beyond it some digits would come more often.
      if (byte >= 250 || digits.length === RECEIPT_DIGITS) continue;
      digits += digits.length === 0 ? byte % 5 : byte % 10;
    }
  return digits;
}

export const writeReceipt = (digits: string): string => digits.replace(/(\d{4})(?=\d)/g, "$1 ");

/** Reads a receipt as people type it, with any spaces or hyphens. Throws `bad-receipt`. */
export function readReceipt(text: string): string {
  const digits = text.replaceAll(/[\s\u2010-\u2015-]/g, "");
  if (!/^\d{20}$/.test(digits)) throw new DisclosureError("bad-receipt", "a receipt has twenty digits");
  if (digits[0]! > "4")
    throw new DisclosureError("bad-receipt", "this receipt was made by a later version of this page");
  return digits;
}

/** What a receipt opens. Nothing of it is stored by anybody but the hashes of `mailbox` and `authenticator`. */
export type ReceiptSecrets = {
  /** Names the mailbox: 32 bytes. */
  readonly mailbox: Bytes;
  /** Proves, beside the name, that one may read it: 32 bytes. */
  readonly authenticator: Bytes;
  /** Salts the commitment to the report: 32 bytes. */
  readonly salt: Bytes;
  /** Answers are sealed to it. */
  readonly reply: KeyPair;
};

/** Derives everything from a receipt and the party it was given by. The slow hash takes most of a second. */
export async function receiptSecrets(
  receipt: string,
  party: string,
  slowHash: SlowHash,
): Promise<ReceiptSecrets> {
  const digits = readReceipt(receipt);
  const salt = sha256(utf8(`entente-disclosure/1 receipt\n${party}`));
  const root = await slowHash(utf8(digits), salt.slice(0, 16), SLOW_HASH[1]);
  const derived = (what: string) =>
    new Uint8Array(hkdf(hash, new Uint8Array(root), salt, utf8(`entente-disclosure/1 ${what}`), 32));
  return {
    mailbox: derived("mailbox"),
    authenticator: derived("authenticator"),
    salt: derived("commitment salt"),
    reply: await keyPairFrom(derived("reply key")),
  };
}

/** The only traces of a receipt that a node keeps. */
export const markOf = (mailbox: Uint8Array): Bytes => sha256(utf8("entente-disclosure/1 mark\n"), mailbox);
export const proofOf = (authenticator: Uint8Array): Bytes =>
  sha256(utf8("entente-disclosure/1 proof\n"), authenticator);

/** What the acknowledgement and the log hold of a report: SHA-256(salt || report). */
export const commitmentOf = (salt: Uint8Array, report: Uint8Array): Bytes => sha256(salt, report);
