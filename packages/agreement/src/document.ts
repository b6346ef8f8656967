import type { Digest, Ed25519Jwk } from "./crypto.ts";
import type { Rank } from "./label.ts";
import type { PartyId } from "./party-id.ts";
import type { Duration, Time } from "./time.ts";

export type { PartyId } from "./party-id.ts";

export type Lang = "fr" | "en";
export type Bilingual = { readonly fr: string; readonly en: string };
export type ClauseId = string;
/** Typed per kind by the schema in `clauses/`; here only what every kind has in common. */
export type Params = { readonly [name: string]: unknown };

export type PinnedKey = {
  /** RFC 7638 thumbprint of `jwk`. */
  readonly kid: string;
  readonly jwk: Ed25519Jwk;
  readonly role: "signatory" | "oversight";
  readonly from: Time;
  /** A revoked key stays listed with its end date, so that old signatures still verify. */
  readonly until: Time;
};

export type LadderStep = Rank & {
  /** The words that mean this level in a marking line, upper case without diacritics. */
  readonly names: readonly string[];
};

export type AgreementParty = {
  readonly id: PartyId;
  readonly name: Bilingual;
  /** ISO 3166-1 alpha-3, user-assigned codes included. */
  readonly country: string;
  /** How many of its signatory keys must sign. */
  readonly signatoryThreshold: number;
  /** The marking system of its own items. */
  readonly policy: string;
  readonly ladder: readonly LadderStep[];
  readonly keys: readonly PinnedKey[];
};

export type Term = {
  readonly code: string;
  readonly name: Bilingual;
  readonly sameAs?: readonly string[];
};

export type Vocabulary = {
  readonly areas: readonly Term[];
  readonly purposes: readonly Term[];
  readonly classes: readonly Term[];
  readonly caveats: readonly Term[];
};

export type Direction = { readonly from: PartyId; readonly to: PartyId };

export type Clause = {
  readonly id: ClauseId;
  readonly kind: string;
  readonly title: Bilingual;
  readonly text: Bilingual;
  /** Absent means every direction between the parties. */
  readonly direction?: readonly Direction[];
  readonly params: Params;
};

export type Annex = { readonly id: string; readonly hash: Digest; readonly confidential: boolean };

/** The signed document (agreement.md §2). Its canonical bytes are the agreement. */
export type AgreementDocument = {
  readonly type: "entente-agreement";
  readonly spec: "1.0";
  readonly id: string;
  readonly version: number;
  /** Hash of the version this one replaces; absent exactly in version 1. */
  readonly supersedes?: Digest;
  readonly title: Bilingual;
  readonly authentic: readonly Lang[];
  readonly parties: readonly AgreementParty[];
  readonly vocab: Vocabulary;
  readonly clauses: readonly Clause[];
  readonly annexes: readonly Annex[];
  /** Clauses that stay enforced after the agreement has expired or ended. */
  readonly survival: readonly ClauseId[];
  readonly engine: { readonly name: "entente-policy"; readonly rulesVersion: "1" };
};

export type { Duration, Time };
