/** Digest of a party's first card: `sha256:` and 43 characters. Never a name. */
export type PartyId = string;
