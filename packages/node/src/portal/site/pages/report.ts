import type { JsonValue } from "@entente/json";
import type { Language } from "../../figures.ts";
import { type VersionRow, versionsOfPublication } from "../../queries/publications.ts";
import { authorText, pathOf, type Shown, type SiteContext, shownVersion } from "../context.ts";
import { datedPath } from "../dated.ts";
import { FEED_TYPES, layout } from "../layout.ts";
import { html, type Markup, prose } from "../markup.ts";
import { signaturesOf } from "../proof.ts";
import { dateText, numberText, type SiteWords, siteWords, timeText } from "../words.ts";
import { commentSection } from "./comments.ts";
import { checkSection, signatureSection } from "./signatures.ts";
import { changes, versionList } from "./versions.ts";

/** A text as readers see it now. */
export function reportPage(context: SiteContext, shown: Shown, language: Language): Markup {
  const { row, words } = shown;
  const w = siteWords[language];
  const path = pathOf(language, row.id);
  const versions = appeared(context, row.id);
  return layout(context, {
    language,
    title: words.title[language],
    at: `r/${row.id}`,
    links: [
      html`<link rel="alternate" type="application/ld+json" href="${path}.jsonld">\n`,
      ...(["atom", "json"] as const).map(
        (kind) =>
          html`<link rel="alternate" type="${FEED_TYPES[kind]}" title="${words.title[language]}" href="${path}/feed.${kind}">\n`,
      ),
    ],
    body: html`<article>
${notices(context, shown, versions, language)}${head(context, shown, versions, language)}<div class="text">
${prose(words.text[language])}</div>
<p class="no-print"><a class="act" href="${path}/correct">${w.correct.link}</a></p>
${annex(context, shown, versions, language)}</article>
${commentSection(context, row.id, language)}`,
  });
}

/** One version at its own address: the former ones say that they are. */
export function versionPage(context: SiteContext, shown: Shown, language: Language): Markup {
  const { row, version, words } = shown;
  const w = siteWords[language];
  const isFormer = version.version !== row.current;
  const versions = appeared(context, row.id);
  const banner = html`<div class="banner" role="note"><p><strong>${w.former}.</strong> ${w.oldVersion}</p>
<p><a href="${pathOf(language, row.id)}">${w.current}</a></p></div>
`;
  return layout(context, {
    language,
    title: `${words.title[language]} (${w.facts.version} ${version.version})`,
    at: `r/${row.id}/v/${version.version}`,
    canonical: `r/${row.id}`,
    body: html`<article>
${isFormer && banner}${head(context, shown, versions, language)}<div class="text">
${prose(words.text[language])}</div>
${changes(context, shown, language)}${annex(context, shown, versions, language)}</article>
`,
  });
}

const appeared = ({ acting }: SiteContext, id: string): VersionRow[] =>
  versionsOfPublication(acting.reader, id).filter(({ published }) => published !== null);

/** What, by whom, when, in which state, who signed: before the first word of the text. */
function head(
  context: SiteContext,
  { row, version, words }: Shown,
  versions: readonly VersionRow[],
  language: Language,
): Markup {
  const w = siteWords[language];
  const isCurrent = version.version === row.current;
  const number = numberText(version.version, language);
  const times = versions.filter(({ change }) => change === "correction").length;
  const corrected = times === 0 ? w.document.uncorrected : w.document.corrected(times);
  const isSigned = signaturesOf(context, row, version).length > 1;
  return html`<header class="title">
<p class="kind">${w.kinds[row.kind]}</p>
<h1>${words.title[language]}</h1>
<dl class="strip" aria-label="${w.document.about}">
<div><dt>${w.document.by}</dt><dd>${authorText(context, row, language)}</dd></div>
<div><dt>${w.document.published}</dt><dd>${timeText(row.published!, language)}</dd></div>
<div><dt>${w.document.status}</dt><dd>${isCurrent ? `${w.document.current(number)}, ${corrected}` : w.document.former(number)}</dd></div>
<div><dt>${w.document.signed}</dt><dd>${isSigned ? html`<a href="#signed">${w.document.both}</a>` : w.document.alone}</dd></div>
</dl>
</header>
`;
}

/** At the top, the newest first: what was corrected, and where the former text can be read. */
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
      const path = pathOf(language, row.id);
      const links = html`<a href="${path}/v/${version.version}#changes">${w.changed}</a> · <a href="${path}/v/${version.version - 1}">${w.former}</a>`;
      return version.change === "slip"
        ? html`<p>${w.slipOn(date)}. ${links}</p>\n`
        : html`<p><strong>${w.correctedOn(date)}.</strong> ${notice} ${links}</p>\n`;
    });
  return said.length === 0 ? html`` : html`<div class="banner" role="note">\n${said}</div>\n`;
}

/** Behind the text: signatures, how to check it, versions, addresses. */
function annex(
  context: SiteContext,
  shown: Shown,
  versions: readonly VersionRow[],
  language: Language,
): Markup {
  const { row, words } = shown;
  const w = siteWords[language];
  const path = pathOf(language, row.id);
  const dated = datedPath(context, row, language);
  return html`${signatureSection(context, shown, language)}${checkSection(shown, language)}${versionList(context, shown, versions, language)}<section class="facts" aria-labelledby="facts">
<h2 id="facts">${w.facts.title}</h2>
<dl>
<dt>${w.facts.permanent}</dt><dd><a href="${path}">${context.origin}${path}</a></dd>
${dated === undefined ? undefined : html`<dt>${w.facts.dated}</dt><dd><a href="${dated}">${dated}</a></dd>\n`}${basis(words.about as JsonValue | undefined, w)}<dt>${w.facts.data}</dt><dd><a href="${path}.jsonld">JSON-LD</a>, <a href="${path}/feed.atom">Atom</a>, <a href="${path}/feed.json">JSON Feed</a></dd>
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
