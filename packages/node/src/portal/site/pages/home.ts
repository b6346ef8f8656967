import type { Language } from "../../figures.ts";
import type { PublicationRow } from "../../queries/publications.ts";
import { authorText, pathOf, type SiteContext, shownVersion } from "../context.ts";
import { layout } from "../layout.ts";
import { html, type Markup } from "../markup.ts";
import { dateText, siteWords } from "../words.ts";
import { mayNameTitle } from "./tombstone.ts";

const PER_PAGE = 30;

/** What appeared, newest first; `before` is the one the last page ended with. */
export function publishedList(
  { acting }: SiteContext,
  limit: number,
  before?: PublicationRow,
): PublicationRow[] {
  return acting.reader.all<PublicationRow>(
    `SELECT * FROM view_publication WHERE published IS NOT NULL
       AND (:at IS NULL OR published < :at OR (published = :at AND id < :id))
     ORDER BY published DESC, id DESC LIMIT :limit`,
    { at: before?.published ?? null, id: before?.id ?? null, limit },
  );
}

export function homePage(
  context: SiteContext,
  language: Language,
  name: string,
  before?: PublicationRow,
): Markup {
  const w = siteWords[language];
  const rows = publishedList(context, PER_PAGE + 1, before);
  const shown = rows.slice(0, PER_PAGE);
  const last = shown.at(-1);
  const more = rows.length > PER_PAGE && last !== undefined;
  return layout(context, {
    language,
    title: name,
    at: "",
    body: html`<h1>${w.nav.publications}</h1>
<p class="lead">${w.siteLead}</p>
${shown.length === 0 ? html`<p>${w.none}</p>\n` : html`<ul class="publications">\n${shown.map((row) => item(context, row, language))}</ul>\n`}${more && html`<p><a rel="next" href="/${language}/?before=${last.id}">${w.older}</a></p>\n`}`,
  });
}

function item(context: SiteContext, row: PublicationRow, language: Language): Markup {
  const w = siteWords[language];
  const title = mayNameTitle(row) ? shownVersion(context, row)?.words.title[language] : undefined;
  const mark = row.withdrawn === null ? undefined : html` · <strong>${w.withdrawnMark}</strong>`;
  return html`<li>
<p class="kind">${w.kinds[row.kind]}${mark}</p>
<h2><a href="${pathOf(language, row.id)}">${title ?? w.kinds[row.kind]}</a></h2>
<p class="list-meta">${authorText(context, row, language)} · <time datetime="${new Date(row.published!).toISOString()}">${dateText(row.published!, language)}</time></p>
</li>
`;
}
