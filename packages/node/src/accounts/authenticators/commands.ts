import { conflict, notFound } from "@entente/api";
import type { Draft, Proposal } from "../../ledger/index.ts";
import type { Reader } from "../../store/index.ts";
import { streamOf } from "../entries.ts";
import { versions } from "../view.ts";
import { AUTHENTICATORS, type Evidence, type Registration } from "./entries.ts";
import { type Authenticator, authenticatorsOf, findAuthenticator, findCredential } from "./view.ts";

/** More than anybody carries; bounds what one account can make others read. */
export const MAX_AUTHENTICATORS = 20;

const entry = (kind: string, body: Draft["body"]): Draft => ({ log: "house", kind, body });

export function register(reader: Reader, registration: Registration): Proposal<{ authenticator: string }> {
  const { account, authenticator } = registration;
  const credential = registration.kind === "passkey" ? registration.credential : registration.kid;
  if (findCredential(reader, credential) !== undefined) throw conflict("This one is registered already.");
  if (authenticatorsOf(reader, account).length >= MAX_AUTHENTICATORS)
    throw conflict(`An account has at most ${MAX_AUTHENTICATORS} passkeys and keys; remove one first.`);
  return {
    entries: [entry("authenticator.registered/1", registration)],
    expects: versions(reader, [streamOf(account), AUTHENTICATORS]),
    result: { authenticator },
  };
}

export function rename(
  reader: Reader,
  account: string,
  authenticator: string,
  name: string,
): Proposal<{ authenticator: string }> {
  requireOwn(reader, account, authenticator);
  return {
    entries: [entry("authenticator.renamed/1", { authenticator, account, name })],
    expects: versions(reader, [streamOf(account)]),
    result: { authenticator },
  };
}

export function remove(
  reader: Reader,
  account: string,
  authenticator: string,
): Proposal<{ authenticator: string }> {
  requireOwn(reader, account, authenticator);
  return {
    entries: [entry("authenticator.removed/1", { authenticator, account, by: account })],
    expects: versions(reader, [streamOf(account)]),
    result: { authenticator },
  };
}

/** Drafts that remove all that an account has; `by` is an administrator, or the operator of a stopped node. */
export function removals(reader: Reader, account: string, by: string): Draft[] {
  return authenticatorsOf(reader, account).map(({ id }) =>
    entry("authenticator.removed/1", { authenticator: id, account, by }),
  );
}

/** What was asserted, as long as what asserted it was not removed in the meantime. */
export function give(reader: Reader, evidence: Evidence): Proposal<null> {
  requireOwn(reader, evidence.account, evidence.authenticator);
  return {
    entries: [entry("assertion.given/1", evidence)],
    expects: versions(reader, [streamOf(evidence.account)]),
    result: null,
  };
}

function requireOwn(reader: Reader, account: string, id: string): Authenticator {
  const found = findAuthenticator(reader, id);
  if (found?.account !== account) throw notFound("passkey or key");
  return found;
}
