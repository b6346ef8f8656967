import assert from "node:assert/strict";
import { test } from "node:test";
import { createKeyring, readDraft, signDraft } from "../keys/index.ts";
import { command, Parties } from "../testing/parties.ts";

test("keys that are dropped while the card that names them is being issued are not destroyed", async () => {
  await using parties = await Parties.open("arvenia");
  const { node, id, first, people } = parties.arvenia;
  const { rotation } = node.administration;
  const by = people.officer.account;
  await rotation.prepare({ roles: ["log", "node"], revoke: false }, by, command());
  const draft = readDraft(rotation.draft().file);
  const roots = { root: first.nextRoot, nextRoot: createKeyring([]).log };
  const signed = signDraft(draft, roots, parties.now);

  // What the issuing has decided reaches the writer after the dropping is through, unless that waits for the issuing.
  const [issuing, dropping] = [command(), command()];
  const { writer } = node.ledger;
  const ask = writer.ask.bind(writer);
  let dropped: Promise<unknown> | undefined;
  let isDropAsked = false;
  writer.ask = async (request) => {
    const id = request.type === "commit" ? request.command?.id : undefined;
    isDropAsked ||= id === dropping.id;
    if (id === issuing.id) {
      dropped = rotation.drop(by, dropping).catch((cause: unknown) => cause);
      await new Promise((resume) => setImmediate(resume));
      if (isDropAsked) await dropped;
    }
    return ask(request);
  };
  await node.relations.issueCard(signed, issuing);
  await dropped;

  const card = node.relations.cards.cardOf(id)!.card;
  assert.equal(card.sequence, 1);
  const held = new Map(node.administration.keys().keys.map((key) => [key.public, key.held]));
  assert.deepEqual(
    card.keys.map((key) => [key.role, held.get(key.public)]),
    card.keys.map((key) => [key.role, true]),
  );
});
