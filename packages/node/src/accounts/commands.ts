import { conflict, forbidden, type GrantTerms, invalid, notFound } from "@entente/api";
import type { Body, Draft, Proposal } from "../ledger/index.ts";
import type { Reader } from "../store/index.ts";
import { removals } from "./authenticators/index.ts";
import { ADMINISTRATORS, NAMES, nameKey, streamOf } from "./entries.ts";
import { inForce, rolesApart } from "./rights.ts";
import {
  administrators,
  anyAccount,
  findAccount,
  findByName,
  findGrant,
  type Grant,
  grantsOf,
  versions,
} from "./view.ts";

/** An account that a node is founded with. */
export type Founder = { readonly account: string; readonly name: string; readonly grant: string } & {
  readonly terms: GrantTerms;
};

const entry = (kind: string, body: Body): Draft => ({ log: "house", kind, body });
/** Bodies are plain data; an absent member is left out, as canonical JSON wants. */
const plain = (terms: GrantTerms): Body => JSON.parse(JSON.stringify(terms)) as Body;

/**
 * The accounts a node begins with, and their grants: the one act that needs no second person, because there is
 * nobody yet. Allowed only while no account exists. Two administrators at least: with one, no grant could ever
 * be confirmed again.
 */
export function found(reader: Reader, founders: readonly Founder[]): Proposal<null> {
  if (anyAccount(reader)) throw conflict("This node has accounts already; they open further ones.");
  if (founders.filter(({ terms }) => terms.roles.includes("administrator")).length < 2)
    throw invalid(
      "/accounts",
      "a node needs two administrators, because one grants only what another confirms",
    );
  if (new Set(founders.map(({ name }) => nameKey(name))).size !== founders.length)
    throw invalid("/accounts", "two of these names are alike");
  for (const { terms } of founders) checkRoles(terms.roles);
  return {
    entries: founders.flatMap(({ account, name, grant, terms }) => [
      entry("account.opened/1", { account, name, by: "init", founding: true }),
      entry("grant.proposed/1", { grant, account, ...plain(terms), by: "init" }),
      entry("grant.confirmed/1", { grant, account, by: "init" }),
    ]),
    expects: versions(reader, [NAMES]),
    result: null,
  };
}

export function open(
  reader: Reader,
  by: string,
  account: string,
  name: string,
): Proposal<{ account: string }> {
  requireAdministrator(reader, by);
  requireFreeName(reader, account, name);
  return {
    entries: [entry("account.opened/1", { account, name, by })],
    expects: versions(reader, [NAMES, streamOf(by)]),
    result: { account },
  };
}

export function rename(
  reader: Reader,
  by: string,
  account: string,
  name: string,
): Proposal<{ account: string }> {
  requireAdministrator(reader, by);
  requireOpen(reader, account);
  requireFreeName(reader, account, name);
  return {
    entries: [entry("account.renamed/1", { account, name, by })],
    expects: versions(reader, [NAMES, streamOf(by), streamOf(account)]),
    result: { account },
  };
}

export function close(reader: Reader, by: string, account: string): Proposal<{ account: string }> {
  requireAdministrator(reader, by);
  requireOpen(reader, account);
  requireAnotherAdministrator(reader, account);
  return {
    entries: [entry("account.closed/1", { account, by })],
    expects: versions(reader, [ADMINISTRATORS, streamOf(by), streamOf(account)]),
    result: { account },
  };
}

/**
 * A link opens an account to whoever holds it. Made by one administrator for an account that is in use, it would be the
 * rights of another person taken without a second one: grants, approvals and reviews would all be one person's.
 */
export function linkIssued(reader: Reader, by: string, account: string, isInUse: boolean): Proposal<null> {
  requireAdministrator(reader, by);
  requireOpen(reader, account);
  if (isInUse && by !== account && inForce(grantsOf(reader, account)).length > 0)
    throw conflict(
      "This account is in use and has rights: with a link, whoever makes it could act in its owner's name. Withdraw its grants first; with its owner signed in again, two administrators grant them anew.",
    );
  return {
    entries: [entry("account.link-issued/2", { account, by })],
    expects: versions(reader, [streamOf(by), streamOf(account)]),
    result: null,
  };
}

/** Only for an account that nobody uses yet: whoever uses it made what it is signed in with. */
export function invite(reader: Reader, by: string, account: string, isInUse: boolean): Proposal<null> {
  requireAdministrator(reader, by);
  requireOpen(reader, account);
  if (isInUse)
    throw conflict("Somebody uses this account already; an invitation is for one that nobody uses.");
  return {
    entries: [entry("account.invited/1", { account, by })],
    expects: versions(reader, [streamOf(by), streamOf(account)]),
    result: null,
  };
}

/**
 * For somebody who lost what they had. As with links, the account must have no rights meanwhile: with them, an
 * administrator could take what asserts its owner's acts away, and then act in the owner's name.
 */
