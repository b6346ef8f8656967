import type { Language } from "../../figures.ts";
import { type PublicationRow, versionRow } from "../../queries/publications.ts";
import { authorText, pathOf, type Shown, type SiteContext, shownVersion } from "../context.ts";
import { excerpt, sectionsOf, shortened } from "../excerpt.ts";
import { layout } from "../layout.ts";
import { html, type Markup, prose } from "../markup.ts";
import { dateText, siteWords, timeText } from "../words.ts";
import { mayNameTitle } from "./tombstone.ts";

const PER_PAGE = 30;
const OPENING = 420;
/** Findings on the first page, and what is shown of each. */
const MOST_FINDINGS = 2;
const MOST_SECTIONS = 4;
const SECTION = 320;

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

/** The newest texts that stand, of one kind or of any. */
function standing(context: SiteContext, limit: number, kind?: "finding"): Shown[] {
  return context.acting.reader
    .all<PublicationRow>(
      `SELECT * FROM view_publication WHERE published IS NOT NULL AND withdrawn IS NULL
         AND (:kind IS NULL OR kind = :kind) ORDER BY published DESC, id DESC LIMIT :limit`,
      { kind: kind ?? null, limit },
    )
    .flatMap((row) => shownVersion(context, row) ?? []);
}

/** What was published last and what the parties established; then everything, newest first. */
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
  const latest = before === undefined ? standing(context, 1)[0] : undefined;
  const findings =
    before === undefined
      ? standing(context, MOST_FINDINGS + 1, "finding")
          .filter(({ row }) => row.id !== latest?.row.id)
          .slice(0, MOST_FINDINGS)
      : [];
  const others = shown.filter(({ id }) => id !== latest?.row.id);
  return layout(context, {
    language,
    title: before === undefined ? name : w.older,
    at: before === undefined ? "" : `?before=${before.id}`,
    body: html`<h1${latest !== undefined && html` class="away"`}>${before === undefined ? w.nav.publications : w.older}</h1>
${before === undefined && html`<p class="intro soft">${w.siteLead}</p>\n`}${shown.length === 0 && html`<p>${w.none}</p>\n`}${latest !== undefined && newest(context, latest, language)}${findings.length > 0 && html`<section aria-labelledby="established">\n<h2 id="established" class="rubric">${w.front.established}</h2>\n${findings.map((each) => finding(context, each, language))}</section>\n`}${others.length > 0 && html`<section aria-label="${w.front.others}">\n${latest !== undefined && html`<h2 class="rubric">${w.front.others}</h2>\n`}<ul class="publications">\n${others.map((row) => item(context, row, language))}</ul>\n</section>\n`}${more && html`<p><a rel="next" href="/${language}/?before=${last.id}">${w.older}</a></p>\n`}`,
  });
}

function newest(context: SiteContext, shown: Shown, language: Language): Markup {
  const { row, words } = shown;
  const w = siteWords[language];
  const path = pathOf(language, row.id);
  const isFinding = row.kind === "finding" && sectionsOf(words.text[language]).length > 0;
  return html`<section class="newest" aria-labelledby="newest">
<p class="kind">${w.front.latest} · ${w.kinds[row.kind]}</p>
<h2 id="newest"><a class="open" href="${path}">${words.title[language]}</a></h2>
<p class="list-meta">${authorText(context, row, language)} · ${timeText(row.published!, language)}${corrected(context, row, language)}</p>
${isFinding ? sections(words.text[language]) : html`<p class="opening">${excerpt(words.text[language], OPENING)}</p>\n`}<p><a href="${path}">${w.front.whole}</a></p>
</section>
`;
}

function finding(context: SiteContext, { row, words }: Shown, language: Language): Markup {
  const w = siteWords[language];
  const text = words.text[language];
  const path = pathOf(language, row.id);
  return html`<div class="finding">
<h3><a class="open" href="${path}">${words.title[language]}</a></h3>
<p class="list-meta">${authorText(context, row, language)} · ${timeText(row.published!, language)}${corrected(context, row, language)}</p>
${sectionsOf(text).length > 0 ? sections(text, 4) : html`<p>${excerpt(text, OPENING)}</p>\n`}<p><a href="${path}">${w.front.more}</a></p>
</div>
`;
}

/** Established, assessed, not determined: beside one another, as the parties have parted them. */
const sections = (text: string, level: 3 | 4 = 3): Markup => html`<div class="established">
${sectionsOf(text)
  .slice(0, MOST_SECTIONS)
  .map(
    ({ heading, text: said }) =>
      html`<div>\n${prose(`## ${heading}`, level)}${prose(shortened(said, SECTION), level)}</div>\n`,
  )}</div>
`;

function corrected({ acting }: SiteContext, row: PublicationRow, language: Language): Markup | undefined {
  if (row.withdrawn !== null || row.current < 2) return undefined;
  const version = versionRow(acting.reader, row.id, row.current);
  if (version?.change !== "correction" || version.published === null) return undefined;
  return html` · <strong>${siteWords[language].correctedOn(dateText(version.published, language))}</strong>`;
}

function item(context: SiteContext, row: PublicationRow, language: Language): Markup {
  const w = siteWords[language];
  const title = mayNameTitle(row) ? shownVersion(context, row)?.words.title[language] : undefined;
  const mark =
    row.withdrawn === null
      ? corrected(context, row, language)
      : html` · <strong>${w.withdrawnOn(dateText(row.withdrawn, language))}</strong>`;
  return html`<li${row.withdrawn !== null && html` class="gone"`}>
<p class="day">${timeText(row.published!, language)}</p>
<div><p class="kind">${w.kinds[row.kind]}</p>
<h3><a class="open" href="${pathOf(language, row.id)}">${title ?? w.kinds[row.kind]}</a></h3>
<p class="list-meta">${authorText(context, row, language)}${mark}</p></div>
</li>
`;
}
