import type { Language } from "../../figures.ts";
import { partyName, pathOf, type Shown, type SiteContext } from "../context.ts";
import { html, type Markup } from "../markup.ts";
import { signaturesOf } from "../proof.ts";
import { siteWords, timeText } from "../words.ts";

/** Who stands by these bytes, and with which key. */
export function signatureSection(context: SiteContext, { row, version }: Shown, language: Language): Markup {
  const w = siteWords[language];
  const signatures = signaturesOf(context, row, version);
  const rows = signatures.map(
    ({ party, at, signed }) =>
      html`<tr><th scope="row">${partyName(context, party, language)}</th><td>${timeText(at, language)}</td><td class="hash">${signed.kid}</td></tr>\n`,
  );
  return html`<section class="facts" aria-labelledby="signed">
<h2 id="signed">${w.signatures.title}</h2>
${
  rows.length === 0
    ? html`<p>${w.signatures.alone}</p>\n`
    : html`<table class="stacked">
<caption>${w.signatures.caption}</caption>
<thead><tr><th scope="col">${w.signatures.party}</th><th scope="col">${w.signatures.on}</th><th scope="col">${w.signatures.key}</th></tr></thead>
<tbody>${rows}</tbody>
</table>
`
}</section>
`;
}

/** How a reader checks a version without trusting the page. */
export function checkSection({ row, version }: Shown, language: Language): Markup {
  const w = siteWords[language];
  const path = `${pathOf(language, row.id)}/v/${version.version}`;
  const joint = row.partner !== null;
  return html`<section class="facts" aria-labelledby="check">
<h2 id="check">${w.check.title}</h2>
<p>${w.check.short} <a href="/${language}/check">${w.check.how}</a></p>
<ol>
<li><a href="${path}.json">${w.check.bytes}</a>. ${w.check.bytesHelp}<br><span class="hash">${version.digest}</span></li>
${joint ? html`<li>${w.check.twin}<br><span class="hash">${path}</span></li>\n<li><a href="${path}.proof.json">${w.check.proof}</a> ${w.check.proofHelp}</li>\n` : html`<li>${w.check.alone}</li>\n`}</ol>
</section>
`;
}
