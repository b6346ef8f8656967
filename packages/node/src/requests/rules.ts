import type { Refusal } from "../acting/index.ts";
import { ruleRefusal } from "../acting/index.ts";
import type { AnsweredBody, JudgedBody } from "./bodies.ts";
import type { RequestRow } from "./rows.ts";

/**
 * Rules that are no clauses, each with the code of its refusal. They hold for this party's people, and for what a
 * partner writes into its log.
 */
export type Rule =
  | "not-asked"
  | "not-ours"
  | "closed"
  | "acknowledged-before"
  | "nothing-to-judge"
  | "unverified"
  | "not-accepted"
  | "no-support"
  | "taken-before";

const WORDS: Readonly<Record<Rule, { readonly en: string; readonly fr: string }>> = {
  "not-asked": {
    en: "The partner did not ask this: it is this party’s own request, and the partner answers it.",
    fr: "Le partenaire n’a pas demandé cela : c’est une demande d’ici, et c’est à lui d’y répondre.",
  },
  "not-ours": {
    en: "Only whoever asked repeats, withdraws or judges a request; this one is the partner’s.",
    fr: "Seul le demandeur répète, retire ou juge une demande ; celle-ci est celle du partenaire.",
  },
  closed: {
    en: "This request is closed: it was withdrawn, or its answers satisfied. Lodge another one.",
    fr: "Cette demande est close : elle a été retirée ou sa réponse a satisfait. Il faut en déposer une autre.",
  },
  "acknowledged-before": {
    en: "This request was acknowledged or answered before.",
    fr: "Il a déjà été accusé réception de cette demande, ou elle a déjà reçu réponse.",
  },
  "nothing-to-judge": {
    en: "There is no answer yet that could satisfy or not.",
    fr: "Il n’y a pas encore de réponse qui puisse satisfaire ou non.",
  },
  unverified: {
    en: "A request to cease closes only on an undertaking by the other party and a verification that confirms it.",
    fr: "Une demande de cesser ne se clôt que sur un engagement de l’autre partie et une vérification qui le confirme.",
  },
  "not-accepted": {
    en: "Only support that was accepted is delivered: answer the request first.",
    fr: "On ne fournit que le soutien qui a été accepté : il faut d’abord répondre à la demande.",
  },
  "no-support": {
    en: "This request does not ask for support.",
    fr: "Cette demande ne porte pas sur un soutien.",
  },
  "taken-before": {
    en: "This delivery was acknowledged before.",
    fr: "Il a déjà été accusé réception de cette livraison.",
  },
};

/** The refusal of an act by a rule, for the house log and for whoever asked. */
export function refusedBy(rule: Rule, row: RequestRow, action: string, pointer?: string): Refusal {
  return ruleRefusal({ partner: row.partner, action, subject: row.id }, rule, WORDS[rule], pointer);
}

/** Why the asker may not act on its request; undefined when it may. `asker` is whose request it would have to be. */
export function askerProblem(row: RequestRow, asker: "ours" | "theirs"): Rule | undefined {
  if (row.asked_by !== asker) return "not-ours";
  return row.closed_at === null ? undefined : "closed";
}

export function judgingProblem(
  row: RequestRow,
  asker: "ours" | "theirs",
  { satisfied, verification }: Pick<JudgedBody, "satisfied" | "verification">,
): Rule | undefined {
  const problem = askerProblem(row, asker);
  if (problem !== undefined) return problem;
  if (row.answer === null) return "nothing-to-judge";
  const verified = row.undertakes === 1 && verification?.result === "confirmed";
  return row.what === "cease" && satisfied && !verified ? "unverified" : undefined;
}

/** Why support cannot be recorded as delivered; acts that crossed with a withdrawal are told by the caller. */
export function deliveringProblem(row: RequestRow, asker: "ours" | "theirs"): Rule | undefined {
  if (row.asked_by !== asker) return "not-asked";
  if (row.what !== "support") return "no-support";
  return row.accepted > 0 ? undefined : "not-accepted";
}

/** Accepting is accepting all that was asked; accepting a part is accepting less. */
export const isPartOf = (quantity: number, asked: number, answer: AnsweredBody["answer"]): boolean =>
  answer === "answered" ? quantity === asked : quantity < asked;
