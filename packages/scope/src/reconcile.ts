import { canonicalText, type JsonValue } from "@entente/json";
import { type Flow, flowsOf } from "./cells.ts";
import { ScopeError } from "./errors.ts";
import { type Cell, type CellClass, classes, matchHours } from "./match-hours.ts";
import type { Rollup } from "./rollup-form.ts";

/** Hours of one flow that do not match, in one class: it has an owner until it is explained. */
export type Difference = {
  /** Party code of who must explain: who booked more; where both booked the same, the receiver. */
  readonly owner: string;
  readonly class: Exclude<CellClass, "match">;
  readonly giver: string;
  readonly receiver: string;
  readonly programme: string;
  readonly caller: string;
  readonly callee: string;
  readonly given: number;
  readonly received: number;
  readonly shift?: 1 | -1;
  readonly factor?: number;
  readonly cells: readonly Cell[];
};

export type ClassTotals = {
  readonly cells: number;
  readonly given: number;
  readonly received: number;
};

export type Reconciliation = {
  readonly type: "entente-reconciliation";
  readonly spec: "1.0";
  /** Party codes in their order as text; the same comparison whoever makes it. */
  readonly parties: readonly [string, string];
  readonly from: string;
  readonly to: string;
  /** Counts must be equal; an agreement that tolerates less would say so in a clause. */
  readonly tolerance: 0;
  readonly totals: Readonly<Record<CellClass, ClassTotals>>;
  /** By owner, then class and flow: a difference's number is its place. */
  readonly differences: readonly Difference[];
};

/**
 * Compares what each party booked as given to the other with what the other booked as received from it, per hour,
 * programme and country pair (scope.md §6). Pure, the same for both parties. Throws ScopeError when the two are not of
 * two parties and one period, or a count would be lost.
 */
export function reconcile(one: Rollup, other: Rollup): Reconciliation {
  const [first, second] = one.party < other.party ? [one, other] : [other, one];
  if (first.party !== second.partner || second.party !== first.partner)
    throw new ScopeError("not-comparable", "the rollups are not of two parties, each for the other");
  if (first.from !== second.from || first.to !== second.to)
    throw new ScopeError("not-comparable", "the rollups are of different periods");
  const classed = [...compared(first, second), ...compared(second, first)];
  const totals = Object.fromEntries(
    classes.map((name) => [name, totalOf(classed.filter((each) => each.class === name))]),
  ) as Record<CellClass, ClassTotals>;
  requirePreserved(first, second, totals);
  const differences = classed.filter((each): each is Difference => each.class !== "match");
  return {
    type: "entente-reconciliation",
    spec: "1.0",
    parties: [first.party, second.party],
    from: first.from,
    to: first.to,
    tolerance: 0,
    totals,
    differences: differences.sort(byPlace),
  };
}

type Compared = Omit<Difference, "class"> & { readonly class: CellClass };

/** One direction: the giver's register against the receiver's. */
function compared(giver: Rollup, receiver: Rollup): Compared[] {
  const given = flowsOf(giver, giver.party, receiver.party);
  const received = flowsOf(receiver, giver.party, receiver.party);
  const none: Flow["hours"] = new Map();
  return [...new Set([...given.keys(), ...received.keys()])].flatMap((key) => {
    const { programme, caller, callee } = (given.get(key) ?? received.get(key))!;
    const hours = [given.get(key)?.hours ?? none, received.get(key)?.hours ?? none] as const;
    return matchHours(...hours, giver.unit === receiver.unit).map((each) => {
      const sums = sumOf(each.cells);
      return {
        owner: sums.given > sums.received ? giver.party : receiver.party,
        giver: giver.party,
        receiver: receiver.party,
        programme,
        caller,
        callee,
        ...sums,
        ...each,
      };
    });
  });
}

const sumOf = (cells: readonly Cell[]) => ({
  given: cells.reduce((sum, { given }) => sum + given, 0),
  received: cells.reduce((sum, { received }) => sum + received, 0),
});

function totalOf(some: readonly Compared[]): ClassTotals {
  return {
    cells: some.reduce((sum, { cells }) => sum + cells.length, 0),
    given: some.reduce((sum, { given }) => sum + given, 0),
    received: some.reduce((sum, { received }) => sum + received, 0),
  };
}

/** What a rollup booked as handed over between the two, either way. */
export const handedOver = ({ party, partner, lines }: Rollup, as: "giver" | "receiver"): number => {
  const [giver, receiver] = as === "giver" ? [party, partner] : [partner, party];
  return lines
    .filter((line) => line.provided_by === giver && line.received_by === receiver)
    .reduce((sum, { n }) => sum + n, 0);
};

function requirePreserved(
  first: Rollup,
  second: Rollup,
  totals: Readonly<Record<CellClass, ClassTotals>>,
): void {
  const sum = (of: "given" | "received") =>
    Object.values(totals).reduce((total, each) => total + each[of], 0);
  const given = handedOver(first, "giver") + handedOver(second, "giver");
  const received = handedOver(first, "receiver") + handedOver(second, "receiver");
  if (sum("given") !== given || sum("received") !== received)
    throw new ScopeError("total-lost", "a count stands in no class, or in two");
}

function byPlace(one: Difference, other: Difference): number {
  const [a, b] = [one, other].map((each) =>
    canonicalText([
      each.owner,
      each.class,
      each.giver,
      each.programme,
      each.caller,
      each.callee,
      each.shift ?? 0,
    ]),
  );
  return a! < b! ? -1 : 1;
}

/** The comparison as JSON: what its digest is taken of, so that both parties can say whether they made the same. */
export const reconciliationDocument = (made: Reconciliation): JsonValue => made as unknown as JsonValue;

/** How many differences each party owes an explanation for, in the order of their numbers. */
export function owedBy({ parties, differences }: Reconciliation): [number, number] {
  const owned = differences.filter(({ owner }) => owner === parties[0]).length;
  return [owned, differences.length - owned];
}
