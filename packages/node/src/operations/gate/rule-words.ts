import type { Broken, RuleCode } from "./rules.ts";

type Words = (detail: readonly string[]) => { readonly en: string; readonly fr: string };

/** Each rule of the gate in words a person can read. */
const words: Readonly<Record<RuleCode, Words>> = {
  "authority-unknown": () => ({
    en: "It names no authority that is recorded here: no authority, no operation.",
    fr: "Elle ne cite aucun titre consigné ici : sans titre, pas d’opération.",
  }),
  "authority-not-approved": () => ({
    en: "Its authority has not been approved by another operations officer.",
    fr: "Son titre n’a pas été approuvé par un autre responsable des opérations.",
  }),
  "authority-expired": ([until]) => ({
    en: `Its authority ended on ${until}.`,
    fr: `Son titre a pris fin le ${until}.`,
  }),
  "authority-purpose": ([purpose]) => ({
    en: `Its authority does not cover the purpose ${purpose}.`,
    fr: `Son titre ne couvre pas la finalité ${purpose}.`,
  }),
  "authority-technique": (techniques) => ({
    en: `Its authority does not cover these techniques: ${techniques.join(", ")}.`,
    fr: `Son titre ne couvre pas ces techniques : ${techniques.join(", ")}.`,
  }),
  "authority-place": (places) => ({
    en: `Its authority does not cover these places: ${places.join(", ")}.`,
    fr: `Son titre ne couvre pas ces lieux : ${places.join(", ")}.`,
  }),
  "authority-period": ([until]) => ({
    en: `It would go on beyond its authority, which ends on ${until}.`,
    fr: `Elle se poursuivrait au-delà de son titre, qui prend fin le ${until}.`,
  }),
  "approver-is-requester": () => ({
    en: "Whoever approved the authority, or judged the operation, is whoever asks for it.",
    fr: "Celui qui a approuvé le titre, ou apprécié l’opération, est celui qui la demande.",
  }),
  "not-tested": () => ({
    en: "Nobody has recorded a judgement of its necessity and proportionality.",
    fr: "Personne n’a consigné d’appréciation de sa nécessité et de sa proportionnalité.",
  }),
  "test-unfavourable": () => ({
    en: "It was judged not to be necessary and proportionate.",
    fr: "Elle a été jugée non nécessaire ou disproportionnée.",
  }),
  "period-over": () => ({
    en: "The period it was proposed for is over.",
    fr: "La période pour laquelle elle était proposée est passée.",
  }),
  "not-readable": () => ({
    en: "What was sealed of it cannot be read here any more.",
    fr: "Ce qui en a été scellé n’est plus lisible ici.",
  }),
  "conditions-not-accepted": () => ({
    en: "The partner has set conditions that have not been accepted.",
    fr: "Le partenaire a posé des conditions qui n’ont pas été acceptées.",
  }),
  "condition-open": ([condition, review, text]) => ({
    en: `Condition ${condition} of review ${review} is not met and confirmed: ${text}`,
    fr: `La condition ${condition} de l’évaluation ${review} n’est pas remplie et confirmée : ${text}`,
  }),
};

/** A broken rule as a refusal lists it: by a rule of the house, not by a clause. */
export function inRuleWords({ code, detail = [] }: Broken) {
  return { clause: "-", kind: "rule", code, curable: false, text: words[code](detail) };
}
