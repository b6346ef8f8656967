import { canonicalBytes, type JsonValue } from "@entente/json";
import { type Action, actions } from "./actions.ts";
import type { ClauseKind, Predicate } from "./clause-kind.ts";
import { clauseKinds } from "./clauses/index.ts";
import { type Digest, digestOf, digestOfValue } from "./crypto.ts";
import { covers, pairsOf } from "./directions.ts";
import type { AgreementDocument, Clause } from "./document.ts";
import { type ObligationType, obligationPhases } from "./outcome.ts";

/** One clause made ready: its parameters are already turned into sets and ready outcomes. */
export type Check = { readonly clause: Clause; readonly predicate: Predicate };

export type CompiledAgreement = {
  readonly document: AgreementDocument;
  readonly hash: Digest;
  readonly rulesHash: Digest;
  readonly enforces: ReadonlySet<string>;
  /** Clauses that concern an action in one direction, in the order of the document. */
  readonly checks: ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, readonly Check[]>>>;
};

export type CompileOptions = {
  /** Obligations the calling code carries out. One it does not know turns the permission into a refusal. */
  readonly enforces?: readonly ObligationType[];
  readonly kinds?: Readonly<Record<string, ClauseKind>>;
};

/** Acts that no general clause can permit: without a clause of this kind there is no permission at all. */
export const enabling: Readonly<Partial<Record<Action, string>>> = {
  "operation.start": "operations",
  "operation.change": "operations",
  "operation.renew": "operations",
  match: "matching",
  unmask: "unmasking",
  recall: "recall",
  "retain-extend": "retention",
  "oversight.read": "oversight",
  "purpose-change": "purpose-change",
  "joint-case.add": "inquiry",
  "request.send": "no-circumvention",
  "request.answer": "no-circumvention",
  disclose: "recipients",
  release: "recipients",
  onward: "onward",
};

/**
 * Makes an agreement ready to decide with: done once per version, so that deciding allocates nothing.
 * What cannot be made ready (an unknown kind, parameters no schema has checked) refuses instead of throwing.
 */
export function compile(document: AgreementDocument, options: CompileOptions = {}): CompiledAgreement {
  const kinds = options.kinds ?? clauseKinds;
  const prepared = document.clauses.map((clause) => prepare(clause, kinds, document));
  const checks = new Map<string, Map<string, Map<string, readonly Check[]>>>();
  for (const action of actions) {
    const byFrom = new Map<string, Map<string, readonly Check[]>>();
    for (const { from, to } of pairsOf(document)) {
      const here = prepared.filter(
        ({ check, concerns }) =>
          (concerns === "everything" || concerns.includes(action)) && covers(check.clause, from, to),
      );
      const needed = enabling[action];
      const enabled = needed === undefined || here.some(({ check }) => check.clause.kind === needed);
      const byTo = byFrom.get(from) ?? new Map<string, readonly Check[]>();
      // Without the clause that enables the act, the list stays empty, and nothing applicable is a refusal.
      byTo.set(to, enabled ? here.map(({ check }) => check) : []);
      byFrom.set(from, byTo);
    }
    checks.set(action, byFrom);
  }
  return {
    document,
    hash: digestOf(canonicalBytes(document as unknown as JsonValue)),
    rulesHash: rulesHashOf(document),
    enforces: new Set(options.enforces ?? Object.keys(obligationPhases)),
    checks,
  };
}

type Prepared = { readonly check: Check; readonly concerns: readonly Action[] | "everything" };

function prepare(
  clause: Clause,
  kinds: Readonly<Record<string, ClauseKind>>,
  document: AgreementDocument,
): Prepared {
  const kind = Object.hasOwn(kinds, clause.kind) ? kinds[clause.kind] : undefined;
  if (kind === undefined) return { check: { clause, predicate: unknownKind }, concerns: "everything" };
  try {
    return {
      check: { clause, predicate: kind.prepare(clause.params, document, clause) },
      concerns: kind.actions,
    };
  } catch (cause) {
    // Kept as a check that always fails, so that the refusal names the clause.
    return { check: { clause, predicate: () => rethrow(cause) }, concerns: kind.actions };
  }
}

const unknownKind: Predicate = () => ({ t: "violation", code: "unknown-kind", detail: {}, curable: false });

function rethrow(cause: unknown): never {
  throw cause;
}

/** What binds the software: equal rules hashes mean two nodes decide alike (agreement.md §5). */
export function rulesHashOf(document: AgreementDocument): Digest {
  return digestOfValue({
    clauses: document.clauses,
    vocab: document.vocab,
    ladders: document.parties.map(({ id, country, policy, ladder }) => ({
      party: id,
      country,
      policy,
      ladder,
    })),
    rulesVersion: document.engine.rulesVersion,
  });
}
