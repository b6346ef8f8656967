import type { StixErrorCode } from "./stix-error.ts";

/** What each code means, in French. */
export const stixFrench: Readonly<Record<StixErrorCode, string>> = {
  pattern: "le motif n’est pas valable",
  underivable: "aucun dérivé ne peut être fait de cet objet",
  selector: "un sélecteur ne désigne rien dans l’objet",
  "protected-property": "une propriété choisie ne peut pas être retirée",
  "invalid-result": "sans ces parties, l’objet ne serait plus valable",
};
