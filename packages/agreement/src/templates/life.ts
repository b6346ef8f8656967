import type { Bilingual, Time } from "../document.ts";
import { type Article, article } from "./article.ts";

/** Last chapter: how the agreement begins, stops, changes and ends. */

export const term = (from: Time, until: Time, releaseDuringNotice: boolean): Article =>
  article(
    "term",
    ["Durée et dénonciation", "Term and denunciation"],
    [
      "L’accord prend effet et prend fin aux dates d’ici. Chaque partie peut le dénoncer avec préavis ; les obligations attachées à ce qui a déjà été reçu demeurent jusqu’à son effacement.",
      "The agreement takes effect and ends on the dates stated here. Each party may denounce it with notice; the obligations attached to what has already been received remain until it is purged.",
    ],
    { from, until, denunciationNotice: "P90D", releaseDuringNotice },
  );

export const suspension = (): Article =>
  article(
    "suspension",
    ["Suspension", "Suspension"],
    [
      "Chaque partie peut, seule et par une déclaration signée qui en donne le motif, suspendre l’accord en tout ou pour un domaine. L’effet est immédiat : rien de nouveau ne part. Les rappels, la conservation, le contrôle et les enquêtes suivent leur cours. La reprise demande la signature de toutes.",
      "Each party may, alone and by a signed statement giving its reason, suspend the agreement as a whole or for one area. The effect is immediate: nothing new leaves. Recalls, retention, oversight and inquiries take their course. To resume takes the signatures of all.",
    ],
    { by: "any-party", pending: "hold" },
  );

export const review = (overdueEffect: "notice" | "suspend"): Article =>
  article(
    "review",
    ["Réexamen", "Review"],
    [
      "Les parties réexaminent ensemble l’accord et la manière dont il a été exécuté, à l’intervalle d’ici, chiffres en main, en présence de leurs organes de contrôle si ceux-ci le demandent.",
      "The parties review together the agreement and how it has been carried out, at the interval stated here, with the figures in hand and in the presence of their oversight bodies if these so ask.",
    ],
    { every: "P365D", overdueEffect },
  );

export const liability = (authority: Bilingual): Article =>
  article(
    "liability",
    ["Différends", "Disputes"],
    [
      "Un différend sur le sens ou l’exécution de l’accord est d’abord discuté entre les parties. Faute d’entente, il est porté devant l’autorité nommée ici.",
      "A dispute over the meaning or execution of the agreement is first discussed between the parties. Failing agreement, it is taken to the authority named here.",
    ],
    { authority, consultationDays: 60 },
  );

export const amendment = (): Article =>
  article(
    "amendment",
    ["Modification", "Amendment"],
    [
      "L’accord ne se modifie que par une version nouvelle, signée de toutes les parties avec les clés que la version précédente désigne. Le changement d’une clé suit la même règle.",
      "The agreement changes only by a new version, signed by all parties with the keys that the previous version names. A change of key follows the same rule.",
    ],
    { signAll: true },
  );
