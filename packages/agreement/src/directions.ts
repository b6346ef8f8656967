import type { AgreementDocument, Clause, Direction } from "./document.ts";

/** Every ordered pair of different parties. */
export function pairsOf({ parties }: Pick<AgreementDocument, "parties">): readonly Direction[] {
  return parties.flatMap(({ id: from }) =>
    parties.flatMap(({ id: to }) => (from === to ? [] : [{ from, to }])),
  );
}

/** Whether a clause speaks of this direction. */
export function covers({ direction }: Pick<Clause, "direction">, from: string, to: string): boolean {
  return direction === undefined || direction.some((one) => one.from === from && one.to === to);
}

/** The directions a clause speaks of: those it lists, or every one. */
export function directionsOf(
  clause: Pick<Clause, "direction">,
  document: Pick<AgreementDocument, "parties">,
): readonly Direction[] {
  return clause.direction ?? pairsOf(document);
}
