import assert from "node:assert/strict";
import { test } from "node:test";
import { docketOperations as ops } from "@entente/api";
import { Parties, withParties } from "../../testing/parties.ts";
import { CLAIM, opened, put } from "./testing.ts";

test("a docket and its claims enter both parties' books, words and all", async () => {
  await withParties(
    () => Parties.framed(),
    async (parties) => {
      const { arvenia, talvia } = parties;
      const docket = await opened(parties);
      const claim = await put(parties, docket);
      await parties.settle();
      const theirs = await parties
        .client(talvia, "inquirer")
        .call(ops.getDocket, { params: { partner: arvenia.id, docket } });
      assert.equal(theirs.docket.openedBy, "theirs");
      assert.deepEqual(theirs.docket.words?.title, { en: "Records concerning Arvenia" });
      assert.deepEqual(theirs.docket.words?.concerned, ["XAR", "XTL", "XOS"]);
      assert.equal(theirs.claims[0]!.claim, claim);
      assert.deepEqual(theirs.claims[0]!.words, CLAIM);
      const ours = await parties
        .client(arvenia, "overseer")
        .call(ops.getDocket, { params: { partner: talvia.id, docket } });
      assert.equal(ours.docket.openedBy, "ours");
      assert.deepEqual(ours.docket.unanswered, { ours: 1, theirs: 1 });
    },
  );
});
