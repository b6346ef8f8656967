import type { enOverseer } from "./en-overseer.ts";

export const frOverseer: typeof enOverseer = {
  overseer: {
    title: "Bureau du contrôle",
    lead: "Ce que l’accord vous donne, ce qui a été tu au partenaire, ce qui a été refusé, et de quoi tout vérifier vous-même.",
    given: "Ce que l’accord vous donne",
    noClause:
      "Aucun accord en vigueur n’a de clause de contrôle. Ce que votre droit vous donne n’en est pas diminué.",
    refused: "Actes refusés par ce nœud",
    refusedCaption: "Actes autres que les diffusions, du plus récent au plus ancien",
    noneRefused: "Aucun acte n’a été refusé.",
    refusedReleases: "Diffusions refusées",
    at: "Quand",
    act: "Acte",
    clauses: "Clauses",
    further: "Ensuite",
    reviews: "Contrôles des opérations, et leurs conditions",
    samples: "Diffusions permanentes : échantillons à examiner",
    disclosures: "Signalements protégés",
    verify: "Vérifier les deux journaux dans ce navigateur, ou à partir d’une exportation",
  },
};
