import type { JsonValue } from "@entente/json";
import type { Language } from "../../figures.ts";
import { type VersionRow, versionsOfPublication } from "../../queries/publications.ts";
import { authorText, pathOf, type Shown, type SiteContext, shownVersion } from "../context.ts";
import { datedPath } from "../dated.ts";
import type { Typed, Wrong } from "../fields.ts";
import { FEED_TYPES, layout } from "../layout.ts";
import { html, type Markup, prose } from "../markup.ts";
import { dateText, numberText, type SiteWords, siteWords } from "../words.ts";
import { commentSection } from "./comments.ts";

/** A text as readers see it now. `given` and `wrong` are of a comment that could not be taken. */
export function reportPage(
  context: SiteContext,
  shown: Shown,
  language: Language,
  given?: Typed,
  wrong?: Wrong,
): Markup {
  const { row, words } = shown;
  const w = siteWords[language];
  const versions = appeared(context, row.id);
  return layout(context, {
    language,
    title: words.title[language],
    at: `r/${row.id}`,
    links: [
      html`<link rel="alternate" type="application/ld+json" href="${pathOf(language, row.id)}.jsonld">\n`,
      html`<link rel="alternate" type="${FEED_TYPES.atom}" title="${words.title[language]}" href="${pathOf(language, row.id)}/feed.atom">\n`,
    ],
    body: html`<article>
${notices(context, shown, versions, language)}${head(context, shown, language)}<div class="text">
${prose(words.text[language])}</div>
${facts(context, shown, versions, language)}</article>
<p class="no-print"><a href="${pathOf(language, row.id)}/correct">${w.correct.link}</a></p>
${commentSection(context, row.id, language, given, wrong)}`,
  });
}

/** One version at its own address: the former ones say that they are. */
export function versionPage(context: SiteContext, shown: Shown, language: Language): Markup {
  const { row, version, words } = shown;
  const w = siteWords[language];
  const isFormer = version.version !== row.current;
  const banner = html`<div class="banner" role="note"><p><strong>${w.former}.</strong> ${w.oldVersion}</p>
<p><a href="${pathOf(language, row.id)}">${w.current}</a></p></div>
`;
  return layout(context, {
    language,
    title: `${words.title[language]} (${w.facts.version} ${version.version})`,
    at: `r/${row.id}/v/${version.version}`,
    canonical: `r/${row.id}`,
    body: html`<article>
${isFormer && banner}${head(context, shown, language)}<div class="text">
${prose(words.text[language])}</div>
${changes(context, shown, language)}${facts(context, shown, appeared(context, row.id), language)}</article>
`,
  });
}

const appeared = ({ acting }: SiteContext, id: string): VersionRow[] =>
  versionsOfPublication(acting.reader, id).filter(({ published }) => published !== null);

function head(context: SiteContext, { row, version, words }: Shown, language: Language): Markup {
  const w = siteWords[language];
  const first = row.published!;
  const date = (at: number) =>
    html`<time datetime="${new Date(at).toISOString()}">${dateText(at, language)}</time>`;
  const changed =
    version.published !== null && version.version > 1
      ? html` · ${w.updated} ${date(version.published)}`
      : undefined;
  return html`<p class="kind">${w.kinds[row.kind]}</p>
<h1>${words.title[language]}</h1>
<p class="meta">${w.by(authorText(context, row, language))} · ${w.published} ${date(first)}${changed}</p>
`;
}

/** What was corrected stands at the top, dated; a typing slip is said without a notice. */
function notices(
  context: SiteContext,
  { row }: Shown,
  versions: readonly VersionRow[],
  language: Language,
): Markup {
  const w = siteWords[language];
  const said = versions
    .filter(({ version }) => version > 1)
    .reverse()
    .slice(0, 20)
    .map((version) => {
      const date = dateText(version.published!, language);
      const notice = shownVersion(context, row, version.version)?.words.notice?.[language];
      const former = html`<a href="${pathOf(language, row.id)}/v/${version.version - 1}">${w.former}</a>`;
      return version.change === "slip"
        ? html`<p>${w.slipOn(date)}. ${former}</p>\n`
        : html`<p><strong>${w.correctedOn(date)}.</strong> ${notice} ${former}</p>\n`;
    });
  return said.length === 0 ? html`` : html`<div class="banner" role="note">\n${said}</div>\n`;
}

/** Paragraphs that went, and those that came in their place. */
function changes(context: SiteContext, { row, version, words }: Shown, language: Language): Markup {
  const before = shownVersion(context, row, version.version - 1)?.words;
  if (before === undefined) return html``;
  const w = siteWords[language];
  const blocks = (text: string) => text.split(/\n\s*\n/).map((each) => each.trim());
  const [former, now] = [blocks(before.text[language]), blocks(words.text[language])];
  const gone = former.filter((each) => !now.includes(each));
  const come = now.filter((each) => !former.includes(each));
  const titled = before.title[language] !== words.title[language];
  return html`<section>
<h2>${w.changed}</h2>
${words.notice === undefined ? undefined : html`<p>${words.notice[language]}</p>\n`}<p class="soft small">${w.before}</p>
<blockquote>${titled && html`<p><del>${before.title[language]}</del></p>`}${gone.map((each) => html`<p><del>${each}</del></p>\n`)}</blockquote>
<p class="soft small">${w.after}</p>
<blockquote>${titled && html`<p><ins>${words.title[language]}</ins></p>`}${come.map((each) => html`<p><ins>${each}</ins></p>\n`)}</blockquote>
</section>
`;
}

function facts(
  context: SiteContext,
  { row, version, words }: Shown,
  versions: readonly VersionRow[],
  language: Language,
): Markup {
  const w = siteWords[language];
  const path = pathOf(language, row.id);
  const dated = datedPath(context, row, language);
  return html`<section class="facts" aria-labelledby="facts">
<h2 id="facts">${w.facts.title}</h2>
${row.partner !== null && html`<p>${w.jointNote}</p>\n`}<dl>
<dt>${w.facts.permanent}</dt><dd><a href="${path}">${context.origin}${path}</a></dd>
${dated === undefined ? undefined : html`<dt>${w.facts.dated}</dt><dd><a href="${dated}">${dated}</a></dd>\n`}<dt>${w.facts.versions}</dt><dd><ul class="plain">${versions.slice(-50).map((each) => html`<li><a href="${path}/v/${each.version}">${w.facts.versionOn(numberText(each.version, language), dateText(each.published!, language))}</a></li>`)}</ul></dd>
${basis(words.about as JsonValue | undefined, w)}<dt>${w.facts.hash}</dt><dd><span class="hash">${version.digest}</span><br><span class="small soft">${w.facts.hashHelp} <a href="${path}/v/${version.version}.json">${w.facts.bytes}</a></span></dd>
<dt>${w.facts.data}</dt><dd><a href="${path}.jsonld">JSON-LD</a></dd>
</dl>
</section>
`;
}

function basis(about: JsonValue | undefined, w: SiteWords): Markup | undefined {
  if (about === undefined || about === null) return undefined;
  const { inquiry, finding, digest } = about as { inquiry?: string; finding?: string; digest?: string };
  const said = [
    inquiry === undefined
      ? undefined
      : html`<li>${w.facts.inquiry} <span class="hash">${inquiry}</span></li>`,
    finding === undefined ? undefined : html`<li>${w.facts.finding} ${finding}</li>`,
    digest === undefined ? undefined : html`<li>${w.facts.full} <span class="hash">${digest}</span></li>`,
  ];
  return html`<dt>${w.facts.about}</dt><dd><ul class="plain">${said}</ul></dd>\n`;
}
