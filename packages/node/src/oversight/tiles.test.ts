import assert from "node:assert/strict";
import { test } from "node:test";
import type { Session } from "@entente/api";
import { equalBytes, openCheckpoint, verifierKey } from "@entente/tlog";
import { verifyEd25519 } from "@entente/tlog/node";
import { createLog, createPeopleApp } from "../http/index.ts";
import { keyOf, readCard, sha256 } from "../keys/index.ts";
import { hasher } from "../ledger/index.ts";
import { ORGANISATION, Parties, type Party, UNIT, withParties } from "../testing/parties.ts";

type Get = (as: Session, path: string) => Promise<Response>;

function listener(parties: Parties, { node }: Party): Get {
  const app = createPeopleApp({
    routes: node.routes,
    accounts: node.accounts,
    heads: node.relations.heads,
    nodeFingerprint: "12345 67890 11111",
    now: () => parties.clock.now,
    log: createLog({ write: () => undefined }),
    checkAnswers: true,
  });
  return async (session, path) => {
    const made = { name: "test", roles: session.roles, readOnly: true, days: 30 };
    const { secret } = node.accounts.createToken(session, made);
    return app.request(
      `http://localhost${path}`,
      { headers: { authorization: `Bearer ${secret}` } },
      { incoming: { socket: { remoteAddress: "127.0.0.1" } } },
    );
  };
}

type Checkpoint = {
  origin: string;
  size: number;
  note: string;
  writer: { cards: never[] };
  witness: { cards: never[] };
};
const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer());

test("both logs give a signed head, the cards its keys stand on, tiles under it, and the bytes that were hashed", () =>
  withParties(
    () => Parties.agreed("certs"),
    async (parties) => {
      const { arvenia, talvia } = parties;
      const get = listener(parties, arvenia);
      const { liaison } = arvenia.people;
      for (const log of ["ours", "theirs"]) {
        const base = `/v1/relations/${talvia.id}/logs/${log}`;
        const head = (await (await get(liaison, `${base}/checkpoint`)).json()) as Checkpoint;
        const [writer] = head.writer.cards.map(readCard);
        const key = verifierKey(head.origin, 1, keyOf(writer!.card, "log"), sha256);
        assert.equal(openCheckpoint(head.note, [key], verifyEd25519).checkpoint.size, head.size);
        const tile = await bytesOf(await get(liaison, `${base}/tiles/0/0?width=${head.size}`));
        assert.equal(tile.length, head.size * 32);
        const answer = await get(liaison, `${base}/entries/1/bytes`);
        assert.equal(answer.headers.get("cache-control"), "no-store");
        assert.ok(equalBytes(hasher.leaf(await bytesOf(answer)), tile.slice(32, 64)));
        const beyond = await get(liaison, `${base}/tiles/0/0?width=${head.size + 1}`);
        assert.equal(beyond.status, 404);
        assert.equal((await get(liaison, `${base}/tiles/64/0`)).status, 422);
      }
    },
  ));

test("bytes go only to those who may read what the entry says; its hash goes to every reader of the log", () =>
  withParties(
    () => Parties.agreed("certs"),
    async (parties) => {
      const { arvenia, talvia } = parties;
      const product = await parties.write(arvenia, "# Convoys\n\nThree convoys left at dawn.\n");
      await parties.send(arvenia, talvia, [product], {
        recipient: {
          organisation: ORGANISATION.talvia,
          role: "analyst",
          unit: UNIT,
          theatre: "oris-strait",
        },
      });
      await parties.settle();
      const get = listener(parties, talvia);
      const { outsider, officer } = talvia.people;
      const entries = `/v1/relations/${arvenia.id}/entries`;
      const listed = await get(officer, `${entries}?kind=release&log=theirs`);
      const { items } = (await listed.json()) as { items: { kind: string; index: number }[] };
      assert.deepEqual([...new Set(items.map(({ kind }) => kind))], ["release.made/1"]);
      const base = `/v1/relations/${arvenia.id}/logs/theirs`;
      const path = `${base}/entries/${items[0]!.index}/bytes`;
      assert.equal((await get(officer, path)).status, 200);
      const shown = await get(outsider, `${entries}/theirs/${items[0]!.index}`);
      assert.equal("body" in ((await shown.json()) as { envelope: object }).envelope, false);
      assert.equal((await get(outsider, path)).status, 403);
      assert.equal((await get(outsider, `${base}/tiles/0/0?width=1`)).status, 200);
      assert.equal((await get(outsider, `${base}/entries/9999/bytes`)).status, 404);
    },
  ));

test("cards are listed newest first, with who compared the partner's by voice", () =>
  withParties(
    () => Parties.agreed("certs"),
    async (parties) => {
      const { arvenia, talvia } = parties;
      const before = talvia.first.card.name;
      await parties.rename(talvia, { en: "New Talvia", fr: "Nouvelle-Talvie" });
      await parties.settle();
      const answer = await listener(parties, arvenia)(
        arvenia.people.liaison,
        `/v1/relations/${talvia.id}/cards`,
      );
      const { theirs, compared } = (await answer.json()) as {
        theirs: { sequence: number; name: { en: string } }[];
        compared: { sequence: number };
      };
      assert.deepEqual(
        theirs.map(({ sequence, name }) => [sequence, name.en]),
        [
          [1, "New Talvia"],
          [0, before.en],
        ],
      );
      assert.equal(compared.sequence, 0);
    },
  ));
