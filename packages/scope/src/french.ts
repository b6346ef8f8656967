import type { ScopeErrorCode } from "./errors.ts";

/** What each code means, in French; the faults beside it say where. */
export const scopeFrench: Readonly<Record<ScopeErrorCode, string>> = {
  "too-large": "le registre est trop volumineux",
  "not-text": "le registre n’est pas un texte en UTF-8",
  empty: "le registre ne contient aucune ligne",
  "country-column": "une colonne «\u00a0country\u00a0» ne dit pas de quel pays il s’agit",
  columns: "les colonnes ne sont pas celles d’un registre",
  "bad-row": "une ligne est fautive",
  "mixed-units": "un registre compte en une seule unité",
  "bad-period": "une période commence et finit à une heure entière, et dans cet ordre",
  "total-lost": "les lignes ne donnent pas le total",
  "not-comparable": "les relevés ne sont pas ceux de deux parties, l’un pour l’autre, de la même période",
};
