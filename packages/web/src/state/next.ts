import type { RelationState, Role } from "@entente/api";
import { address } from "../router.ts";

export type Step = {
  readonly name:
    | "approve"
    | "release"
    | "refusal"
    | "recall"
    | "standing"
    | "read"
    | "write"
    | "entries"
    | "verify";
  readonly href: string;
};

type Rule = Step & { readonly roles: readonly Role[]; when?(state: RelationState): boolean };

const isAgreed = ({ agreement }: RelationState) => agreement !== undefined;

/** In the order in which a newcomer would do them; a step that is not possible now is left out. */
const rules: readonly Rule[] = [
  {
    name: "approve",
    href: address(["releases"], { state: "proposed" }),
    roles: ["release-officer"],
    when: ({ waiting }) => waiting.approvals > 0,
  },
  { name: "release", href: address(["release"]), roles: ["release-officer"], when: isAgreed },
  { name: "refusal", href: address(["release"]), roles: ["release-officer"], when: isAgreed },
  {
    name: "recall",
    href: address(["releases"], { state: "made" }),
    roles: ["release-officer"],
    when: ({ shared }) => shared.some((area) => area.heldOut > 0),
  },
  { name: "standing", href: address(["standing"]), roles: ["release-officer"], when: isAgreed },
  {
    name: "read",
    href: address(["products"], { source: "received" }),
    roles: ["analyst"],
    when: ({ shared }) => shared.some((area) => area.heldIn > 0),
  },
  { name: "write", href: address(["write"]), roles: ["analyst"] },
  {
    name: "entries",
    href: address(["entries"]),
    roles: ["overseer", "liaison-officer", "operations-officer", "inquiry-member"],
  },
  { name: "verify", href: address(["verify"]), roles: ["overseer", "liaison-officer"] },
];

export function nextFor(roles: readonly Role[], state: RelationState): readonly Step[] {
  return rules
    .filter((rule) => rule.roles.some((role) => roles.includes(role)) && (rule.when?.(state) ?? true))
    .map(({ name, href }) => ({ name, href }));
}
