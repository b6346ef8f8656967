import type { ClauseKind } from "./clause-kind.ts";
import { clauseKinds, isKind } from "./clauses/index.ts";
import { thumbprint } from "./crypto.ts";
import { covers, directionsOf, pairsOf } from "./directions.ts";
import type { AgreementDocument, Clause } from "./document.ts";
import { AgreementError, type AgreementErrorCode } from "./errors.ts";

/** Rules of form a schema cannot say (agreement.md §2). Each throws; a document that passes all is whole. */
export function checkForm(document: AgreementDocument): void {
  checkVersion(document);
  checkParties(document);
  checkClauseIds(document);
  checkDirections(document);
  checkReferences(document);
  checkKinds(document);
  checkCardinalities(document);
}

function fail(code: AgreementErrorCode, path: string, message: string): never {
  throw new AgreementError(code, path, message);
}

function checkVersion({ version, supersedes }: AgreementDocument): void {
  if (version === 1 && supersedes !== undefined)
    fail("schema", "/supersedes", "a first version supersedes nothing");
  if (version > 1 && supersedes === undefined)
    fail("schema", "/supersedes", "a later version names the hash of the one it supersedes");
}

function checkParties({ parties }: AgreementDocument): void {
  const kids = new Set<string>();
  for (const [index, party] of parties.entries()) {
    const at = `/parties/${index}`;
    const signatories = party.keys.filter(({ role }) => role === "signatory").length;
    if (signatories < party.signatoryThreshold)
      fail("key", `${at}/signatoryThreshold`, "more signatures asked for than signatory keys listed");
    for (const [position, key] of party.keys.entries()) {
      if (thumbprint(key.jwk) !== key.kid)
        fail("key", `${at}/keys/${position}/kid`, "not the RFC 7638 thumbprint of the key");
      // One key, one role, one party: otherwise one person could sign for two.
      if (kids.has(key.kid)) fail("key", `${at}/keys/${position}/kid`, "key already listed");
      if (key.from >= key.until) fail("key", `${at}/keys/${position}/until`, "ends before it begins");
      kids.add(key.kid);
    }
  }
}

function checkClauseIds({ clauses, survival }: AgreementDocument): void {
  const ids = new Set<string>();
  for (const [index, { id }] of clauses.entries()) {
    if (ids.has(id)) fail("duplicate-id", `/clauses/${index}/id`, `clause ${id} appears twice`);
    ids.add(id);
    const before = clauses[index - 1];
    if (before !== undefined && compareClauseIds(before.id, id) >= 0)
      fail("not-sorted", `/clauses/${index}/id`, `clause ${id} does not come after ${before.id}`);
  }
  for (const [index, id] of survival.entries())
    if (!ids.has(id)) fail("unknown-reference", `/survival/${index}`, `no clause ${id}`);
}

/** 6.2 before 6.10, 6 before 6.1, 6.2 before 6.2a. */
export function compareClauseIds(a: string, b: string): number {
  const left = a.split(".");
  const right = b.split(".");
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const [x = "", y = ""] = [left[index], right[index]];
    const difference = Number.parseInt(x, 10) - Number.parseInt(y, 10);
    if (difference !== 0) return difference;
    if (x !== y) return x < y ? -1 : 1;
  }
  return left.length - right.length;
}

function checkDirections({ clauses, parties }: AgreementDocument): void {
  const ids = new Set(parties.map(({ id }) => id));
  for (const [index, { direction = [] }] of clauses.entries())
    for (const [position, { from, to }] of direction.entries()) {
      const at = `/clauses/${index}/direction/${position}`;
      if (!ids.has(from) || !ids.has(to)) fail("unknown-reference", at, "names no party of this agreement");
      if (from === to) fail("unknown-reference", at, "leads from a party to itself");
    }
}

function kindOf({ kind }: Clause): ClauseKind | undefined {
  return isKind(kind) ? clauseKinds[kind] : undefined;
}

function checkReferences(document: AgreementDocument): void {
  const { vocab, parties, clauses } = document;
  const defined = {
    areas: new Set(vocab.areas.map(({ code }) => code)),
    purposes: new Set(vocab.purposes.map(({ code }) => code)),
    classes: new Set(vocab.classes.map(({ code }) => code)),
    caveats: new Set(vocab.caveats.map(({ code }) => code)),
    parties: new Set<string>(parties.map(({ id }) => id)),
  };
  const levels = new Set(parties.flatMap(({ id, ladder }) => ladder.map(({ code }) => `${id} ${code}`)));
  for (const [index, clause] of clauses.entries()) {
    const { levels: named = [], ...references } = kindOf(clause)?.references?.(clause.params) ?? {};
    const at = `/clauses/${index}/params`;
    for (const [vocabulary, codes = []] of Object.entries(references))
      for (const code of codes)
        if (!defined[vocabulary as keyof typeof defined].has(code))
          fail("unknown-reference", at, `${code} is not among the ${vocabulary} of this agreement`);
    for (const { party, level } of named)
      if (!levels.has(`${party} ${level}`))
        fail("unknown-reference", at, `${level} is not a level of that party`);
  }
}

function checkKinds(document: AgreementDocument): void {
  for (const [index, clause] of document.clauses.entries()) {
    const kind = kindOf(clause);
    if (kind === undefined)
      fail("unknown-kind", `/clauses/${index}/kind`, `no kind of clause ${clause.kind}`);
    const [problem] = kind.check?.(clause.params, document, directionsOf(clause, document)) ?? [];
    if (problem !== undefined)
      fail("unknown-reference", `/clauses/${index}/params${problem.at}`, problem.message);
  }
}

function checkCardinalities(document: AgreementDocument): void {
  for (const [kind, { cardinality }] of Object.entries(clauseKinds)) {
    if (cardinality === "any") continue;
    const ofKind = document.clauses.filter((clause) => clause.kind === kind);
    for (const { from, to } of pairsOf(document)) {
      const count = ofKind.filter((clause) => covers(clause, from, to)).length;
      if (count === 0) fail("mandatory-kind", "/clauses", `no clause of kind ${kind} from ${from} to ${to}`);
      if (cardinality === "one" && count > 1)
        fail("mandatory-kind", "/clauses", `more than one clause of kind ${kind} from ${from} to ${to}`);
    }
  }
  const overseen = new Set(
    document.clauses.flatMap(({ kind, params }) => (kind === "oversight" ? [params.party] : [])),
  );
  for (const [index, { id }] of document.parties.entries())
    if (!overseen.has(id))
      fail("mandatory-kind", `/parties/${index}`, "no clause names who oversees this party");
}
