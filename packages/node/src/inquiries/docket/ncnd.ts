import type { PolicyRow } from "./rows.ts";

/** A policy as a response that neither confirms nor denies must find it (inquiry.md §4). */

export type PolicyProblem = "ncnd-no-policy" | "ncnd-no-topic" | "ncnd-expired" | "ncnd-outside-topics";

/** `targeting` covers `targeting.protected-office`, and nothing else covers more than itself. */
const covers = (wide: string, narrow: string): boolean => narrow === wide || narrow.startsWith(`${wide}.`);

const list = (text: string): string[] => JSON.parse(text) as string[];

/**
 * Why a response may not rest on this policy; undefined when it may. The policy must be the responder's own, have
 * been in force on the day it speaks of, and cover the topic without excepting it.
 */
export function policyProblem(
  policy: PolicyRow | undefined,
  side: "ours" | "theirs",
  { topic, saidAt }: { readonly topic: string | undefined; readonly saidAt: string },
): PolicyProblem | undefined {
  if (policy === undefined || policy.side !== side) return "ncnd-no-policy";
  if (topic === undefined) return "ncnd-no-topic";
  if (saidAt < policy.valid_from || saidAt >= policy.valid_until) return "ncnd-expired";
  const isCovered =
    list(policy.topics).some((each) => covers(each, topic)) &&
    !list(policy.exceptions).some((each) => covers(each, topic));
  return isCovered ? undefined : "ncnd-outside-topics";
}

const SENTENCES = {
  "ncnd-no-policy": {
    en: "Neither confirming nor denying must cite a policy that this party has adopted, and cites none.",
    fr: "Ne pas confirmer ni démentir doit citer une politique adoptée par cette partie, et n’en cite aucune.",
  },
  "ncnd-no-topic": {
    en: "Name the topic of the policy under which nothing is confirmed or denied.",
    fr: "Il faut nommer le sujet de la politique au titre duquel rien n’est confirmé ni démenti.",
  },
  "ncnd-expired": {
    en: "The policy was not in force at the time of this answer.",
    fr: "La politique n’était pas en vigueur au moment de cette réponse.",
  },
  "ncnd-outside-topics": {
    en: "The policy does not cover this topic, or excepts it.",
    fr: "La politique ne couvre pas ce sujet, ou l’excepte.",
  },
} as const satisfies Record<PolicyProblem, { en: string; fr: string }>;

const POINTERS = {
  "ncnd-no-policy": "/policy",
  "ncnd-no-topic": "/topic",
  "ncnd-expired": "/policy",
  "ncnd-outside-topics": "/topic",
} as const satisfies Record<PolicyProblem, string>;

/** The sentence in both languages, and the member at fault. */
export const policyProblemText = (problem: PolicyProblem) => ({
  text: SENTENCES[problem],
  pointer: POINTERS[problem],
});
