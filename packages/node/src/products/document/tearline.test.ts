import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Portion, REMOVED_LINE, readPortions } from "./portions.ts";
import { readDocument } from "./read.ts";
import { reportText } from "./report-text.ts";
import { tearline } from "./tearline.ts";

const REPORT = [
  "SECRET//REL TO XAR, XTL",
  "# (U) Convoys near Port Senne",
  "(U) Three lorries crossed.",
  "(S//NF) The source is a clerk named Aldo.",
  "(S) His sister too.",
  "An unmarked remark.",
  "- (U) First lorry: grey\n- (S//NF) Driver: known to us\n- (U) Second lorry: red",
  "SECRET//REL TO XAR, XTL",
].join("\n\n");
const unclassified = ({ mark }: Portion) => mark === "U";

test("only what may be kept is kept, and each gap is one neutral line", () => {
  const { text, removed } = tearline(REPORT, unclassified);
  assert.equal(
    text,
    "# (U) Convoys near Port Senne\n\n(U) Three lorries crossed.\n\n[…]\n\n- (U) First lorry: grey\n\n[…]\n\n- (U) Second lorry: red\n",
  );
  assert.equal(removed, 4);
});

test("the derived text is read again as a document of its own", async () => {
  const { text } = tearline(REPORT, unclassified, "UNCLASSIFIED//REL TO XAR");
  const again = await readDocument(Buffer.from(text), { mediaType: "text/markdown" });
  assert.equal(again.markingLine, "UNCLASSIFIED//REL TO XAR");
  assert.equal(again.title, "Convoys near Port Senne");
  assert.deepEqual(
    again.portions.map(({ mark }) => mark),
    ["U", "U", "U", "U"],
  );
  assert.deepEqual(again.findings, []);
});

test("a portion with a second mark inside is never kept", () => {
  assert.deepEqual(
    tearline("(U) Left. (S//NF) Aldo told us.", () => true),
    { text: "", removed: 1 },
  );
});

test("when nothing is kept the text is empty, and no document", async () => {
  const { text } = tearline(REPORT, () => false);
  assert.equal(text, "");
  await assert.rejects(readDocument(Buffer.from(text)), { code: "no-text" });
});

test("nothing removed appears in any tearline, and reading it again gives what was kept", () => {
  fc.assert(
    fc.property(reportText(), fc.array(fc.boolean(), { minLength: 1, maxLength: 7 }), (report, choice) => {
      const allow = ({ index }: Portion) => choice[index % choice.length]!;
      const kept = readPortions(report).filter((portion) => portion.inside === undefined && allow(portion));
      const { text, removed } = tearline(report, allow);
      const again = readPortions(text);
      assert.deepEqual(
        again.map(({ mark, text: words }) => [mark, words]),
        kept.map(({ mark, text: words }) => [mark, words]),
      );
      assert.equal(removed, readPortions(report).length - kept.length);
      const bare = again.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
      assert.equal(bare.replaceAll(REMOVED_LINE, "").trim(), "");
      assert.equal(tearline(text, () => true).removed, 0);
    }),
  );
});
