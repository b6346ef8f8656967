import { argon2Sync, createPrivateKey, createPublicKey, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { signerFromSeed } from "@entente/tlog/node";
import { z } from "zod";
import { fromBase64Url, toBase64Url } from "./bytes.ts";
import { KeyError } from "./errors.ts";
import { unwrapLocally, wrapLocally } from "./wrap.ts";

const secret = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** The operational secrets of a node, 32 bytes each, as base64url. The root key is not among them. */
export const keyringSchema = z.strictObject({
  log: secret,
  witness: secret,
  node: secret,
  seal: z.strictObject({ secret, public: secret }),
  /** Wraps the keys of sealed sets. */
  storage: secret,
  /** Derives the search tokens of each compartment. */
  search: secret,
  signatories: z.array(z.strictObject({ name: z.string().max(60), secret })).max(8),
});

export type Keyring = z.infer<typeof keyringSchema>;

/**
 * Where a node gets its secrets: one port with one method, so that a service credential or a hardware
 * store can take the place of the passphrase-sealed file.
 */
export type KeyPort = { load(): Keyring };

/**
 * How a passphrase is stretched, by the name that a key file gives it. argon2id with 64 MiB and 3 passes: about a third of
 * a second, once at each start. Of the demo the passphrase lies beside the file and protects nothing: it is stretched by
 * 1 MiB and one pass, so that a node that is started again and again starts sooner.
 */
const STRETCHED = {
  argon2id: { parallelism: 1, tagLength: 32, memory: 65536, passes: 3 },
  "argon2id-demo": { parallelism: 1, tagLength: 32, memory: 1024, passes: 1 },
} as const;
export type Stretching = keyof typeof STRETCHED;

const sealedFileSchema = z.strictObject({
  type: z.literal("entente-keyring"),
  spec: z.literal("1.0"),
  kdf: z.enum(["argon2id", "argon2id-demo"]),
  salt: z.string().max(64),
  sealed: z.string().max(20000),
});

const PLACE = new TextEncoder().encode("entente-keyring/1");

function keyFrom(passphrase: string, salt: Uint8Array, kdf: Stretching): Uint8Array {
  return argon2Sync("argon2id", { ...STRETCHED[kdf], message: passphrase.normalize("NFC"), nonce: salt });
}

/** The text of a key file sealed under `passphrase`. */
export function sealKeyring(
  keyring: Keyring | { root: string; nextRoot: string },
  passphrase: string,
  kdf: Stretching = "argon2id",
): string {
  const salt = randomBytes(16);
  const plaintext = new TextEncoder().encode(JSON.stringify(keyring));
  const sealed = wrapLocally(keyFrom(passphrase, salt, kdf), plaintext, PLACE);
  return `${JSON.stringify({ type: "entente-keyring", spec: "1.0", kdf, salt: toBase64Url(salt), sealed: toBase64Url(sealed) }, null, 2)}\n`;
}

function openSealed(text: string, passphrase: string, isDemo: boolean): unknown {
  let parsed: z.infer<typeof sealedFileSchema>;
  try {
    parsed = sealedFileSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new KeyError(
      "damaged",
      "the key file is not a sealed key ring; restore it from the key backup",
      cause,
    );
  }
  if (parsed.kdf === "argon2id-demo" && !isDemo)
    throw new KeyError(
      "damaged",
      "this key file is a demo's: its passphrase protects nothing, and no other node uses it",
    );
  const salt = fromBase64Url(parsed.salt);
  const sealed = fromBase64Url(parsed.sealed);
  if (salt === undefined || sealed === undefined) throw new KeyError("damaged", "the key file is damaged");
  try {
    return JSON.parse(
      new TextDecoder().decode(unwrapLocally(keyFrom(passphrase, salt, parsed.kdf), sealed, PLACE)),
    );
  } catch {
    throw new KeyError(
      "wrong-passphrase",
      "the passphrase does not open the key file, or the file was altered",
    );
  }
}

/** `isDemo`: a demo's file opens too, which no other node uses. Throws a KeyError. */
export function openKeyring(text: string, passphrase: string, isDemo = false): Keyring {
  return keyringSchema.parse(openSealed(text, passphrase, isDemo));
}

/** The offline root: the key that signs this card, and the one that will sign the next. */
export const rootKeysSchema = z.strictObject({ root: secret, nextRoot: secret });
export type RootKeys = z.infer<typeof rootKeysSchema>;

export function openRootKeys(text: string, passphrase: string): RootKeys {
  return rootKeysSchema.parse(openSealed(text, passphrase, false));
}

/** Reads the key ring from a file that the passphrase opens. Both paths lie outside the data directory. */
export function keyFile(path: string, passphrase: () => string, isDemo = false): KeyPort {
  return {
    load() {
      let text: string;
      try {
        text = readFileSync(path, "utf8");
      } catch (cause) {
        throw new KeyError(
          "missing-key",
          `no key file can be read at ${path}; put it back from the key backup`,
          cause,
        );
      }
      return openKeyring(text, passphrase(), isDemo);
    },
  };
}

export function seedOf(text: string): Uint8Array {
  const bytes = fromBase64Url(text);
  if (bytes?.length !== 32) throw new KeyError("damaged", "a secret of the key ring is not 32 bytes");
  return bytes;
}

/** Fresh secrets. X25519 public keys are derived, never chosen. */
export function createKeyring(signatories: readonly string[]): Keyring {
  const fresh = () => toBase64Url(randomBytes(32));
  const sealSecret = randomBytes(32);
  const privateKey = createPrivateKey({
    key: sealSecret,
    format: "raw-private",
    asymmetricKeyType: "x25519",
  });
  const sealPublic = createPublicKey(privateKey).export({ format: "raw-public" });
  return {
    log: fresh(),
    witness: fresh(),
    node: fresh(),
    seal: { secret: toBase64Url(sealSecret), public: toBase64Url(sealPublic) },
    storage: fresh(),
    search: fresh(),
    signatories: signatories.map((name) => ({ name, secret: fresh() })),
  };
}

export function publicKeyOf(secretText: string): string {
  return toBase64Url(signerFromSeed(seedOf(secretText)).publicKey);
}
