import assert from "node:assert/strict";
import { test } from "node:test";
import { measureOperations, searchingOperations as on } from "@entente/api";
import { Parties, withParties } from "../testing/parties.ts";

const framed = () => Parties.framed();

test("products are found by what they say, everything else by its title, by accents or without", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const product = await parties.write(arvenia, "# Patrouilleurs\n\nDeux bâtiments quittent Port-Aurel.", {
      marking: "TLP:GREEN",
    });
    const body = {
      partner: talvia.id,
      what: "share-more" as const,
      areas: ["cyber"],
      text: "More, not less.",
    };
    const { result } = await parties
      .client(arvenia, "liaison")
      .call(measureOperations.proposeMeasure, { body });
    const found = async (who: "liaison" | "analyst", text: string) =>
      (await parties.client(arvenia, who).call(on.searchEverything, { query: { text } })).found;

    assert.deepEqual(
      (await found("analyst", "aurel")).map(({ kind, id }) => ({ kind, id })),
      [{ kind: "product", id: product }],
    );
    assert.deepEqual(
      (await found("liaison", "cybér share")).map(({ kind, id }) => ({ kind, id })),
      [{ kind: "measure", id: result.measure }],
    );
    assert.deepEqual(
      (await found("liaison", result.measure)).map(({ kind }) => kind),
      ["measure"],
    );
    assert.deepEqual(await found("liaison", "nowhere"), []);
  }));

test("search finds nothing that the session's own pages would not show", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    await parties.write(arvenia, "Only for the cell at Oris.", { marking: "TLP:AMBER" });
    const body = {
      partner: talvia.id,
      what: "share-more" as const,
      areas: ["cyber"],
      text: "More, not less.",
    };
    await parties.client(arvenia, "liaison").call(measureOperations.proposeMeasure, { body });
    // Operations officers have neither the products nor the measures.
    const operator = parties.client(arvenia, "operator");
    for (const text of ["oris", "cyber"]) {
      assert.deepEqual((await operator.call(on.searchEverything, { query: { text } })).found, []);
    }
  }));
