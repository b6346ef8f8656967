import type { Difference, EntenteNode } from "@entente/node";
import type { Finding, Outstanding } from "@entente/verify";
import { type Acknowledged, answeredTwice, lost, movedTwice, partsOf, verifyBoth } from "./inspect.ts";

/** What is wrong with what a node has kept. Lists are empty when nothing is. */
export type Verdict = {
  /** Acknowledged entries that are not where they were said to be. */
  readonly lost: readonly Acknowledged[];
  /** Products released or received more than once. */
  readonly movedTwice: readonly string[];
  /** Releases and recalls that were answered more than once. */
  readonly answeredTwice: readonly string[];
  /** Content that is gone although it is held, or still opens although it was recalled. */
  readonly content: readonly string[];
  readonly views: readonly Difference[];
  readonly violations: readonly Finding[];
  /** Entries that still wait for one of the other party, unless they were recalled before they were taken in. */
  readonly outstanding: readonly Outstanding[];
  readonly out: ReadonlyMap<string, string>;
  readonly in: ReadonlyMap<string, string>;
  readonly entries: number;
};

/** Looks at a stopped node from inside, and at its logs from outside. */
export async function judge(
  node: EntenteNode,
  partner: string,
  acknowledged: readonly Acknowledged[],
  views: readonly Difference[],
): Promise<Verdict> {
  const origins = new Set(node.ledger.logs.filter(({ mine }) => mine === 1).map(({ origin }) => origin));
  const report = await verifyBoth(node, partner as typeof node.ledger.party);
  const moved = (direction: "out" | "in") =>
    new Map(partsOf(node, direction).map(({ id, state, count }) => [id, `${state} ${count}`]));
  const recalled = new Set(
    partsOf(node, "out")
      .concat(partsOf(node, "in"))
      .filter(({ state }) => state === "recalled")
      .map(({ id }) => id),
  );
  return {
    lost: lost(
      node,
      acknowledged.filter(({ log }) => origins.has(log)),
    ),
    movedTwice: movedTwice(node),
    answeredTwice: answeredTwice(node),
    content: wrongContent(node),
    views,
    violations: report.findings.filter(({ severity }) => severity === "violation"),
    outstanding: report.outstanding.filter(({ entry }) => !recalled.has(entry)),
    out: moved("out"),
    in: moved("in"),
    entries: report.checked.find(({ what }) => what === "entries")?.count ?? 0,
  };
}

/** What came in and is held must open; what came in and was recalled must not, ever again. */
function wrongContent(node: EntenteNode): string[] {
  const rows = node.ledger.reader.all<{
    part: string;
    payload: string;
    position: number;
    gone: string | null;
  }>(
    `SELECT i.part, p.payload, i.position, i.gone FROM view_part_item i JOIN view_part p ON p.id = i.part
     WHERE p.direction = 'in'`,
  );
  return [...Map.groupBy(rows, ({ payload }) => payload)].flatMap(([payload, items]) => {
    const held = node.ledger.contents.openSome(
      payload,
      items.map(({ position }) => position),
    );
    return items
      .filter(({ position, gone }) => held.has(position) !== (gone === null))
      .map(({ part, position, gone }) => `${part}.${position} ${gone === null ? "is gone" : "still opens"}`);
  });
}
