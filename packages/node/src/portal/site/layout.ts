import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Language } from "../figures.ts";
import { ownName, type SiteContext } from "./context.ts";
import { html, type Markup, type Part } from "./markup.ts";
import { siteWords } from "./words.ts";

export const STYLE = readFileSync(new URL("./style.css", import.meta.url));
/** Its address changes with it, so that it may be kept for ever. */
export const STYLE_PATH = `/style.${createHash("sha256").update(STYLE).digest("hex").slice(0, 12)}.css`;

export const other = (language: Language): Language => (language === "en" ? "fr" : "en");

type Layout = {
  readonly language: Language;
  readonly title: string;
  /** This page's path behind the language: `r/<id>`, or nothing for the first page. */
  readonly at: string;
  /** The path of the page that counts, when it is another one. */
  readonly canonical?: string;
  /** A page for one reader, or none at all, has neither canonical address nor translation. */
  readonly isPrivate?: boolean;
  /** Where the same stands in the other language, when it is not at the same path. */
  readonly sameInOther?: string;
  readonly links?: readonly Markup[];
  readonly body: Part;
};

/** A whole page, in one language, with its links to the other. */
export function layout(
  context: SiteContext,
  { language, title, at, canonical, isPrivate, sameInOther, links, body }: Layout,
): Markup {
  const w = siteWords[language];
  const name = ownName(context, language);
  const current = (path: string) => (at === path ? html` aria-current="page"` : undefined);
  const inOther = sameInOther ?? (isPrivate === true ? "" : at);
  const nav = [
    ["", w.nav.publications],
    ["corrections", w.nav.corrections],
    ["policy", w.nav.policy],
    ["check", w.nav.check],
  ] as const;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title === name ? title : `${title} – ${name}`}</title>
<link rel="stylesheet" href="${STYLE_PATH}">
${isPrivate === true ? undefined : heads(context, language, canonical ?? at)}
${(["atom", "rss", "json"] as const).map(
  (kind) =>
    html`<link rel="alternate" type="${FEED_TYPES[kind]}" title="${w.feedTitle(name)}" href="/${language}/feed.${kind}">\n`,
)}${links}</head>
<body>
<a class="skip" href="#main">${w.skip}</a>
<header class="site">
<p class="imprint">${w.siteName}</p>
<a class="name" href="/${language}/">${name}</a>
<a class="language" href="/${other(language)}/${inOther}" lang="${other(language)}" hreflang="${other(language)}" rel="alternate">${w.otherLanguage}</a>
<nav aria-label="${w.nav.label}"><ul>
${nav.map(([path, text]) => html`<li><a href="/${language}/${path}"${current(path)}>${text}</a></li>\n`)}</ul></nav>
</header>
<main id="main" tabindex="-1">
${body}</main>
<footer class="foot">
<nav aria-label="${w.nav.feeds}"><ul>
<li>${w.nav.feeds}</li>
<li><a href="/${language}/feed.atom">Atom</a></li>
<li><a href="/${language}/feed.rss">RSS</a></li>
<li><a href="/${language}/feed.json">JSON</a></li>
</ul></nav>
<p>${w.footer}</p>
</footer>
</body>
</html>
`;
}

export const FEED_TYPES = {
  atom: "application/atom+xml",
  rss: "application/rss+xml",
  json: "application/feed+json",
} as const;

/** Which page counts, and where it stands in each language; the first page chooses by what a browser asks for. */
function heads({ origin }: SiteContext, language: Language, path: string): Markup {
  const fallback = path === "" ? `${origin}/` : `${origin}/en/${path}`;
  return html`<link rel="canonical" href="${origin}/${language}/${path}">
<link rel="alternate" hreflang="en" href="${origin}/en/${path}">
<link rel="alternate" hreflang="fr" href="${origin}/fr/${path}">
<link rel="alternate" hreflang="x-default" href="${fallback}">
`;
}
