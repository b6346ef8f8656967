import type { Action } from "./actions.ts";
import type { AgreementDocument, Clause, Direction, Lang, Params } from "./document.ts";
import type { Facts } from "./facts.ts";
import type { Outcome } from "./outcome.ts";
import type { Shape } from "./shape.ts";
import type { Names } from "./words.ts";

/** Pure, synchronous, total. Whatever else it does, the engine turns into a refusal of its clause. */
export type Predicate = (facts: Facts) => Outcome;

/** Codes a clause mentions that the document must define, by the vocabulary they belong to. */
export type References = {
  readonly areas?: readonly string[];
  readonly purposes?: readonly string[];
  readonly classes?: readonly string[];
  readonly caveats?: readonly string[];
  readonly parties?: readonly string[];
  /** Levels, each on the ladder of a party. */
  readonly levels?: readonly { readonly party: string; readonly level: string }[];
};

export type FormProblem = { readonly at: string; readonly message: string };

/** What a kind of clause declares; the table in `clauses/index.ts` drives schema, decision and sentences. */
export type ClauseKind<P extends Params = Params> = {
  /** `one`: exactly one per direction; `some`: at least one; `any`: as the parties like. */
  readonly cardinality: "one" | "some" | "any";
  /** Empty for a clause that is shown, or moves the agreement's state, and is never evaluated. */
  readonly actions: readonly Action[];
  readonly params: Shape<P>;
  references?(params: P): References;
  /** Rules of form beyond the schema. */
  check?(params: P, document: AgreementDocument, directions: readonly Direction[]): readonly FormProblem[];
  /** Done once per clause, so that deciding builds nothing: sets, maps and ready outcomes. */
  prepare(params: P, document: AgreementDocument, clause: Clause): Predicate;
  /** What the parameters mean, as one sentence shown beside the text people wrote. */
  sentence(params: P, lang: Lang, names: Names): string;
};

/** Infers the parameters from their shape, then forgets them: the table holds kinds of every shape. */
export function defineKind<P extends Params>(kind: ClauseKind<P>): ClauseKind {
  // Sound because the schema has checked `params` against this kind's own shape before anything calls it.
  return kind as unknown as ClauseKind;
}
