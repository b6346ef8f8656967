import { commentWords } from "../../bodies.ts";
import type { Language } from "../../figures.ts";
import { FIELD } from "../../limits.ts";
import {
  approvedComments,
  approvedCount,
  type CommentRow,
  lastNumber,
  numberedComments,
} from "../../queries/readers.ts";
import { pathOf, type Shown, type SiteContext } from "../context.ts";
import { field, writer, wrongBanner } from "../fields.ts";
import { aboutOf, type FormState, guardedForm } from "../forms.ts";
import { layout } from "../layout.ts";
import { html, type Markup } from "../markup.ts";
import { dateText, numberText, type SiteWords, siteWords } from "../words.ts";

/** As many comments stand on a page of them, and at most as many under a text. */
export const COMMENTS_ON_PAGE = 20;

/** Where a comment stands for good: numbers are given in turn, so a page never changes which ones are its own. */
export const commentPath = (language: Language, publication: string, number: number): string =>
  `${pathOf(language, publication)}/comments/${pageOf(number)}#c${number}`;

const pageOf = (number: number): number => Math.ceil(number / COMMENTS_ON_PAGE);

/** The newest approved comments, numbered, as they were written; and the way to the form. */
export function commentSection(context: SiteContext, publication: string, language: Language): Markup {
  const w = siteWords[language];
  const { reader } = context.acting;
  const count = approvedCount(reader, publication);
  const rows = approvedComments(reader, publication, COMMENTS_ON_PAGE);
  const more = count > rows.length;
  return html`<section aria-labelledby="comments">
<h2 id="comments">${w.comments.title}</h2>
<p class="soft">${count === 0 ? w.comments.none : w.comments.count(count)}${more && ` ${w.comments.shown(rows.length)}`}</p>
${more && pages(context, publication, language)}${rows.length > 0 && html`<ol class="comments">\n${rows.map((row) => comment(context, row, language))}</ol>\n`}<p class="no-print"><a class="act" href="${pathOf(language, publication)}/comment">${w.comments.write}</a> <span class="soft">${w.comments.lead}</span></p>
</section>
`;
}

/** One page of comments, at an address that keeps its meaning. Undefined where there is none. */
export function commentsPage(
  context: SiteContext,
  { row, words }: Shown,
  language: Language,
  number: number,
): Markup | undefined {
  const w = siteWords[language];
  const first = (number - 1) * COMMENTS_ON_PAGE + 1;
  const rows = numberedComments(context.acting.reader, row.id, first, first + COMMENTS_ON_PAGE - 1);
  if (rows.length === 0) return undefined;
  return layout(context, {
    language,
    title: `${w.comments.title}: ${words.title[language]}`,
    at: `r/${row.id}/comments/${number}`,
    body: html`<p class="kind"><a href="${pathOf(language, row.id)}">${words.title[language]}</a></p>
<h1>${w.comments.title}</h1>
${pages(context, row.id, language, number)}<ol class="comments">\n${rows.map((each) => comment(context, each, language))}</ol>
<p class="no-print"><a class="act" href="${pathOf(language, row.id)}/comment">${w.comments.write}</a></p>
`,
  });
}

function pages({ acting }: SiteContext, publication: string, language: Language, here?: number): Markup {
  const w = siteWords[language];
  const last = lastNumber(acting.reader, publication);
  if (pageOf(last) < 2) return html``;
  const shown = Array.from({ length: pageOf(last) }, (_, n) => n + 1).slice(-100);
  const text = (page: number) =>
    w.comments.page(
      numberText((page - 1) * COMMENTS_ON_PAGE + 1, language),
      numberText(Math.min(page * COMMENTS_ON_PAGE, last), language),
    );
  return html`<nav class="pages" aria-label="${w.comments.pages}"><ul>
${shown.map((page) => html`<li><a href="${pathOf(language, publication)}/comments/${page}"${page === here && html` aria-current="page"`}>${text(page)}</a></li>\n`)}</ul></nav>
`;
}

function comment({ acting }: SiteContext, row: CommentRow, language: Language): Markup {
  const w = siteWords[language];
  const words = acting.words(row.payload, commentWords);
  const lines = (words?.text ?? w.status.erased).split("\n").filter((line) => line.trim() !== "");
  return html`<li id="c${row.number!}">
<p class="list-meta"><a href="${commentPath(language, row.publication, row.number!)}">${w.comments.number(row.number!)}</a> · <bdi>${words?.name}</bdi> · <time datetime="${new Date(row.at).toISOString()}">${dateText(row.at, language)}</time></p>
<div class="words" dir="auto"${row.language !== language && html` lang="${row.language}"`}>${lines.map((line) => html`<p>${line}</p>`)}</div>
</li>
`;
}

/** The form for a comment: what happens with it stands before it. */
export function commentPage(
  context: SiteContext,
  { row, words }: Shown,
  language: Language,
  state: FormState,
): Markup {
  const w = siteWords[language];
  const { given, wrong } = state;
  const text = field(
    {
      name: "text",
      label: w.comments.text,
      help: w.form.limit(numberText(FIELD.text, language)),
      kind: "text",
    },
    w,
    given,
    wrong,
  );
  return layout(context, {
    language,
    title: `${w.comments.write}: ${words.title[language]}`,
    at: `r/${row.id}/comment`,
    body: html`<p class="kind"><a href="${pathOf(language, row.id)}">${words.title[language]}</a></p>
<h1>${w.comments.write}</h1>
${wrongBanner(w, wrong)}${happens(w, language)}${guardedForm(
  state,
  {
    action: `${pathOf(language, row.id)}/comments`,
    about: aboutOf("comment", row.id),
    submit: w.comments.submit,
  },
  language,
  html`${text}${writer(w, given, wrong)}`,
)}`,
  });
}

const happens = (
  w: SiteWords,
  language: Language,
): Markup => html`<section class="happens" aria-labelledby="happens">
<h2 id="happens">${w.comments.happens}</h2>
<ol>${w.comments.steps.map((step) => html`<li>${step}</li>\n`)}</ol>
<p><a href="/${language}/policy">${w.form.policy}</a></p>
</section>
`;
