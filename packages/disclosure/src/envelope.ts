import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_X25519_HKDF_SHA256 } from "hpke";
import {
  type Bytes,
  compared,
  fromBase64Url,
  fromHex,
  isEqual,
  joined,
  random,
  toHex,
  utf8,
} from "./bytes.ts";
import { DisclosureError } from "./errors.ts";
import { isRung, padded, REPLY_SIZE, rungFor, unpadded } from "./ladder.ts";

/**
 * A sealed file. Bytes, with no room for anything else:
 *
 *     "entente-disclosure/1" LF   purpose (1)   number of recipients (1)   case (16)
 *     for each recipient, by key: public key (32)   encapsulated secret (32)   wrapped content key (48)
 *     AES-256-GCM ciphertext and tag, up to a rung of the ladder
 *
 * The content key is fresh, so the nonce is zero. It is wrapped for each recipient by HPKE (RFC 9180, base mode,
 * X25519, HKDF-SHA256, AES-256-GCM) with `info` binding version, purpose, case and the sorted set of recipients, and the
 * recipient's own key as additional data. Everything before the ciphertext is the additional data of the content.
 */
const MAGIC = utf8("entente-disclosure/1\n");
const INFO = utf8("entente-disclosure/1 content key\n");
const NONCE = new Uint8Array(12);
const KEY = 32;
const WRAPPED = KEY + 16;
const PER_RECIPIENT = 32 + 32 + WRAPPED;
const FIXED = MAGIC.length + 2 + 16;
/** AES-GCM's tag, and the length before the content. */
const AROUND = 16 + 4;
export const MAX_RECIPIENTS = 8;

const PURPOSES = { report: 1, reply: 2 } as const;
export type Purpose = keyof typeof PURPOSES;

/** A raw X25519 pair. */
export type KeyPair = { readonly publicKey: Uint8Array; readonly secretKey: Uint8Array };

/** What anybody can read of a sealed file. */
export type Envelope = {
  readonly purpose: Purpose;
  /** 32 hexadecimal digits, chosen at random by the reporter. */
  readonly case: string;
  /** Public keys, sorted. */
  readonly recipients: readonly Bytes[];
};

const suite = new CipherSuite(KEM_DHKEM_X25519_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_256_GCM);

export const newCase = (): Bytes => random(16);

export async function createKeyPair(): Promise<KeyPair> {
  const { publicKey, privateKey } = await suite.GenerateKeyPair(true);
  return {
    publicKey: await suite.SerializePublicKey(publicKey),
    secretKey: await suite.SerializePrivateKey(privateKey),
  };
}

/** RFC 8410: what stands before the 32 bytes of an X25519 private key in PKCS #8. */
const PKCS8 = fromHex("302e020100300506032b656e04220420", 16)!;

/** The pair whose private key is `secretKey`: any 32 bytes are one (RFC 7748 section 5). */
export async function keyPairFrom(secretKey: Uint8Array): Promise<KeyPair> {
  const form = { name: "X25519" };
  const key = await crypto.subtle.importKey("pkcs8", joined(PKCS8, secretKey), form, true, ["deriveBits"]);
  const { x } = await crypto.subtle.exportKey("jwk", key);
  return { publicKey: fromBase64Url(x, 32)!, secretKey };
}

function headOf(purpose: Purpose, caseId: Uint8Array, keys: readonly Uint8Array[]): Bytes {
  return joined(MAGIC, Uint8Array.of(PURPOSES[purpose], keys.length), caseId, ...keys);
}

async function contentCipher(key: Uint8Array, use: "encrypt" | "decrypt"): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", new Uint8Array(key), "AES-GCM", false, [use]);
}

export type Sealing = {
  readonly purpose: Purpose;
  /** 16 bytes. */
  readonly case: Uint8Array;
  /** Public keys, each once, in any order. Nobody is never everybody: none is refused. */
  readonly recipients: readonly Uint8Array[];
  readonly content: Uint8Array;
};

