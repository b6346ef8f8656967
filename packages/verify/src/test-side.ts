import { digestOf, thumbprint } from "@entente/agreement";
import { canonicalBytes, type JsonValue } from "@entente/json";
import { signerFromSeed } from "@entente/tlog/node";
import { digestText, type PartyId, sha256 } from "./digest.ts";

export type Name = "arvenia" | "talvia";

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
export const seedOf = (name: string) => sha256(new TextEncoder().encode(`seed of ${name}`));
export const publicOf = (name: string) => base64url(signerFromSeed(seedOf(name)).publicKey);
export const utf8 = (text: string) => new TextEncoder().encode(text);

export type Entry = { readonly id: string; readonly bytes: Uint8Array };
/** One party: its cards, its keys, and what it has written. */
export class Side {
  readonly name: Name;
  readonly entries: Entry[] = [];
  readonly cards: { readonly text: string; readonly signature: string }[] = [];
  readonly party: PartyId;
  #sequence = 0;

  constructor(name: Name) {
    this.name = name;
    this.addCard({});
    this.party = digestOf(utf8(this.cards[0]!.text));
  }

  /** Issues the next card; `changes` spoils it. */
  addCard(changes: Record<string, unknown>, revoked: readonly string[] = []): void {
    const sequence = this.#sequence++;
    const last = this.cards.at(-1);
    const key = (role: string, generation = sequence) => ({
      role,
      alg: role === "seal" ? "X25519" : "Ed25519",
      public: publicOf(`${this.name} ${role} ${generation}`),
    });
    const card = {
      type: "entente-card",
      spec: "1.0",
      sequence,
      ...(last === undefined ? {} : { party: this.party, previous: digestOf(utf8(last.text)) }),
      name: { en: this.name, fr: this.name },
      country: this.name === "arvenia" ? "XAR" : "XTL",
      root: publicOf(`${this.name} root ${sequence}`),
      nextRoot: digestText(sha256(signerFromSeed(seedOf(`${this.name} root ${sequence + 1}`)).publicKey)),
      addresses: {},
      keys: [key("log"), key("witness"), key("node"), key("seal"), key("signatory", 0)],
      revoked,
      kinds: [],
      at: "2026-11-20T10:00:00Z",
      ...changes,
    };
    const text = new TextDecoder().decode(canonicalBytes(card as unknown as JsonValue));
    const signer = signerFromSeed(seedOf(`${this.name} root ${sequence}`));
    this.cards.push({ text, signature: base64url(signer.sign(utf8(`entente-card/1\n${text}`))) });
  }

  get generation(): number {
    return this.#sequence - 1;
  }
}

/** Keys are made from their names, so that a test can name a stranger. */
export const signatory = (name: Name) => publicOf(`${name} signatory 0`);
export const kidOf = (x: string) => thumbprint({ kty: "OKP", crv: "Ed25519", x });
