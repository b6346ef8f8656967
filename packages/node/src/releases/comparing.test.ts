import assert from "node:assert/strict";
import { test } from "node:test";
import { releaseOperations } from "@entente/api";
import { by, command, DECLARED, indicator, Parties, problem, withParties } from "../testing/parties.ts";
import { matched } from "./comparing.ts";

const certs = () => Parties.agreed("certs");
const REPORT =
  "# Convoys\n\n(TLP:GREEN) Three convoys left Port Meliore at dawn.\n\n(TLP:RED) A docker told us.\n\n(TLP:GREEN) They are slow.\n";

test("a tearline is shown beside its source, with the portions that stay here", () =>
  withParties(certs, async (parties) => {
    const { arvenia } = parties;
    const source = await parties.write(arvenia, REPORT, { marking: "TLP:RED" });
    const officer = parties.client(arvenia, "officer");
    const whole = await officer.call(releaseOperations.compareProduct, { params: { product: source } });
    assert.ok(whole.portions?.every(({ leaves }) => leaves));
    const { portions } = await arvenia.node.products.read(arvenia.people.analyst, source, "read");
    const keep = portions!.filter(({ mark }) => mark === "TLP:GREEN").map(({ index }) => index);
    const made = await arvenia.node.products.derive({
      ...by(arvenia.people.analyst),
      product: source,
      keep,
    });
    const shown = await officer.call(releaseOperations.compareProduct, {
      params: { product: made.result.product },
    });
    assert.deepEqual([shown.product.product, shown.source?.product], [made.result.product, source]);
    assert.deepEqual(
      shown.portions?.map(({ mark, leaves }) => [mark, leaves]),
      [
        [undefined, false],
        ["TLP:GREEN", true],
        ["TLP:RED", false],
        ["TLP:GREEN", true],
      ],
    );
    const rows = arvenia.node.ledger.reader.all<{ product: string }>(
      `SELECT p.product FROM view_access a JOIN view_access_product p ON p.entry = a.entry
       WHERE a.why = 'preview' AND a.account = :account ORDER BY a.seq, p.product`,
      { account: arvenia.people.officer.account },
    );
    assert.deepEqual(
      rows.map(({ product }) => product),
      [source, made.result.product, source],
      "each side is a reading",
    );
  }));

test("of a redacted object both sides are given, and nothing of a source that may not be seen", () =>
  withParties(certs, async (parties) => {
    const { arvenia } = parties;
    const [product] = await parties.importObjects(arvenia, [
      { ...indicator(1), description: "from a docker" },
    ]);
    const made = await arvenia.node.products.redact({
      ...by(arvenia.people.analyst),
      product: product!,
      drop: ["description"],
    });
    const shown = await parties
      .client(arvenia, "officer")
      .call(releaseOperations.compareProduct, { params: { product: made.result.product } });
    const { held, leaves } = shown.object as { held: object; leaves: object };
    assert.deepEqual(["description" in held, "description" in leaves], [true, false]);
    const red = await parties.write(arvenia, REPORT, { marking: "TLP:RED", unit: "elsewhere" });
    await assert.rejects(
      parties.client(arvenia, "officer").call(releaseOperations.compareProduct, { params: { product: red } }),
      problem(404),
    );
  }));

test("a text that holds anything else than portions of its source is no cut of it", () => {
  const held = [{ text: "a" }, { text: "b" }, { text: "c" }];
  assert.deepEqual(
    matched(held, [{ text: "a" }, { text: "c" }])?.map(({ leaves }) => leaves),
    [true, false, true],
  );
  assert.equal(matched(held, [{ text: "c" }, { text: "a" }]), undefined);
  assert.equal(matched(held, [{ text: "a" }, { text: "x" }]), undefined);
});

test("a preview says until when it may be held, who could approve, and what each clause found", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const product = await parties.write(arvenia, "Three convoys left Port Meliore at dawn.");
    const officer = parties.client(arvenia, "officer");
    const { note: _, declares: __, ...asked } = parties.asked(talvia, [product]);
    const body = {
      ...asked,
      declares: DECLARED,
      products: [product],
      recipient: { ...asked.recipient },
    };
    const shown = await officer.call(releaseOperations.previewRelease, { body });
    assert.match(shown.groups[0]!.retainUntil ?? "", /^2027-/);
    assert.deepEqual(
      shown.approvers.toSorted(),
      [arvenia.people.second.account, arvenia.people.third.account].toSorted(),
    );
    const elsewhere = await officer.call(releaseOperations.previewRelease, {
      body: { ...body, purpose: "curiosity" },
    });
    const [violation] = elsewhere.groups[0]!.violations;
    assert.deepEqual([violation!.code, violation!.detail], ["purpose-not-covered", { purpose: "curiosity" }]);
    const { result } = await arvenia.node.releases.propose(
      parties.asked(talvia, [product]),
      arvenia.people.officer,
      command(),
    );
    const params = { release: result.release };
    const again = await parties.client(arvenia, "second").call(releaseOperations.previewProposal, { params });
    assert.deepEqual(
      [again.approvers, again.groups[0]!.verdict],
      [shown.approvers, shown.groups[0]!.verdict],
    );
  }));
