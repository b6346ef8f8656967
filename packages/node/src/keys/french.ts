import type { KeyErrorCode } from "./errors.ts";

/** What is wrong with a key or a card, in French. */
export const keyFrench: Readonly<Record<KeyErrorCode, string>> = {
  "missing-key": "la clé manque ici",
  "wrong-passphrase": "la phrase secrète n’ouvre pas cette clé",
  "wrong-keys": "ce trousseau est celui d’un autre nœud",
  damaged: "ce qui fut scellé est abîmé ou coupé",
  sealed: "aucune clé de ce nœud ne l’ouvre",
  "bad-card": "ce n’est pas une carte en règle",
  "bad-signature": "la carte n’est pas signée par la clé racine qu’elle nomme",
  "broken-chain": "la carte ne fait pas suite à celle qui précède",
  "too-large": "il est trop volumineux",
  commitment: "ce n’est pas ce à quoi l’écriture s’engageait",
};
