import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Block, MAX_BLOCK_DEPTH, renderSafe } from "./markdown.ts";
import type { Inline } from "./markdown-inline.ts";
import { reportText } from "./report-text.ts";

const inline = (source: string): Inline[] => {
  const [block] = renderSafe(source);
  assert.equal(block!.type, "paragraph");
  return (block as { children: Inline[] }).children;
};
const text = (words: string): Inline => ({ type: "text", text: words });

test("headings, paragraphs, rules and code", () => {
  assert.deepEqual(
    renderSafe("## Title\nline one\nline two\n\n---\n```yara\nrule x {}\n\n# not a heading\n```\nend"),
    [
      { type: "heading", level: 2, children: [text("Title")] },
      { type: "paragraph", children: [text("line one"), { type: "break" }, text("line two")] },
      { type: "rule" },
      { type: "code", language: "yara", text: "rule x {}\n\n# not a heading" },
      { type: "paragraph", children: [text("end")] },
    ],
  );
});

test("lists hold blocks, nest, and keep their first number", () => {
  assert.deepEqual(renderSafe("3. one\n   - inner\n\n   more\n4. two"), [
    {
      type: "list",
      ordered: true,
      start: 3,
      items: [
        [
          { type: "paragraph", children: [text("one")] },
          { type: "list", ordered: false, items: [[{ type: "paragraph", children: [text("inner")] }]] },
          { type: "paragraph", children: [text("more")] },
        ],
        [{ type: "paragraph", children: [text("two")] }],
      ],
    },
  ]);
});

test("quotes hold blocks", () => {
  assert.deepEqual(renderSafe("> # T\n> words"), [
    {
      type: "quote",
      children: [
        { type: "heading", level: 1, children: [text("T")] },
        { type: "paragraph", children: [text("words")] },
      ],
    },
  ]);
});

test("emphasis, strong, code and escapes", () => {
  assert.deepEqual(inline("*a* **b** `c*d` \\*e\\* snake_case_name"), [
    { type: "emphasis", children: [text("a")] },
    text(" "),
    { type: "strong", children: [text("b")] },
    text(" "),
    { type: "code", text: "c*d" },
    text(" *e* snake_case_name"),
  ]);
  assert.deepEqual(inline("***both***"), [
    { type: "strong", children: [{ type: "emphasis", children: [text("both")] }] },
  ]);
  assert.deepEqual(inline("2 * 3 * 4"), [text("2 * 3 * 4")]);
});

test("a link leads only to https, and tells its host", () => {
  assert.deepEqual(inline("[bank.example](https://EVIL.example/x)"), [
    { type: "link", text: "bank.example", href: "https://evil.example/x", host: "evil.example" },
  ]);
  for (const target of [
    "javascript:alert(1)",
    "data:text/html,x",
    "http://a.example",
    "//a.example",
    "https://u:p@a.example",
    "/x",
  ]) {
    const source = `[a](${target})`;
    assert.deepEqual(leaves(renderSafe(source)), source);
    assert.ok(!JSON.stringify(renderSafe(source)).includes('"href"'));
  }
});

test("HTML is words", () => {
  const source = "<script>alert(1)</script> <img src=x onerror=y> &lt;";
  assert.deepEqual(inline(source), [text(source)]);
});

test("depth is bounded, and what lies deeper is still shown", () => {
  const source = `${"> ".repeat(1000)}deep`;
  const blocks = renderSafe(source);
  assert.equal(depth(blocks), MAX_BLOCK_DEPTH + 1);
  assert.match(leaves(blocks), /deep$/);
  assert.match(leaves(renderSafe(`${"*a ".repeat(1000)}${"b* ".repeat(1000)}end`)), /end$/);
});

test("a text beyond the bound is refused", () => {
  assert.throws(() => renderSafe("a".repeat((4 << 20) + 1)), { code: "too-large" });
});

test("long hostile lines are read in passing", () => {
  const runs = Array.from({ length: 1500 }, (_, index) => "`".repeat(index + 1)).join(" ");
  const pieces = [
    "[",
    "[a](",
    "*a ",
    "**",
    "_a_",
    "> ",
    "- ",
    "\\",
    "`",
    "1. a\n",
    "[a](b ",
    "```",
    "~~~ \t é",
  ];
  for (const source of [
    runs,
    `\`\`\`${" ".repeat(1_000_000)}é`,
    ...pieces.map((piece) => piece.repeat(200_000)),
  ]) {
    assert.ok(Array.isArray(renderSafe(source)));
  }
});

test("any source gives a bounded tree of known kinds that keeps every letter", () => {
  fc.assert(
    fc.property(fc.oneof(reportText(), fc.string({ unit: "grapheme", maxLength: 200 })), (source) => {
      const blocks = renderSafe(source);
      assert.ok(depth(blocks) <= MAX_BLOCK_DEPTH + 1);
      const letters = (words: string) => [...words.replace(/[^\p{L}]/gu, "")].join("");
      assert.equal(letters(leaves(blocks)), letters(source));
      for (const [, href] of JSON.stringify(blocks).matchAll(/"href":"([^"]*)"/g))
        assert.match(href!, /^https:\/\//);
    }),
  );
});

function leaves(nodes: readonly (Block | Inline)[]): string {
  return nodes
    .map((node) => {
      switch (node.type) {
        case "text":
          return node.text;
        case "code":
          return `${"language" in node ? node.language : ""}${node.text}`;
        case "link":
          // The sample link is written in small letters, so its address reads as it was written.
          return `${node.text}${node.href}`;
        case "list":
          return node.items.map(leaves).join("\n");
        case "break":
        case "rule":
          return "\n";
        default:
          return leaves(node.children);
      }
    })
    .join("");
}

function depth(blocks: readonly Block[]): number {
  const inner = blocks.map((block) =>
    block.type === "quote"
      ? depth(block.children)
      : block.type === "list"
        ? Math.max(0, ...block.items.map(depth))
        : 0,
  );
  return 1 + Math.max(0, ...inner);
}
