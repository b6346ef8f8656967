import { createCipheriv, createDecipheriv, createHmac } from "node:crypto";
import { createHasher, Frontier } from "@entente/tlog";
import { sha256 } from "./bytes.ts";
import { KeyError } from "./errors.ts";
import { createSetKey, isWhole, itemKeys, keysAt, MAX_SET_ITEMS, type SetKey } from "./set-key.ts";

/** One member of a set: a small JSON header that views are made of, and the content as it came. */
export type Item = { readonly header: Uint8Array; readonly content: Uint8Array };

/** An item whose key was destroyed, or never given to this node. */
export type MaybeItem = Item | undefined;

/**
 * A set as it is stored and as it travels: ciphertext only. `root` is the Merkle root over the items'
 * salted commitments; together with `digest` it stands in the entry.
 *
 * Bytes: `entente-set/1` LF, count (4), then for each item length (4) and AES-256-GCM ciphertext with tag.
 * An item's plaintext is header length (4), header, content. Key and salt of an item come from its leaf in
 * the tree of set-key.ts: HMAC-SHA512(leaf, "entente/item/1"), 32 bytes key, 16 bytes salt. A key seals
 * exactly one item, so the nonce is zero. AES-GCM alone binds neither key nor plaintext; the commitment does.
 */
export type SealedSet = {
  readonly digest: Uint8Array;
  readonly root: Uint8Array;
  readonly count: number;
  readonly bytes: Uint8Array;
  readonly key: SetKey;
};

const MAGIC = new TextEncoder().encode("entente-set/1\n");
const NONCE = new Uint8Array(12);
const TAG = 16;
const ITEM_LABEL = "entente/item/1";
/** A sealed set is read into memory whole; larger content is refused before it is sealed. */
export const MAX_SET_BYTES = 64 * 1024 * 1024;

const hasher = createHasher(sha256);

function secretsOf(leafKey: Uint8Array): { key: Uint8Array; salt: Uint8Array } {
  const derived = createHmac("sha512", leafKey).update(ITEM_LABEL).digest();
  return { key: derived.subarray(0, 32), salt: derived.subarray(32, 48) };
}

/** Additional data: an item cannot be moved to another position or into a set of another size. */
function placeOf(position: number, count: number): Uint8Array {
  const place = Buffer.alloc(8);
  place.writeUInt32BE(position, 0);
  place.writeUInt32BE(count, 4);
  return place;
}

function commitment(salt: Uint8Array, plaintext: Uint8Array): Uint8Array {
  return hasher.leaf(Buffer.concat([salt, plaintext]));
}

/** Seals 1 to 1,000 items under one fresh key. */
export function sealSet(items: readonly Item[]): SealedSet {
  const count = items.length;
  if (count < 1 || count > MAX_SET_ITEMS)
    throw new KeyError("too-large", `a set holds 1 to ${MAX_SET_ITEMS} items`);
  const total = items.reduce((sum, item) => sum + item.header.length + item.content.length, 0);
  if (total > MAX_SET_BYTES) throw new KeyError("too-large", `a set holds at most ${MAX_SET_BYTES} bytes`);
  const key = createSetKey(count);
  const leaves = itemKeys(key, count);
  const frontier = Frontier.of(hasher);
  const head = Buffer.alloc(MAGIC.length + 4);
  head.set(MAGIC);
  head.writeUInt32BE(count, MAGIC.length);
  const parts: Uint8Array[] = [head];
  items.forEach((item, position) => {
    const secrets = secretsOf(leaves.get(position)!);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(item.header.length);
    const plaintext = Buffer.concat([length, item.header, item.content]);
    const cipher = createCipheriv("aes-256-gcm", secrets.key, NONCE).setAAD(placeOf(position, count));
    const size = Buffer.alloc(4);
    size.writeUInt32BE(plaintext.length + TAG);
    parts.push(size, cipher.update(plaintext), cipher.final(), cipher.getAuthTag());
    frontier.append(commitment(secrets.salt, plaintext));
  });
  const bytes = Buffer.concat(parts);
  return { digest: sha256(bytes), root: frontier.root(), count, bytes, key };
}

