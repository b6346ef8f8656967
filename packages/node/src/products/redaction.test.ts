import assert from "node:assert/strict";
import { test } from "node:test";
import { checkViews } from "../ledger/index.ts";
import { identityOf } from "./redaction.ts";
import { arvenia, bundle, command, session, type TestDesk, talvia, withDesk } from "./test-desk.ts";

const AMBER = "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421";
const indicator = {
  type: "indicator",
  spec_version: "2.1",
  id: "indicator--00000001-0000-4000-8000-0000000a5e12",
  created: "2026-11-16T08:00:00.000Z",
  modified: "2026-11-16T08:00:00.000Z",
  name: "Tidewrack controller",
  description: "Seen by QUAYSIDE from the harbour office.",
  indicator_types: ["malicious-activity"],
  pattern: "[ipv4-addr:value = '198.51.100.24']",
  pattern_type: "stix",
  valid_from: "2026-11-16T08:00:00.000Z",
  object_marking_refs: [AMBER],
};

const bring = async ({ products }: TestDesk, more: Record<string, unknown> = {}) => {
  const asked = { session: session(), command: command(), areas: ["cyber"], purposes: [], ...more };
  await products.importBundle(bundle([indicator]), asked);
  const [found] = (await products.search(session(), { kind: "indicator" })).products;
  return found!.product;
};

const redact = ({ products }: TestDesk, product: string, selector: string) =>
  products.redact({ session: session(), command: command(), product, drop: [selector] });

test("a redacted object is a derived one: its own id, this party's, without what was dropped, no weaker marked", async () => {
  await withDesk(async (desk) => {
    const source = await bring(desk);
    const made = await redact(desk, source, "description");
    const { header, content, row } = await desk.products.content(session(), made.result.product, "check");
    const object = JSON.parse(new TextDecoder().decode(content)) as Partial<typeof indicator> & {
      created_by_ref: string;
    };
    assert.equal(object.description, undefined);
    assert.notEqual(object.id, indicator.id);
    assert.equal(object.created_by_ref, identityOf(arvenia));
    assert.deepEqual(object.object_marking_refs, [AMBER]);
    assert.equal(header.label.tlp, "amber");
    assert.equal(row.source, "derived");
    assert.deepEqual(desk.products.factsOf([made.result.product])[0]?.from, [source]);
    assert.deepEqual(checkViews(desk.options).differences, []);
  });
});

test("what the standard needs cannot be dropped, and a selector must name something", async () => {
  await withDesk(async (desk) => {
    const source = await bring(desk);
    for (const selector of ["pattern", "object_marking_refs", "nowhere"]) {
      await assert.rejects(redact(desk, source, selector), { code: "invalid" });
    }
  });
});

test("a foreign object is not altered: its originator is asked", async () => {
  await withDesk(async (desk) => {
    const source = await bring(desk, { originator: talvia });
    await assert.rejects(redact(desk, source, "description"), { code: "conflict" });
  });
});
