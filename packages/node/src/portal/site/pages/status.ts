import { appealDecisionWords, commentWords, correctionWords, decisionWords } from "../../bodies.ts";
import type { Language } from "../../figures.ts";
import { publicationRow } from "../../queries/publications.ts";
import type { CommentRow, CorrectionRow } from "../../queries/readers.ts";
import { anchorOf, reasonWords } from "../../reader-views.ts";
import { pathOf, type SiteContext, shownVersion } from "../context.ts";
import { field, type Typed, type Wrong, wrongBanner } from "../fields.ts";
import { layout } from "../layout.ts";
import { html, type Markup, type Part } from "../markup.ts";
import { dateText, numberText, siteWords } from "../words.ts";
import { mayNameTitle } from "./tombstone.ts";

/** What only the holder of the address sees: what was sent, and what became of it. */
export function commentStatusPage(
  context: SiteContext,
  row: CommentRow,
  secret: string,
  language: Language,
  given?: Typed,
  wrong?: Wrong,
): Markup {
  const { acting } = context;
  const w = siteWords[language];
  const words = acting.words(row.payload, commentWords);
  const decision =
    row.decision_payload === null ? undefined : acting.words(row.decision_payload, decisionWords);
  const answer =
    row.appeal_reason === null ? undefined : acting.words(row.appeal_reason, appealDecisionWords);
  const mayAppeal = row.state === "refused" && row.appeal_state === null && row.erased === null;
  return layout(context, {
    language,
    title: w.status.comment,
    at: `c/${secret}`,
    isPrivate: true,
    sameInOther: `c/${secret}`,
    body: html`<h1>${w.status.comment}</h1>
<p class="banner">${w.status.keep}</p>
${facts(context, language, row, [
  [
    w.status.state,
    html`<strong>${w.status.states[row.state]}</strong>${row.state === "approved" && html`. <a href="${pathOf(language, row.publication)}#c${row.number!}">${w.status.approved(row.number!)}</a>`}`,
  ],
  [
    w.status.reason,
    row.state === "refused" && row.code !== null && `${w.policy.codes} ${w.refusals[row.code]}.`,
  ],
  [w.status.passage, decision?.passage],
  ["", row.state === "refused" && decision?.reason],
])}<h2>${w.status.yours}</h2>
<blockquote dir="auto">${words === undefined ? html`<p>${w.status.erased}</p>` : lines(words.text)}</blockquote>
${row.appeal_state !== null && html`<h2>${w.status.appeal}</h2>\n<p>${w.status.appeals[row.appeal_state]}</p>\n${answer === undefined ? undefined : html`<blockquote><p>${answer.reason}</p></blockquote>\n`}`}${
  mayAppeal &&
  html`<h2 id="appeal">${w.status.appeal}</h2>
<p>${w.status.appealLead}</p>
${wrongBanner(w, wrong)}<form method="post" action="/${language}/c/${secret}/appeal" accept-charset="utf-8">
${field({ name: "text", label: w.status.appealText, kind: "text" }, w, given, wrong)}<button type="submit">${w.status.appealSubmit}</button>
</form>
`
}`,
  });
}

export function correctionStatusPage(
  context: SiteContext,
  row: CorrectionRow,
  secret: string,
  language: Language,
): Markup {
  const { acting } = context;
  const w = siteWords[language];
  const words = acting.words(row.payload, correctionWords);
  const reason =
    row.decision_payload === null ? undefined : acting.words(row.decision_payload, reasonWords)?.[language];
  const title = row.about === "passage" ? w.status.correction : w.status.objection;
  const version = html`<a href="${pathOf(language, row.publication)}/v/${row.corrected ?? 0}">${w.status.corrected(numberText(row.corrected ?? 0, language))}</a>`;
  return layout(context, {
    language,
    title,
    at: `c/${secret}`,
    isPrivate: true,
    sameInOther: `c/${secret}`,
    body: html`<h1>${title}</h1>
<p class="banner">${w.status.keep}</p>
${facts(context, language, row, [
  [
    w.status.state,
    html`<strong>${w.status.states[row.state]}</strong>${row.corrected !== null && html`. ${version}`}`,
  ],
  [w.status.reason, reason],
  [w.status.passage, words?.quote?.exact],
  ["", anchorOf(acting, row, words) === "orphaned" && w.status.orphaned],
])}<h2>${w.status.yours}</h2>
<blockquote dir="auto">${words === undefined ? html`<p>${w.status.erased}</p>` : lines(words.proposal)}</blockquote>
`,
  });
}

const lines = (text: string): Markup =>
  html`${text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => html`<p>${line}</p>`)}`;

function facts(
  context: SiteContext,
  language: Language,
  row: CommentRow | CorrectionRow,
  pairs: readonly (readonly [string, Part])[],
): Markup {
  const w = siteWords[language];
  const said = pairs.filter(([, value]) => value !== undefined && value !== false);
  return html`<dl class="facts">
<dt>${w.status.about}</dt><dd><a href="${pathOf(language, row.publication)}">${titleOf(context, row.publication, language)}</a></dd>
<dt>${w.status.received}</dt><dd>${dateText(row.at, language)}</dd>
${said.map(([name, value]) => html`<dt>${name}</dt><dd class="said">${value}</dd>\n`)}</dl>
`;
}

/** The title of a text, where it may be named; its kind where it may not. */
function titleOf(context: SiteContext, id: string, language: Language): string {
  const row = publicationRow(context.acting.reader, id)!;
  const title = mayNameTitle(row) ? shownVersion(context, row)?.words.title[language] : undefined;
  return title ?? siteWords[language].kinds[row.kind];
}