/** Seals `content` for the recipients and for nobody else. Throws `too-large`, `recipients`, `bad-key`. */
export async function sealEnvelope({
  purpose,
  case: caseId,
  recipients,
  content,
}: Sealing): Promise<Uint8Array> {
  const keys = recipients.toSorted(compared);
  const twice = keys.some((key, at) => at > 0 && isEqual(key, keys[at - 1]!));
  if (keys.length < 1 || keys.length > MAX_RECIPIENTS || twice)
    throw new DisclosureError(
      "recipients",
      `name 1 to ${MAX_RECIPIENTS} different keys that may open what is sealed`,
    );
  const around = FIXED + PER_RECIPIENT * keys.length + AROUND;
  const size = purpose === "reply" ? REPLY_SIZE : rungFor(around + content.length);
  if (around + content.length > size)
    throw new DisclosureError("too-large", `an answer holds at most ${size - around} bytes`);
  const head = headOf(purpose, caseId, keys);
  const contentKey = random(KEY);
  const wraps: Uint8Array[] = [];
  for (const key of keys) {
    try {
      const to = await suite.DeserializePublicKey(key);
      const options = { info: joined(INFO, head), aad: key };
      const { encapsulatedSecret, ciphertext } = await suite.Seal(to, contentKey, options);
      wraps.push(key, encapsulatedSecret, ciphertext);
    } catch (cause) {
      throw new DisclosureError("bad-key", `${toHex(key).slice(0, 16)}… is no X25519 public key`, cause);
    }
  }
  const start = joined(head.subarray(0, FIXED), ...wraps);
  const plaintext = padded(content, size - start.length - 16);
  const cipher = await contentCipher(contentKey, "encrypt");
  const ciphertext = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv: NONCE, additionalData: start },
    cipher,
    plaintext,
  );
  return joined(start, new Uint8Array(ciphertext));
}

/** Reads what is not sealed. Hostile: the bytes come from anybody. Throws `malformed`. */
export function readEnvelope(bytes: Uint8Array): Envelope {
  const malformed = (why: string) => new DisclosureError("malformed", `this is no sealed file: ${why}`);
  if (bytes.length < FIXED || !isEqual(bytes.subarray(0, MAGIC.length), MAGIC))
    throw malformed("it begins otherwise");
  if (!isRung(bytes.length)) throw malformed("its size is on no rung of the ladder");
  const purpose = (Object.keys(PURPOSES) as Purpose[]).find((each) => PURPOSES[each] === bytes[MAGIC.length]);
  const count = bytes[MAGIC.length + 1]!;
  if (purpose === undefined) throw malformed("its purpose is unknown");
  if (purpose === "reply" && (bytes.length !== REPLY_SIZE || count !== 1))
    throw malformed("it is not as answers are");
  if (count < 1 || count > MAX_RECIPIENTS) throw malformed("it names nobody, or too many");
  const recipients = Array.from(
    { length: count },
    (_, at) => new Uint8Array(bytes.subarray(FIXED + at * PER_RECIPIENT).subarray(0, KEY)),
  );
  if (recipients.some((key, at) => at > 0 && compared(recipients[at - 1]!, key) >= 0))
    throw malformed("its recipients are not in order");
  return { purpose, case: toHex(bytes.subarray(FIXED - 16, FIXED)), recipients };
}

/** Opens a sealed file with one recipient's pair. Throws `malformed`, `not-for-this-key`, `altered`. */
export async function openEnvelope(bytes: Uint8Array, pair: KeyPair): Promise<Envelope & { content: Bytes }> {
  const envelope = readEnvelope(bytes);
  const { purpose, recipients } = envelope;
  const position = recipients.findIndex((key) => isEqual(key, pair.publicKey));
  if (position < 0)
    throw new DisclosureError("not-for-this-key", "this was not sealed for the key that is given");
  const head = headOf(purpose, bytes.subarray(FIXED - 16, FIXED), recipients);
  const at = FIXED + position * PER_RECIPIENT + KEY;
  const startLength = FIXED + recipients.length * PER_RECIPIENT;
  try {
    const own = {
      privateKey: await suite.DeserializePrivateKey(new Uint8Array(pair.secretKey), false),
      publicKey: await suite.DeserializePublicKey(new Uint8Array(pair.publicKey)),
    };
    const secret = bytes.subarray(at, at + 32);
    const wrapped = bytes.subarray(at + 32, at + 32 + WRAPPED);
    const options = { info: joined(INFO, head), aad: recipients[position]! };
    const contentKey = await suite.Open(own, new Uint8Array(secret), new Uint8Array(wrapped), options);
    const cipher = await contentCipher(contentKey, "decrypt");
    const plaintext = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv: NONCE, additionalData: new Uint8Array(bytes.subarray(0, startLength)) },
      cipher,
      new Uint8Array(bytes.subarray(startLength)),
    );
    return { ...envelope, content: unpadded(new Uint8Array(plaintext)) };
  } catch (cause) {
    if (cause instanceof DisclosureError) throw cause;
    throw new DisclosureError("altered", "this does not open: it was altered, or sealed for another", cause);
  }
}
