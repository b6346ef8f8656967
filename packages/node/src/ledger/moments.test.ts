import assert from "node:assert/strict";
import { test } from "node:test";
import { measureOperations as on } from "@entente/api";
import { DAY, instant, MINUTE, Parties, withParties } from "../testing/parties.ts";

test("what has seen an entry of ours was not written before it, whatever date it bears; rebuilt views agree", () =>
  withParties(
    () => Parties.framed(),
    async (parties) => {
      const { arvenia, talvia, clock } = parties;
      const ours = parties.client(arvenia, "liaison");
      const propose = (partner: string, text: string) => ({
        body: { partner, what: "share-more" as const, areas: ["air"], text },
      });
      clock.now += DAY;
      await ours.call(on.proposeMeasure, propose(talvia.id, "First."));
      await parties.settle();
      const first = clock.now;
      const theirs = parties.client(talvia, "liaison");
      clock.now -= 20 * DAY;
      const { result } = await theirs.call(on.proposeMeasure, propose(arvenia.id, "Backdated."));
      clock.now = first + MINUTE;
      await parties.settle();
      const { items } = await ours.call(on.listMeasures);
      const backdated = items.find(({ measure }) => measure === result.measure);
      assert.equal(backdated?.at, instant(first - 5 * MINUTE));
    },
  ));
