import { commentWords } from "../../bodies.ts";
import type { Language } from "../../figures.ts";
import { FIELD } from "../../limits.ts";
import { approvedComments, approvedCount, type CommentRow } from "../../queries/readers.ts";
import { pathOf, type SiteContext } from "../context.ts";
import { field, type Typed, type Wrong, writer, wrongBanner } from "../fields.ts";
import { html, type Markup } from "../markup.ts";
import { dateText, numberText, siteWords } from "../words.ts";

/** As many comments stand on a page. */
const MOST_SHOWN = 300;

/** Approved comments, numbered, as they were written; and the form for another one. */
export function commentSection(
  context: SiteContext,
  publication: string,
  language: Language,
  given?: Typed,
  wrong?: Wrong,
): Markup {
  const w = siteWords[language];
  const { reader } = context.acting;
  const count = approvedCount(reader, publication);
  const rows = approvedComments(reader, publication, MOST_SHOWN);
  return html`<section aria-labelledby="comments">
<h2 id="comments">${w.comments.title}</h2>
<p class="soft">${count === 0 ? w.comments.none : w.comments.count(count)}${count > rows.length && ` ${w.comments.shown(rows.length)}`}</p>
${rows.length > 0 && html`<ol class="comments">\n${rows.map((row) => comment(context, row, language))}</ol>\n`}<h3 class="no-print">${w.comments.write}</h3>
<p class="no-print">${w.comments.lead} <a href="/${language}/policy">${w.form.policy}</a></p>
${wrongBanner(w, wrong)}<form method="post" action="${pathOf(language, publication)}/comments" accept-charset="utf-8">
${field({ name: "text", label: w.comments.text, help: w.form.limit(numberText(FIELD.text, language)), kind: "text" }, w, given, wrong)}${writer(w, given, wrong)}<button type="submit">${w.comments.submit}</button>
</form>
</section>
`;
}

function comment({ acting }: SiteContext, row: CommentRow, language: Language): Markup {
  const w = siteWords[language];
  const words = acting.words(row.payload, commentWords);
  const lines = (words?.text ?? w.status.erased).split("\n").filter((line) => line.trim() !== "");
  return html`<li id="c${row.number!}">
<p class="list-meta">${w.comments.number(row.number!)} · <bdi>${words?.name}</bdi> · <time datetime="${new Date(row.at).toISOString()}">${dateText(row.at, language)}</time></p>
<div class="words" dir="auto"${row.language !== language && html` lang="${row.language}"`}>${lines.map((line) => html`<p>${line}</p>`)}</div>
</li>
`;
}
