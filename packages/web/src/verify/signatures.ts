import { type OpenedCheckpoint, openCheckpoint, toHex, type VerifierKey } from "@entente/tlog";

/** Whether `signature` is the Ed25519 signature of `message` by `publicKey` (RFC 8032). */
export type CheckSignature = (
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
) => Promise<boolean>;

/** This browser has no Ed25519, or the page was not opened by https, from this machine or from a file. */
export class NoEd25519 extends Error {}

/** By WebCrypto. @throws {NoEd25519} */
export const checkByWebCrypto: CheckSignature = async (publicKey, message, signature) => {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  const subtle = globalThis.crypto?.subtle;
  if (subtle === undefined) throw new NoEd25519("no WebCrypto here");
  let key: CryptoKey;
  try {
    key = await subtle.importKey("raw", new Uint8Array(publicKey), { name: "Ed25519" }, false, ["verify"]);
  } catch (cause) {
    // A point that is none is a bad key; a browser without the algorithm says so by this name.
    if (cause instanceof DOMException && cause.name === "NotSupportedError")
      throw new NoEd25519("no Ed25519 here", { cause });
    return false;
  }
  return subtle.verify({ name: "Ed25519" }, key, new Uint8Array(signature), new Uint8Array(message));
};

/**
 * Opens a checkpoint note as `openCheckpoint` does, with signatures that are checked asynchronously. The core asks for
 * answers at once: what it asks is noted, checked, and it is run again with what came of it, until it asks nothing new.
 * @throws {TlogError} as `openCheckpoint` does
 */
export async function openSigned(
  note: string,
  keys: VerifierKey[],
  check: CheckSignature,
): Promise<OpenedCheckpoint> {
  const known = new Map<string, boolean>();
  for (;;) {
    const asked = new Map<string, Parameters<CheckSignature>>();
    const attempt = () =>
      openCheckpoint(note, keys, (...question) => {
        const name = question.map(toHex).join(" ");
        const answer = known.get(name);
        if (answer === undefined) asked.set(name, question);
        return answer ?? true;
      });
    let opened: OpenedCheckpoint | undefined;
    let failure: unknown;
    try {
      opened = attempt();
    } catch (cause) {
      failure = cause;
    }
    if (asked.size === 0) {
      if (opened === undefined) throw failure;
      return opened;
    }
    await Promise.all([...asked].map(async ([name, question]) => known.set(name, await check(...question))));
  }
}
