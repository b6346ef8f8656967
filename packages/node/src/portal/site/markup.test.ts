import assert from "node:assert/strict";
import { test } from "node:test";
import { html, prose } from "./markup.ts";

test("whatever is put into markup is text", () => {
  const hostile = `"><script>alert('1')</script>&amp;`;
  assert.equal(
    html`<p title="${hostile}">${hostile}</p>`.text,
    '<p title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;">&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;</p>',
  );
});

test("markup within markup stands as it is, lists follow each other, nothing is nothing", () => {
  assert.equal(
    html`<ul>${[1, 2].map((n) => html`<li>${n}</li>`)}${undefined}${false}</ul>`.text,
    "<ul><li>1</li><li>2</li></ul>",
  );
});

test("marks of direction are named", () => {
  assert.equal(html`${"a\u202eb"}`.text, "a[U+202E]b");
});

test("plain text has paragraphs, headings and lists, and no link and no markup of its own", () => {
  const text = "First <b>line</b>\nsecond https://example.org\n\n## Heading\n\n- one\n- two";
  assert.equal(
    prose(text).text,
    "<p>First &lt;b&gt;line&lt;/b&gt;<br>second https://example.org</p>\n<h2>Heading</h2>\n<ul><li>one</li><li>two</li></ul>\n",
  );
});
