import type { CarryErrorCode } from "../errors.ts";

/** Why a carried file was not taken in, in French. */
export const carryFrench: Readonly<Record<CarryErrorCode, string>> = {
  "not-a-carry-file":
    "ce n’est pas un fichier que «\u00a0entente carry out\u00a0» a écrit, ou une de ses parties est mal formée",
  "cut-short": "le fichier s’arrête avant sa fin, ou s’est abîmé en route\u00a0; copiez-le de nouveau",
  "too-large": "le fichier, ou une de ses parties, est trop volumineux",
  busy: "ce nœud n’a pas la place de prendre un fichier de plus en ce moment\u00a0; réessayez un peu plus tard",
  "wrong-recipient": "le fichier est destiné à une autre partie",
  "unknown-sender": "le fichier ne vient pas de la partie attendue",
  quarantined: "la relation est en quarantaine",
};
