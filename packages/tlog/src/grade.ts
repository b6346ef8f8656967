import { equalBytes } from "./bytes.ts";
import { TlogError } from "./errors.ts";
import type { VerifiedLine } from "./open-checkpoint.ts";
import type { Policy } from "./policy.ts";
import type { UnverifiableKey, VerifierKey } from "./verifier-key.ts";

/** How well a checkpoint is attested, weakest first. */
export const GRADES = ["none", "self", "partner", "full"] as const;

/**
 * `self`: a log of the policy has signed. `partner`: the partner's witness has cosigned too. `full`: the quorum holds.
 */
export type Grade = (typeof GRADES)[number];

export type Evaluation = {
  grade: Grade;
  /** The witnesses of the policy that have cosigned, and when (Unix seconds). */
  cosigners: { name: string; time: number }[];
};

/**
 * Grades the verified lines of one checkpoint by a policy. `partner` names the partner's witness in the policy; left
 * out, the partner is whoever the quorum demands by name: the quorum itself, or the witnesses directly in it when all
 * its members are demanded.
 */
export function evaluatePolicy(policy: Policy, verified: VerifiedLine[], partner?: string): Evaluation {
  const cosigners = policy.witnesses.flatMap(({ name, key }) => {
    const line = verified.find((one) => isSameKey(one.key, key));
    return line?.time === undefined ? [] : [{ name, time: line.time }];
  });
  const signed = policy.logs.some(({ key }) => verified.some((one) => isSameKey(one.key, key)));
  const holds = new Set(cosigners.map(({ name }) => name));
  // Groups name earlier lines only, so one pass settles all of them.
  for (const group of policy.groups) {
    if (group.members.filter((member) => holds.has(member)).length >= group.threshold) holds.add(group.name);
  }
  return { grade: gradeOf(policy, signed, holds, partner), cosigners };
}

function gradeOf(policy: Policy, signed: boolean, holds: Set<string>, partner: string | undefined): Grade {
  if (!signed) return "none";
  if (policy.quorum === undefined || holds.has(policy.quorum)) return "full";
  const partners = partner === undefined ? demandedByName(policy) : [partner];
  return partners.length > 0 && partners.every((name) => holds.has(name)) ? "partner" : "self";
}

function demandedByName(policy: Policy): string[] {
  const group = policy.groups.find(({ name }) => name === policy.quorum);
  if (!group || group.threshold < group.members.length) return [];
  return group.members.filter((member) => policy.witnesses.some(({ name }) => name === member));
}

/** Whether `grade` is `least` or better. */
export function isAtLeast(grade: Grade, least: Grade): boolean {
  return GRADES.indexOf(grade) >= GRADES.indexOf(least);
}

/** Throws `quorum-missing` below `least`. */
export function demandGrade(grade: Grade, least: Grade): void {
  if (!isAtLeast(grade, least)) {
    throw new TlogError("quorum-missing", `the checkpoint is attested as '${grade}', '${least}' is needed`);
  }
}

function isSameKey(a: VerifierKey, b: VerifierKey | UnverifiableKey): boolean {
  return a.type === b.type && a.name === b.name && equalBytes(a.publicKey, b.publicKey);
}
