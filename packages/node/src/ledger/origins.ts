import { type PartyId, sha256 } from "../keys/index.ts";

/** The context string a wrapped key is bound to: one log, one blob. */
export function wrapContext(origin: string, payload: string): Uint8Array {
  return new TextEncoder().encode(`entente-set-key/1\n${origin}\n${payload}\n`);
}

export function houseOrigin(party: PartyId): string {
  return `entente.party/${party.slice(7)}/house`;
}

/**
 * A liaison log of a party towards another, named by both keys and minted once. The first generation bears no number;
 * the successor of a log that was retired bears the next (decision 030).
 */
export function liaisonOrigin(party: PartyId, partner: PartyId, generation = 1): string {
  const first = `entente.party/${party.slice(7)}/liaison/${partner.slice(7)}`;
  return generation === 1 ? first : `${first}/${generation}`;
}

/** Hex SHA-256 of an origin: how a witness's read API names it (tlog-witness). */
export function originHash(origin: string): string {
  return Buffer.from(sha256(new TextEncoder().encode(origin))).toString("hex");
}
