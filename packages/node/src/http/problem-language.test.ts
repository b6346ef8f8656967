import assert from "node:assert/strict";
import { test } from "node:test";
import { onRead, reads, sentence } from "@entente/api";
import { z } from "zod";
import { sampleDesk } from "./test-desk.ts";
import { problemIn, type TestNode, withNode } from "./test-node.ts";

const FRENCH = { "accept-language": "fr-FR,fr;q=0.9,en;q=0.5" };

async function withSamples(work: (node: TestNode, cleo: string) => Promise<void>): Promise<void> {
  await withNode(async (node) => work(node, (await node.people()).cleo), { routes: sampleDesk().routes });
}

test("a problem is told in the language that is asked for (RFC 9457 §3.1.3), and says which", async () => {
  await withSamples(async (node, cleo) => {
    for (const [headers, language, title] of [
      [{}, "en", "Not found"],
      [FRENCH, "fr", "Introuvable"],
    ] as const) {
      const response = await node.as(cleo, "GET", "/v1/nothing", undefined, headers);
      assert.equal(response.headers.get("content-language"), language);
      assert.equal(response.headers.get("vary"), "accept-language");
      assert.equal((await problemIn(response)).title, title);
    }
  });
});

test("what a schema finds wrong is told in French at each member, in English as before", async () => {
  await withSamples(async (node, cleo) => {
    const sent = { title: "", more: 1 };
    const french = await problemIn(await node.as(cleo, "POST", "/v1/samples", sent, FRENCH));
    assert.equal(french.title, "La demande n’est pas valable");
    assert.deepEqual(
      (french.errors as { pointer: string; detail: string }[]).map(({ pointer, detail }) => [
        pointer,
        detail,
      ]),
      [
        ["/title", "il manque des mots ici"],
        ["/more", "ce champ n’existe pas"],
      ],
    );
    const english = await problemIn(await node.as(cleo, "POST", "/v1/samples", sent));
    assert.equal((english.errors as { detail: string }[])[1]?.detail, "there is no such member");
  });
});

test("a failure of the ledger and one of the JSON reader have French words by their codes", async () => {
  await withSamples(async (node, cleo) => {
    const moved = await node.as(cleo, "GET", "/v1/failures/ledger-conflict", undefined, FRENCH);
    const { title, detail } = await problemIn(moved);
    assert.equal(title, "D’autres ont agi au même moment");
    assert.match(String(detail), /recommencez$/);
    const cut = await node.as(cleo, "POST", "/v1/samples", "{", FRENCH);
    assert.equal((await problemIn(cut)).detail, "il s’arrête avant la fin");
  });
});

test("a sentence of the node's own in an answer is told in the language that is asked for, and only there", async () => {
  const stopped = "the first 7 entries are not those that were signed";
  const reasons = reads({
    id: "reasons",
    method: "GET",
    path: "/v1/reasons",
    desk: "samples",
    summary: "Says why.",
    roles: "signed-in",
    answer: z.strictObject({
      items: z.array(z.strictObject({ why: sentence.optional(), wrote: z.string() })),
      stopped: sentence,
    }),
  });
  const items = [
    { why: "wrong-turn: the offer on the table is this party's own", wrote: stopped },
    { why: "words of a library", wrote: "" },
    { wrote: "" },
  ];
  const routes = [onRead(reasons, () => ({ items, stopped }))];
  await withNode(
    async (node) => {
      const { cleo } = await node.people();
      const english = await node.as(cleo, "GET", "/v1/reasons");
      assert.equal(english.headers.get("content-language"), "en");
      assert.deepEqual(await english.json(), { items, stopped });
      const french = await node.as(cleo, "GET", "/v1/reasons", undefined, FRENCH);
      assert.equal(french.headers.get("content-language"), "fr");
      assert.equal(french.headers.get("vary"), "accept-language");
      assert.deepEqual(await french.json(), {
        items: [
          {
            why: "l’offre sur la table est celle de cette partie\u00a0; c’est à l’autre d’y répondre",
            wrote: stopped,
          },
          ...items.slice(1),
        ],
        stopped: "les 7 premières écritures ne sont pas celles qui furent signées",
      });
    },
    { routes },
  );
});
