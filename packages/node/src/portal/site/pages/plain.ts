import type { PublicationRefusalCode } from "@entente/api";
import { publicationRefusalCode } from "@entente/api";
import { correctionWords } from "../../bodies.ts";
import type { Language } from "../../figures.ts";
import { publicationRow } from "../../queries/publications.ts";
import { decidedCorrections, figuresOfComments } from "../../queries/readers.ts";
import { reasonWords } from "../../reader-views.ts";
import { pathOf, type SiteContext, shownVersion } from "../context.ts";
import { layout } from "../layout.ts";
import { html, type Markup } from "../markup.ts";
import { dateText, numberText, siteWords } from "../words.ts";

/** How many decided requests the log of corrections shows. */
const MOST_LOGGED = 200;

/** What is shown and what is refused, by which codes, how one appeals, what is kept, and how it went so far. */
export function policyPage(context: SiteContext, language: Language): Markup {
  const w = siteWords[language];
  const figures = figuresOfComments(context.acting.reader);
  const rows: [string, number][] = [
    [w.policy.count.received, figures.received],
    [w.policy.count.waiting, figures.waiting],
    [w.policy.count.approved, figures.approved],
    ...Object.entries(figures.refused).map(([code, n]): [string, number] => [
      w.policy.refusedFor(w.refusals[code as PublicationRefusalCode]),
      n ?? 0,
    ]),
    [w.policy.count.appealed, figures.appealed],
    [w.policy.count.overturned, figures.overturned],
  ];
  return layout(context, {
    language,
    title: w.policy.title,
    at: "policy",
    body: html`<h1>${w.policy.title}</h1>
<p class="lead">${w.policy.lead}</p>
<ul>${w.policy.rules.map((rule) => html`<li>${rule}</li>\n`)}</ul>
<p>${w.policy.codes}</p>
<ul>${publicationRefusalCode.options.map((code) => html`<li>${w.refusals[code]}</li>\n`)}</ul>
<p>${w.policy.decided}</p>
<p id="appeal">${w.policy.appeal}</p>
<p>${w.policy.kept}</p>
<h2>${w.policy.corrections}</h2>
<p>${w.policy.correctionsText}</p>
<h2>${w.policy.figures}</h2>
<div class="scroll"><table>
<caption>${w.policy.figuresCaption}</caption>
<thead><tr><th scope="col">${w.policy.what}</th><th scope="col" class="figure">${w.policy.number}</th></tr></thead>
<tbody>${rows.map(([name, n]) => html`<tr><th scope="row">${name}</th><td class="figure">${numberText(n, language)}</td></tr>\n`)}</tbody>
</table></div>
`,
  });
}

/** Requests that were decided. Of what readers wrote, only the quoted passage is shown: those are the party's own words. */
export function correctionsPage(context: SiteContext, language: Language): Markup {
  const w = siteWords[language];
  const { acting } = context;
  const rows = decidedCorrections(acting.reader, MOST_LOGGED).map((row) => {
    const publication = publicationRow(acting.reader, row.publication)!;
    const isWithdrawn = publication.withdrawn !== null;
    const title = isWithdrawn ? undefined : shownVersion(context, publication)?.words.title[language];
    const quote = isWithdrawn ? undefined : acting.words(row.payload, correctionWords)?.quote?.exact;
    const reason =
      row.decision_payload === null ? undefined : acting.words(row.decision_payload, reasonWords)?.[language];
    const notice =
      row.corrected === null || isWithdrawn
        ? undefined
        : shownVersion(context, publication, row.corrected)?.words.notice?.[language];
    return html`<tr>
<td><time datetime="${new Date(row.decided_at!).toISOString()}">${dateText(row.decided_at!, language)}</time></td>
<td><a href="${pathOf(language, row.publication)}">${title ?? w.kinds[publication.kind]}</a></td>
<td${row.language !== language && html` lang="${row.language}"`}>${quote ?? "–"}</td>
<td>${w.status.states[row.state]}${row.corrected !== null && html`. ${w.status.corrected(numberText(row.corrected, language))}`}</td>
<td>${reason ?? notice ?? "–"}</td>
</tr>
`;
  });
  const headings = [w.log.date, w.log.publication, w.log.passage, w.log.outcome, w.log.reason];
  return layout(context, {
    language,
    title: w.log.title,
    at: "corrections",
    body: html`<h1>${w.log.title}</h1>
<p class="lead">${w.log.lead}</p>
${
  rows.length === 0
    ? html`<p>${w.log.none}</p>\n`
    : html`<div class="scroll" tabindex="0" role="region" aria-label="${w.log.title}"><table>
<thead><tr>${headings.map((heading) => html`<th scope="col">${heading}</th>`)}</tr></thead>
<tbody>${rows}</tbody>
</table></div>
`
}`,
  });
}

/** One body for what never was, what is not released, and what is withheld. */
export function notFoundPage(context: SiteContext, language: Language): Markup {
  const w = siteWords[language];
  return messagePage(context, language, w.notFound, w.notFoundText);
}

export function messagePage(context: SiteContext, language: Language, title: string, text: string): Markup {
  const w = siteWords[language];
  return layout(context, {
    language,
    title,
    at: "",
    isPrivate: true,
    body: html`<h1>${title}</h1>
<p>${text}</p>
<p><a href="/${language}/">${w.home}</a></p>
`,
  });
}
