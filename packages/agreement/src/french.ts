import type { AgreementErrorCode } from "./errors.ts";
import type { LifeProblemCode } from "./life-rules.ts";

/** Why a document or a signature does not count, in French; the pointer beside it says where. */
export const agreementFrench: Readonly<Record<AgreementErrorCode, string>> = {
  json: "ce n’est pas du JSON recevable",
  "not-canonical": "le document n’est pas sous forme canonique",
  schema: "ce n’est pas ce que le schéma d’un accord demande ici",
  "unknown-field": "un accord n’a pas ce champ",
  "unknown-kind": "ce genre de clause est inconnu",
  text: "le texte n’est pas en forme NFC, ou contient des caractères de commande ou de sens d’écriture",
  time: "ces dates ne s’accordent pas",
  "not-sorted": "cette liste n’est pas dans son ordre",
  "duplicate-id": "ce numéro ou ce code y est deux fois",
  "mandatory-kind": "il manque une clause obligatoire, ou il y en a deux",
  "unknown-reference": "ceci renvoie à quelque chose que l’accord ne définit pas",
  key: "cette clé n’est pas de celles qu’un accord peut fixer",
  "signature-form": "la signature n’a pas la forme voulue",
  "signature-profile": "la signature ne suit pas le profil convenu",
  "unknown-key": "l’accord ne fixe aucune clé de ce nom",
  "key-role": "la clé n’est pas fixée pour ce rôle",
  "key-time": "la clé ne valait pas à ce moment",
  "bad-signature": "la signature ne correspond pas à ces octets",
  "duplicate-signature": "une clé signe une seule fois",
  succession: "cette version ne peut pas suivre celle qu’elle remplace",
};

/** Why an act is not legal where the agreement stands, in French. */
export const lifeFrench: Readonly<Record<LifeProblemCode, string>> = {
  "unknown-negotiation": "cette négociation n’est pas connue de qui écrit",
  "known-negotiation": "cette négociation a déjà commencé",
  "wrong-state": "dans l’état où est la négociation, ce pas n’est pas possible",
  "wrong-turn": "l’offre sur la table est celle de cette partie\u00a0; c’est à l’autre d’y répondre",
  "wrong-hash": "l’acte nomme une autre version que celle dont il s’agit",
  "wrong-round": "ce n’est pas le tour qui vient ensuite",
  "wrong-chain": "cette version ne fait pas suite à celle qui précède",
  "already-done": "c’est déjà fait",
  "signed-twice": "cette clé a déjà signé\u00a0; une personne signe une seule fois",
  "signatures-missing": "les parties n’ont pas toutes signé autant de fois que l’accord le demande",
  "rules-differ": "les deux nœuds ne comprennent pas les clauses de la même façon",
  "agreement-stands": "un autre accord, ou une autre négociation aboutie, tient entre ces parties",
  "not-in-force": "il faut pour cela un accord en vigueur ou suspendu",
  "unknown-suspension": "cette suspension n’est pas connue",
  "notice-too-short": "l’accord demande un préavis plus long",
  "too-many": "cette partie en tient déjà ouvertes autant qu’elle le peut",
};
