import type { Bilingual } from "../language/formats.ts";
import type { SignedCard } from "../verify/cards.ts";
import { fingerprintOf } from "../verify/fingerprint.ts";
import { bytesOf, digestText, sha256 } from "../verify/hashing.ts";

/** A card file as a partner's node writes it, with the fingerprint worked out here. */
export type CardFile = SignedCard & {
  readonly earlier: readonly SignedCard[];
  readonly name: Bilingual;
  readonly country: string;
  readonly fingerprint: string;
};

/** 200 earlier cards of 8,000 characters, and what JSON puts around them. */
const MAX_BYTES = 4 * 1024 * 1024;

/** Reads a card file for showing; undefined for any other file. The node checks form, signature and chain. */
export async function readCardFile(file: Blob): Promise<CardFile | undefined> {
  if (file.size > MAX_BYTES) return undefined;
  try {
    const { card, signature, earlier = [] } = JSON.parse(await file.text()) as Record<string, unknown>;
    if (!isSigned({ card, signature }) || !Array.isArray(earlier) || !earlier.every(isSigned))
      return undefined;
    const signed = { card, signature } as SignedCard;
    const { name, country } = JSON.parse(signed.card) as { name: Bilingual; country: unknown };
    return {
      ...signed,
      earlier: earlier.map((one: SignedCard) => ({ card: one.card, signature: one.signature })),
      name: { en: String(name.en), fr: String(name.fr) },
      country: String(country),
      fingerprint: fingerprintOf(digestText(sha256(bytesOf(signed.card)))),
    };
  } catch {
    return undefined;
  }
}

const isSigned = (value: unknown): boolean => {
  const { card, signature } = (value ?? {}) as Record<string, unknown>;
  return typeof card === "string" && typeof signature === "string";
};
