import { type Role, roles, type Session } from "@entente/api";
import type { Account, Grant } from "./view.ts";

/** An administrator makes accounts, so holds none of the roles that decide or review; nobody oversees what they run. */
const APART: readonly (readonly [Role, Role])[] = [
  ["administrator", "release-officer"],
  ["administrator", "operations-officer"],
  ["administrator", "signatory"],
  ["administrator", "overseer"],
  ["operations-officer", "overseer"],
];

/** The pair of roles that one person may not hold together, if `held` has one. */
export function rolesApart(held: Iterable<Role>): readonly [Role, Role] | undefined {
  const all = new Set(held);
  return APART.find(([one, other]) => all.has(one) && all.has(other));
}

/** Grants in force: confirmed and not withdrawn. */
export function inForce(grants: readonly Grant[]): Grant[] {
  return grants.filter((grant) => grant.state === "confirmed");
}

/**
 * What an account may do: the roles and units of all its grants in force, and the clearance of the one
 * confirmed last, so that a later grant can lower it. Without a grant: signed in, and nothing more.
 */
export function sessionOf(account: Account, grants: readonly Grant[]): Session {
  const held = inForce(grants);
  const granted = new Set(held.flatMap((grant) => grant.roles));
  return {
    account: account.account,
    name: account.name,
    roles: roles.filter((role) => granted.has(role)),
    clearance: held.at(-1)?.clearance ?? "",
    units: [...new Set(held.flatMap((grant) => grant.units))].sort(),
    mayAct: true,
  };
}

/** Narrows a session to what a token may do; never widens it. */
export function narrowed(session: Session, allowed: readonly Role[], readOnly: boolean): Session {
  return {
    ...session,
    roles: session.roles.filter((role) => allowed.includes(role)),
    mayAct: session.mayAct && !readOnly,
  };
}
