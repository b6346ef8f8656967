import type { enSearch } from "./en-search.ts";

export const frSearch: typeof enSearch = {
  search: {
    title: "Recherche",
    lead: "Les produits par ce qu’ils disent, tout le reste par son intitulé ou son identifiant. Ce que vous ne pouvez pas voir n’est pas parcouru.",
    words: "Des mots ou un identifiant",
    submit: "Chercher",
    more: "Donnez au moins deux lettres. Un produit se trouve par des mots entiers ; une étoile après trois lettres au moins remplace la suite : patro*",
    nothing: "Rien de ce que vous pouvez voir ne dit cela.",
    all: "C’est tout.",
    older: "Ce qui est plus ancien n’a pas encore été parcouru.",
    notYet: "Rien jusqu’ici\u202f; ce qui est plus ancien n’a pas encore été parcouru.",
    further: "Chercher plus loin",
    kinds: {
      product: "Produits",
      release: "Diffusions",
      agreement: "Accords",
      operation: "Opérations",
      request: "Demandes",
      contact: "Contacts",
      undertaking: "Engagements",
      docket: "Allégations",
      inquiry: "Enquêtes",
      measure: "Mesures",
      publication: "Publications",
    },
  },
};
