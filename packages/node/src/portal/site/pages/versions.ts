import type { Language } from "../../figures.ts";
import type { VersionRow } from "../../queries/publications.ts";
import { pathOf, type Shown, type SiteContext, shownVersion } from "../context.ts";
import { html, type Markup } from "../markup.ts";
import { changedParagraphs } from "../paragraphs.ts";
import { numberText, siteWords, timeText } from "../words.ts";

/** As many versions are listed, the newest. */
const MOST_LISTED = 50;

/** All versions that appeared, each at its own address, newest first. */
export function versionList(
  context: SiteContext,
  { row, version }: Shown,
  versions: readonly VersionRow[],
  language: Language,
): Markup {
  const w = siteWords[language];
  const said = ({ version: number, change }: VersionRow) =>
    number === 1
      ? w.facts.first
      : change === "slip"
        ? w.log.slip
        : (shownVersion(context, row, number)?.words.notice?.[language] ?? w.log.corrected);
  const items = versions
    .slice(-MOST_LISTED)
    .reverse()
    .map(
      (each) => html`<li>
<a href="${pathOf(language, row.id)}/v/${each.version}"${each.version === version.version && html` aria-current="true"`}>${w.facts.versionNumber(numberText(each.version, language))}</a>, ${timeText(each.published!, language)}${each.version === version.version && html` <strong>(${w.facts.here})</strong>`}
<br><span class="soft">${said(each)}</span></li>
`,
    );
  return html`<section class="facts" aria-labelledby="versions">
<h2 id="versions">${w.facts.versions}</h2>
<ol class="plain versions">
${items}</ol>
</section>
`;
}

/** Paragraphs that went, and those that came in their place. */
export function changes(context: SiteContext, { row, version, words }: Shown, language: Language): Markup {
  const before = shownVersion(context, row, version.version - 1)?.words;
  if (before === undefined) return html``;
  const w = siteWords[language];
  const { gone, come } = changedParagraphs(before.text[language], words.text[language]);
  const titled = before.title[language] !== words.title[language];
  return html`<section aria-labelledby="changes">
<h2 id="changes">${w.changed}</h2>
${words.notice === undefined ? undefined : html`<p>${words.notice[language]}</p>\n`}<h3>${w.before}</h3>
<blockquote>${titled && html`<p><del>${before.title[language]}</del></p>`}${gone.map((each) => html`<p><del>${each}</del></p>\n`)}</blockquote>
<h3>${w.after}</h3>
<blockquote>${titled && html`<p><ins>${words.title[language]}</ins></p>`}${come.map((each) => html`<p><ins>${each}</ins></p>\n`)}</blockquote>
</section>
`;
}
