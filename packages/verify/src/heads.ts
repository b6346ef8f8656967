import {
  encodeBase64,
  openCheckpoint,
  parseNote,
  TlogError,
  type VerifierKey,
  verifierKey,
} from "@entente/tlog";
import { verifyEd25519 } from "@entente/tlog/node";
import type { Account } from "./account.ts";
import type { CardChain } from "./card.ts";
import { sha256, witnessNameOf } from "./digest.ts";
import type { DeclaredLog } from "./open.ts";
import type { ReportedLog } from "./report.ts";

/** Clocks of two parties differ; a cosignature from further ahead is remarked on (tlog.md §10). */
const SKEW_SECONDS = 300;

/**
 * Step 4: the head of a log is signed with a key on the party's cards, and cosigned by its partner's witness. Without
 * the partner's log its cards are not here, and its cosignature cannot be checked.
 */
export function checkHead(
  log: DeclaredLog,
  own: CardChain,
  partner: CardChain | undefined,
  now: number,
  account: Account,
): ReportedLog {
  const { origin, party, note } = log;
  const { size, root } = log.checkpoint;
  const logKeys = own.keys("log").map((key) => verifierKey(origin, 1, key, sha256));
  const signed = open(log, logKeys);
  if (signed.problem === undefined) account.count("log-signatures");
  else account.violation("log-signature", { log: origin }, origin, signed.problem);

  const head = { origin, party, size, root: encodeBase64(root) };
  const names = new Set([origin]);
  const witness = witnessNameOf(log.partner);
  // A line in the witness's name is unknown only as long as its keys are.
  names.add(witness);
  for (const { name } of parseNote(note).signatures)
    if (!names.has(name)) account.notice("unknown-signature", { log: origin }, "", name);
  if (partner === undefined) {
    account.unchecked({ code: "cosignature", log: origin });
    return head;
  }
  const keys = partner.keys("witness").map((key) => verifierKey(witness, 4, key, sha256));
  const cosigned = open(log, keys);
  if (cosigned.problem !== undefined) {
    const code = cosigned.missing ? "cosignature-missing" : "cosignature-invalid";
    account.violation(code, { log: origin }, witness, cosigned.missing ? "-" : cosigned.problem);
    return head;
  }
  account.count("cosignatures");
  const cosignedAt = new Date(cosigned.time * 1000).toISOString();
  if (cosigned.time > now / 1000 + SKEW_SECONDS)
    account.notice("cosignature-future", { log: origin }, new Date(now).toISOString(), cosignedAt);
  return { ...head, cosignedAt };
}

type Opened =
  | { readonly problem: undefined; readonly time: number }
  | { readonly problem: string; readonly missing: boolean };

function open({ note }: DeclaredLog, keys: VerifierKey[]): Opened {
  try {
    const { verified } = openCheckpoint(note, keys, verifyEd25519);
    const latest = Math.max(0, ...verified.map(({ time }) => time ?? 0));
    // A date beyond what a calendar holds says as little as none.
    if (latest > MAX_SECONDS) return { problem: "a cosignature of no time", missing: false };
    return { problem: undefined, time: latest };
  } catch (cause) {
    if (!(cause instanceof TlogError)) throw cause;
    return { problem: `${cause.code}: ${cause.message}`, missing: cause.code === "no-signature" };
  }
}

const MAX_SECONDS = 8.64e12;
