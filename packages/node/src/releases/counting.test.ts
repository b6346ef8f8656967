import assert from "node:assert/strict";
import { test } from "node:test";
import { command, DAY, indicator, instant, ORGANISATION, Parties, withParties } from "../testing/parties.ts";
import { countReleases, listParts, sharedByArea } from "./queries.ts";

const certs = () => Parties.agreed("certs");

test("releases are counted by area, theatre, unit and direction, before and from any date, alike at both nodes", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const oris = {
      organisation: ORGANISATION.talvia,
      role: "analyst",
      unit: "oris-cell",
      theatre: "oris-strait",
    };
    const ids = await parties.importObjects(
      arvenia,
      [1, 2, 3].map((n) => indicator(n)),
    );
    await parties.send(arvenia, talvia, ids.slice(0, 2));
    await parties.settle();
    parties.clock.now += 10 * DAY;
    const date = instant(parties.clock.now);
    await parties.send(arvenia, talvia, [ids[2]!], { recipient: oris });
    await parties.send(talvia, arvenia, [await parties.write(talvia, "# Reply\n\nNothing seen.\n")]);
    await parties.settle();
    const out = countReleases(arvenia.node.ledger.reader, talvia.id, date);
    assert.deepEqual(out, [
      { direction: "in", area: "maritime", before: 0, after: 1 },
      { direction: "out", area: "cyber", before: 2, after: 0 },
      { direction: "out", area: "cyber", theatre: "oris-strait", unit: "oris-cell", before: 0, after: 1 },
    ]);
    const turned = out.map(({ direction, ...row }) => ({
      direction: direction === "in" ? "out" : "in",
      ...row,
    }));
    const order = (rows: readonly object[]) =>
      rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort();
    assert.deepEqual(order(countReleases(talvia.node.ledger.reader, arvenia.id, date)), order(turned));
    assert.deepEqual(
      listParts(arvenia.node.ledger.reader, { unit: "oris-cell", from: date }).items.map(
        ({ count }) => count,
      ),
      [1],
    );
    assert.equal(listParts(arvenia.node.ledger.reader, { until: date }).items.length, 1);
  }));

test("what was recalled stays counted as given, and no longer as held", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const ids = await parties.importObjects(
      arvenia,
      [1, 2, 3].map((n) => indicator(n)),
    );
    const { release } = await parties.send(arvenia, talvia, ids);
    await parties.settle();
    await arvenia.node.releases.recall(release, { reason: "inaccurate", products: [ids[0]!] }, command());
    await parties.settle();
    for (const [party, partner, direction] of [
      [arvenia, talvia, "out"],
      [talvia, arvenia, "in"],
    ] as const)
      assert.deepEqual(
        sharedByArea(party.node.ledger.reader, partner.id).map((row) => ({ ...row })),
        [{ area: "cyber", direction, count: 3, held: 2 }],
      );
  }));
