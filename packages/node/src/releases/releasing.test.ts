import assert from "node:assert/strict";
import { test } from "node:test";
import { ProblemError } from "@entente/api";
import { command, DECLARED, ORGANISATION, Parties, problem, UNIT, withParties } from "./test-parties.ts";
import { getRelease, listParts, listRefusals } from "./queries.ts";

const certs = () => Parties.agreed("certs");

test("a release is proposed by one, approved by two others, sent, received byte for byte and receipted", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const product = await parties.write(arvenia, "# Convoys\n\nThree convoys left Port Meliore at dawn.\n");
    const asked = parties.asked(talvia, [product]);
    const preview = arvenia.node.releases.preview(asked, arvenia.people.officer);
    assert.equal(preview.needed, 2);
    assert.equal(preview.decided[0]!.decision.verdict, "permit-with-obligations");
    const { result } = await arvenia.node.releases.propose(asked, arvenia.people.officer, command());
    assert.deepEqual([result.state, result.approvalsNeeded], ["proposed", 2]);
    const first = await arvenia.node.releases.approve(result.release, arvenia.people.second, command());
    assert.deepEqual([first.result.state, first.result.approvals], ["proposed", 1]);
    assert.equal(listParts(arvenia.node.ledger.reader, {}).items.length, 0);
    const last = await arvenia.node.releases.approve(result.release, arvenia.people.third, command());
    assert.equal(last.result.state, "made");
    await parties.settle();
    const sent = getRelease(arvenia.node.ledger.reader, result.release);
    assert.equal(sent.parts[0]!.state, "received");
    assert.ok(sent.parts[0]!.receipt);
    const { items } = listParts(talvia.node.ledger.reader, { direction: "in" });
    assert.deepEqual([items[0]!.state, items[0]!.count, items[0]!.held], ["received", 1, 1]);
    const found = await talvia.node.products.search(talvia.people.analyst, { text: "meliore" });
    assert.equal(found.products.length, 1);
    const read = await talvia.node.products.content(talvia.people.analyst, found.products[0]!.product, "test");
    const own = await arvenia.node.products.content(arvenia.people.analyst, product, "test");
    assert.deepEqual(read.content, own.content);
  }));
