import assert from "node:assert/strict";
import type { Difference, EntenteNode } from "@entente/node";
import type { Finding, Outstanding } from "@entente/verify";
import { otherOf, type PartyName } from "../parties.ts";
import type { Ids } from "../story.ts";
import {
  type Acknowledged,
  answeredTwice,
  differencesIn,
  lost,
  movedTwice,
  openStopped,
  partsOf,
  verifyBoth,
} from "./inspect.ts";
import { PARTY_NAMES, type Stage } from "./stage.ts";

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

/** What may be found wrong without anything having been acknowledged to somebody. */
const FAULTS = ["violations", "views", "movedTwice", "answeredTwice", "content", "outstanding"] as const;

export type Sound = {
  /** Something may still wait for an answer of the other party. */
  readonly mayWait?: boolean;
  /** Looks further into a node before it is closed. */
  readonly look?: (node: EntenteNode, party: PartyName, verdict: Verdict) => void;
};

/** Stops both nodes, and asserts that each has kept what it should, as it should. */
export async function assertBothSound(
  stage: Stage,
  ids: Ids,
  { mayWait = false, look = () => undefined }: Sound = {},
): Promise<Readonly<Record<PartyName, Verdict>>> {
  await stage.stopBoth();
  const verdicts: Partial<Record<PartyName, Verdict>> = {};
  for (const party of PARTY_NAMES) {
    const directory = stage.directories[party];
    const differences = differencesIn(directory);
    await using node = await openStopped(directory);
    const verdict = await judge(node, ids[otherOf(party)], [], differences);
    for (const fault of FAULTS)
      if (!mayWait || fault !== "outstanding") assert.deepEqual(verdict[fault], [], `${party}: ${fault}`);
    look(node, party, verdict);
    verdicts[party] = verdict;
  }
  return verdicts as Record<PartyName, Verdict>;
}

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