/** Splits a sealed set into its items' ciphertexts; a damaged or foreign blob is a KeyError. */
function ciphertexts(input: Uint8Array): Uint8Array[] {
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength);
  const damaged = () => new KeyError("damaged", "the blob is no sealed set, or was cut short");
  if (bytes.length < MAGIC.length + 4 || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) throw damaged();
  const count = bytes.readUInt32BE(MAGIC.length);
  if (count < 1 || count > MAX_SET_ITEMS) throw damaged();
  const parts: Uint8Array[] = [];
  let at = MAGIC.length + 4;
  for (let position = 0; position < count; position++) {
    if (at + 4 > bytes.length) throw damaged();
    const length = bytes.readUInt32BE(at);
    at += 4;
    if (length < TAG + 4 || at + length > bytes.length) throw damaged();
    parts.push(bytes.subarray(at, at + length));
    at += length;
  }
  if (at !== bytes.length) throw damaged();
  return parts;
}

function openItem(
  ciphertext: Uint8Array,
  leafKey: Uint8Array,
  position: number,
  count: number,
): [Item, Uint8Array] {
  const secrets = secretsOf(leafKey);
  const decipher = createDecipheriv("aes-256-gcm", secrets.key, NONCE).setAAD(placeOf(position, count));
  decipher.setAuthTag(ciphertext.subarray(ciphertext.length - TAG));
  let plaintext: Buffer;
  try {
    plaintext = Buffer.concat([decipher.update(ciphertext.subarray(0, -TAG)), decipher.final()]);
  } catch (cause) {
    throw new KeyError("damaged", `item ${position} does not open with its key`, cause);
  }
  const headerLength = plaintext.readUInt32BE(0);
  if (4 + headerLength > plaintext.length)
    throw new KeyError("damaged", `item ${position} has no whole header`);
  const item = {
    header: plaintext.subarray(4, 4 + headerLength),
    content: plaintext.subarray(4 + headerLength),
  };
  return [item, commitment(secrets.salt, plaintext)];
}

/** Opens what still opens: erased positions are undefined. */
export function openSet(bytes: Uint8Array, key: SetKey | undefined): MaybeItem[] {
  const parts = ciphertexts(bytes);
  const leaves = key === undefined ? new Map<number, Uint8Array>() : itemKeys(key, parts.length);
  return parts.map((ciphertext, position) => {
    const leaf = leaves.get(position);
    return leaf === undefined ? undefined : openItem(ciphertext, leaf, position, parts.length)[0];
  });
}

/** Opens the items at `positions`; what no longer opens is left out. */
export function openPositions(
  bytes: Uint8Array,
  key: SetKey | undefined,
  positions: readonly number[],
): Map<number, Item> {
  const parts = ciphertexts(bytes);
  const leaves = key === undefined ? new Map<number, Uint8Array>() : keysAt(key, parts.length, positions);
  const items = new Map<number, Item>();
  for (const position of positions) {
    const ciphertext = parts[position];
    const leaf = leaves.get(position);
    if (ciphertext !== undefined && leaf !== undefined)
      items.set(position, openItem(ciphertext, leaf, position, parts.length)[0]);
  }
  return items;
}

/** Opens one item alone. */
export function openPosition(bytes: Uint8Array, key: SetKey | undefined, position: number): MaybeItem {
  return openPositions(bytes, key, [position]).get(position);
}

/**
 * Opens a set that a partner sent and checks it against what the partner's entry committed to: digest of
 * the ciphertext, number of items and root of the commitments. Its key must be whole, as it was made: one of another
 * shape could open what a later erasure should have closed. Anything else is a KeyError.
 */
export function openCommitted(
  bytes: Uint8Array,
  key: SetKey,
  committed: { digest: Uint8Array; root: Uint8Array; count: number },
): Item[] {
  if (!Buffer.from(sha256(bytes)).equals(committed.digest)) {
    throw new KeyError("commitment", "the blob is not the one whose digest the entry holds");
  }
  const parts = ciphertexts(bytes);
  if (parts.length !== committed.count)
    throw new KeyError("commitment", "the set holds another number of items");
  if (!isWhole(key, parts.length)) throw new KeyError("sealed", "the key is not the whole key of this set");
  const leaves = itemKeys(key, parts.length);
  const frontier = Frontier.of(hasher);
  const items = parts.map((ciphertext, position) => {
    const leaf = leaves.get(position);
    if (leaf === undefined) throw new KeyError("sealed", `no key came for item ${position}`);
    const [item, commits] = openItem(ciphertext, leaf, position, parts.length);
    frontier.append(commits);
    return item;
  });
  if (!Buffer.from(frontier.root()).equals(committed.root)) {
    throw new KeyError("commitment", "the content is not what the entry committed to");
  }
  return items;
}