export function removeAuthenticators(
  reader: Reader,
  by: string,
  account: string,
): Proposal<{ account: string; removed: number }> {
  requireAdministrator(reader, by);
  requireOpen(reader, account);
  if (inForce(grantsOf(reader, account)).length > 0)
    throw conflict(
      "This account has rights, which its passkeys and keys guard. Withdraw its grants first; with its owner signed in again, two administrators grant them anew.",
    );
  return removed(reader, account, by);
}

/** The same as the operator of a stopped node, who could as well alter its software: it stands in the house log. */
export function removeAuthenticatorsByOperator(
  reader: Reader,
  account: string,
): Proposal<{ account: string; removed: number }> {
  requireOpen(reader, account);
  return removed(reader, account, "operator");
}

function removed(
  reader: Reader,
  account: string,
  by: string,
): Proposal<{ account: string; removed: number }> {
  const entries = removals(reader, account, by);
  return {
    entries,
    expects: versions(reader, by === "operator" ? [streamOf(account)] : [streamOf(by), streamOf(account)]),
    result: { account, removed: entries.length },
  };
}

/**
 * The way back in when nobody can sign in. It asks nobody's rights: whoever holds data, keys and passphrase of a stopped
 * node could set a password in its store; this way it is in the house log. Gives the account's name.
 */
export function linkIssuedByOperator(reader: Reader, account: string): Proposal<string> {
  requireOpen(reader, account);
  return {
    entries: [entry("account.link-issued/2", { account, by: "operator" })],
    expects: versions(reader, [streamOf(account)]),
    result: findAccount(reader, account)!.name,
  };
}

export function propose(
  reader: Reader,
  by: string,
  grant: string,
  account: string,
  terms: GrantTerms,
): Proposal<{ grant: string }> {
  requireAdministrator(reader, by);
  requireOpen(reader, account);
  checkTogether(reader, account, terms.roles);
  return {
    entries: [entry("grant.proposed/1", { grant, account, ...plain(terms), by })],
    expects: versions(reader, [streamOf(by), streamOf(account)]),
    result: { grant },
  };
}

/** The second person: neither who proposed, nor whom it concerns. Roles are weighed again, as they are now. */
export function confirm(reader: Reader, by: string, grant: string): Proposal<{ grant: string }> {
  requireAdministrator(reader, by);
  const { account, roles, state, proposedBy } = requireGrant(reader, grant);
  if (state !== "proposed") throw conflict(`This grant is ${state}; only a proposed one can be confirmed.`);
  if (by === proposedBy)
    throw forbidden("Who proposed a grant cannot confirm it; another administrator can.");
  if (by === account) throw forbidden("Nobody confirms a grant to themselves; another administrator can.");
  requireOpen(reader, account);
  checkTogether(reader, account, roles);
  return {
    entries: [entry("grant.confirmed/1", { grant, account, by })],
    expects: versions(reader, [streamOf(by), streamOf(account)]),
    result: { grant },
  };
}

/** Takes effect at once and needs one person: what restricts is never held up. */
export function withdraw(reader: Reader, by: string, grant: string): Proposal<{ grant: string }> {
  requireAdministrator(reader, by);
  const { account, roles, state } = requireGrant(reader, grant);
  if (state === "withdrawn") throw conflict("This grant is withdrawn already.");
  if (state === "confirmed" && roles.includes("administrator")) requireAnotherAdministrator(reader, account);
  return {
    entries: [entry("grant.withdrawn/1", { grant, account, by })],
    expects: versions(reader, [ADMINISTRATORS, streamOf(by), streamOf(account)]),
    result: { grant },
  };
}

function requireAdministrator(reader: Reader, by: string): void {
  const account = findAccount(reader, by);
  const held = inForce(grantsOf(reader, by)).flatMap((grant) => grant.roles);
  if (account === undefined || account.closed || !held.includes("administrator"))
    throw forbidden("Only an administrator may do this.");
}

function requireOpen(reader: Reader, id: string): void {
  const account = findAccount(reader, id);
  if (account === undefined) throw notFound("account");
  if (account.closed) throw conflict("This account is closed.");
}

function requireGrant(reader: Reader, id: string): Grant {
  const grant = findGrant(reader, id);
  if (grant === undefined) throw notFound("grant");
  return grant;
}

function requireFreeName(reader: Reader, account: string, name: string): void {
  const holder = findByName(reader, nameKey(name));
  if (holder !== undefined && holder.account !== account)
    throw invalid("/name", "another account is called that");
}

/** Without any administrator nobody could withdraw a right any more. */
function requireAnotherAdministrator(reader: Reader, account: string): void {
  const all = administrators(reader);
  if (all.includes(account) && all.length === 1)
    throw conflict("This is the last administrator; the node would have nobody to withdraw a right.");
}

function checkRoles(roles: Parameters<typeof rolesApart>[0]): void {
  const apart = rolesApart(roles);
  if (apart !== undefined)
    throw invalid("/roles", `one person cannot be ${apart[0]} and ${apart[1]} at the same time`);
}

function checkTogether(reader: Reader, account: string, roles: Grant["roles"]): void {
  checkRoles([...inForce(grantsOf(reader, account)).flatMap((grant) => grant.roles), ...roles]);
}
