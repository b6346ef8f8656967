import type { Language } from "../../figures.ts";
import type { PublicationRow } from "../../queries/publications.ts";
import { withdrawalOf } from "../../withdrawal-view.ts";
import { authorText, ownName, pathOf, type SiteContext, shownVersion, sideName } from "../context.ts";
import { field, writer, wrongBanner } from "../fields.ts";
import { aboutOf, type FormState, guardedForm } from "../forms.ts";
import { layout } from "../layout.ts";
import { html, type Markup } from "../markup.ts";
import { dateText, siteWords } from "../words.ts";

/** A title can be what had to go. */
export const mayNameTitle = ({ withdrawn_code }: PublicationRow): boolean =>
  withdrawn_code === null ||
  withdrawn_code === "error" ||
  withdrawn_code === "superseded" ||
  withdrawn_code === "party-request";

/** What was withdrawn, when, by whom and why, the hash of the removed text, and how to object. Answered with 410, or with 451. */
export function tombstonePage(
  context: SiteContext,
  row: PublicationRow,
  language: Language,
  state: FormState,
): Markup {
  const w = siteWords[language];
  const { given, wrong } = state;
  const { at, by, code, digest, sentence } = withdrawalOf(context.acting, row);
  const title = mayNameTitle(row) ? shownVersion(context, row)?.words.title[language] : undefined;
  return layout(context, {
    language,
    title: w.tombstone.title,
    at: `r/${row.id}`,
    body: html`<p class="kind">${w.kinds[row.kind]}</p>
<h1>${w.tombstone.title}</h1>
${wrongBanner(w, wrong)}<blockquote><p>${sentence?.[language] ?? w.tombstone.unreadable}</p></blockquote>
${code === "legal" && html`<p>${w.tombstone.byLaw(ownName(context, language))}</p>\n`}<dl class="facts">
<dt>${w.tombstone.what}</dt><dd>${w.kinds[row.kind]}, ${authorText(context, row, language)}, ${dateText(row.published!, language)}</dd>
${title === undefined ? undefined : html`<dt>${w.tombstone.titled}</dt><dd>${title}</dd>\n`}<dt>${w.tombstone.when}</dt><dd><time datetime="${at}">${dateText(Date.parse(at), language)}</time></dd>
<dt>${w.tombstone.by}</dt><dd>${sideName(context, row, by, language)}</dd>
<dt>${w.tombstone.why}</dt><dd class="said">${w.withdrawals[code]}</dd>
<dt>${w.tombstone.hash}</dt><dd class="hash">${digest}</dd>
</dl>
<h2 id="object">${w.tombstone.appeal}</h2>
<p>${w.objection.lead}</p>
${guardedForm(
  state,
  {
    action: `${pathOf(language, row.id)}/corrections`,
    about: aboutOf("objection", row.id),
    submit: w.objection.submit,
  },
  language,
  html`${field({ name: "proposal", label: w.objection.text, kind: "text" }, w, given, wrong)}${writer(w, given, wrong)}`,
)}`,
  });
}
