import type { PublicationRefusalCode } from "@entente/api";
import { publicationRefusalCode } from "@entente/api";
import type { Language } from "../../figures.ts";
import { figuresOfComments } from "../../queries/readers.ts";
import type { SiteContext } from "../context.ts";
import { layout } from "../layout.ts";
import { html, type Markup } from "../markup.ts";
import { numberText, siteWords } from "../words.ts";

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
