import type { AgreementDocument, Clause, ClauseId } from "./document.ts";

/** One value that differs, by JSON pointer; `before` or `after` is absent where there was none. */
export type Change = { readonly path: string; readonly before?: unknown; readonly after?: unknown };

export type ClauseChange = {
  readonly id: ClauseId;
  /** Parameters, kind and direction bind the software. */
  readonly params: readonly Change[];
  /** Titles and texts bind the parties. */
  readonly text: readonly Change[];
};

export type AgreementDiff = {
  readonly added: readonly ClauseId[];
  readonly removed: readonly ClauseId[];
  readonly changed: readonly ClauseChange[];
  /** Everything outside the clauses: parties, keys, vocabulary, annexes, title. */
  readonly rest: readonly Change[];
};

/** What a counter-offer or an amendment changes, clause by clause. Pure; equal documents give four empty lists. */
export function diffAgreements(before: AgreementDocument, after: AgreementDocument): AgreementDiff {
  const old = new Map(before.clauses.map((clause) => [clause.id, clause]));
  const young = new Map(after.clauses.map((clause) => [clause.id, clause]));
  const { clauses: _before, ...restBefore } = before;
  const { clauses: _after, ...restAfter } = after;
  return {
    added: [...young.keys()].filter((id) => !old.has(id)),
    removed: [...old.keys()].filter((id) => !young.has(id)),
    changed: after.clauses.flatMap((clause) => clauseChange(old.get(clause.id), clause)),
    rest: changes(restBefore, restAfter),
  };
}

function clauseChange(before: Clause | undefined, after: Clause): readonly ClauseChange[] {
  if (before === undefined) return [];
  const words = ({ title, text }: Clause): unknown => ({ title, text });
  const rules = ({ kind, params, direction }: Clause): unknown => ({
    kind,
    params,
    ...(direction === undefined ? {} : { direction }),
  });
  const text = changes(words(before), words(after));
  const params = changes(rules(before), rules(after));
  return text.length + params.length === 0 ? [] : [{ id: after.id, params, text }];
}

/** Lists are compared whole: a set with one more member is one change, shown with both lists. */
function changes(before: unknown, after: unknown, path = ""): readonly Change[] {
  if (isObject(before) && isObject(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return names.flatMap((name) => changes(before[name], after[name], `${path}/${name}`));
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  return [{ path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
