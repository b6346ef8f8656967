import type { Language } from "../../figures.ts";
import { pathOf, type Shown, type SiteContext } from "../context.ts";
import { field, writer, wrongBanner } from "../fields.ts";
import { aboutOf, type FormState, guardedForm } from "../forms.ts";
import { layout } from "../layout.ts";
import { html, type Markup, prose } from "../markup.ts";
import { siteWords } from "../words.ts";

/** The form for a correction, with the text it is about below, to copy the passage from. */
export function correctPage(
  context: SiteContext,
  { row, words }: Shown,
  language: Language,
  state: FormState,
): Markup {
  const w = siteWords[language];
  const { given, wrong } = state;
  const fields = html`${field({ name: "exact", label: w.correct.exact, help: w.correct.exactHelp, kind: "short" }, w, given, wrong)}${field({ name: "prefix", label: w.correct.prefix, help: w.correct.aroundHelp, kind: "line", optional: true }, w, given, wrong)}${field({ name: "suffix", label: w.correct.suffix, help: w.correct.aroundHelp, kind: "line", optional: true }, w, given, wrong)}${field({ name: "proposal", label: w.correct.proposal, help: w.correct.proposalHelp, kind: "text" }, w, given, wrong)}${field({ name: "source", label: w.correct.source, kind: "line", optional: true }, w, given, wrong)}${writer(w, given, wrong)}`;
  return layout(context, {
    language,
    title: `${w.correct.title}: ${words.title[language]}`,
    at: `r/${row.id}/correct`,
    body: html`<p class="kind"><a href="${pathOf(language, row.id)}">${words.title[language]}</a></p>
<h1>${w.correct.title}</h1>
${wrongBanner(w, wrong)}<p class="lead">${w.correct.lead}</p>
${guardedForm(
  state,
  {
    action: `${pathOf(language, row.id)}/corrections`,
    about: aboutOf("correction", row.id),
    submit: w.correct.submit,
  },
  language,
  fields,
)}<section class="quoted" aria-labelledby="quoted">
<h2 id="quoted">${words.title[language]}</h2>
<div class="text">
${prose(words.text[language], 3)}</div>
</section>
`,
  });
}
