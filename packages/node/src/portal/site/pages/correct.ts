import type { Language } from "../../figures.ts";
import { pathOf, type Shown, type SiteContext } from "../context.ts";
import { field, type Typed, type Wrong, writer, wrongBanner } from "../fields.ts";
import { layout } from "../layout.ts";
import { html, type Markup } from "../markup.ts";
import { siteWords } from "../words.ts";

/** The form for a correction, with the text it is about below. */
export function correctPage(
  context: SiteContext,
  { row, words }: Shown,
  language: Language,
  given?: Typed,
  wrong?: Wrong,
): Markup {
  const w = siteWords[language];
  return layout(context, {
    language,
    title: w.correct.title,
    at: `r/${row.id}/correct`,
    body: html`<p class="kind"><a href="${pathOf(language, row.id)}">${words.title[language]}</a></p>
<h1>${w.correct.title}</h1>
<p class="lead">${w.correct.lead}</p>
${wrongBanner(w, wrong)}<form method="post" action="${pathOf(language, row.id)}/corrections" accept-charset="utf-8">
${field({ name: "exact", label: w.correct.exact, help: w.correct.exactHelp, kind: "short" }, w, given, wrong)}${field({ name: "prefix", label: w.correct.prefix, help: w.correct.aroundHelp, kind: "line", optional: true }, w, given, wrong)}${field({ name: "suffix", label: w.correct.suffix, help: w.correct.aroundHelp, kind: "line", optional: true }, w, given, wrong)}${field({ name: "proposal", label: w.correct.proposal, help: w.correct.proposalHelp, kind: "text" }, w, given, wrong)}${field({ name: "source", label: w.correct.source, kind: "line", optional: true }, w, given, wrong)}${writer(w, given, wrong)}<button type="submit">${w.correct.submit}</button>
</form>
<h2>${words.title[language]}</h2>
<div class="text">${words.text[language]
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line) => html`<p>${line}</p>\n`)}</div>
`,
  });
}
