import { canonicalText, type JsonValue } from "@entente/json";
import { statusOf } from "../acts/receiving.ts";
import { correctionsFeed } from "../feeds/corrections-feed.ts";
import { type FeedKind, publicationFeed, siteFeed, writers } from "../feeds/feeds.ts";
import { jsonLd } from "../feeds/json-ld.ts";
import { sitemap } from "../feeds/sitemap.ts";
import type { Language } from "../figures.ts";
import type { PublicationRow } from "../queries/publications.ts";
import { byStatus } from "../queries/readers.ts";
import { type Answer, formPage, page, privatePage, redirect } from "./answer.ts";
import { ownName, pathOf, type Shown, type SiteContext, seenByReaders, shownVersion } from "./context.ts";
import { findDated } from "./dated.ts";
import type { FormState } from "./forms.ts";
import { FEED_TYPES, STYLE, STYLE_PATH } from "./layout.ts";
import { preferredLanguage } from "./negotiate.ts";
import { checkPage } from "./pages/check.ts";
import { commentPage, commentsPage } from "./pages/comments.ts";
import { correctPage } from "./pages/correct.ts";
import { correctionsPage } from "./pages/corrections.ts";
import { homePage } from "./pages/home.ts";
import { notFoundPage, policyPage } from "./pages/plain.ts";
import { reportPage, versionPage } from "./pages/report.ts";
import { commentStatusPage, correctionStatusPage } from "./pages/status.ts";
import { tombstonePage } from "./pages/tombstone.ts";
import { publicProof } from "./proof.ts";

const ULID = "[0-9A-HJKMNP-TV-Z]{26}";
const NUMBER = "[1-9]\\d{0,4}";
/** Addresses of one publication, behind the language. */
export const REPORT = new RegExp(
  `^r/(?<id>${ULID})(?:\\.(?<data>jsonld)|/(?<part>correct|comment|comments|corrections)|/comments/(?<page>${NUMBER})|/feed\\.(?<feed>atom|rss|json)|/v/(?<version>${NUMBER})(?:\\.(?<bytes>json|proof\\.json))?)?$`,
);
const FEED = /^(?<of>corrections\/)?feed\.(?<kind>atom|rss|json)$/;
export const STATUS = /^c\/([A-Za-z0-9_-]{22})(\/appeal)?$/;

/** One answer for what never was, what is not released and what is withheld: the same bytes, the same headers. */
export const absent = (context: SiteContext, language: Language): Answer =>
  page(404, language, notFoundPage(context, language));

/** What was withdrawn: gone, or withheld by law (RFC 7725), which names whoever implements that. */
export function gone(
  context: SiteContext,
  row: PublicationRow,
  language: Language,
  state: FormState,
  status?: 422,
): Answer {
  const markup = tombstonePage(context, row, language, state);
  if (status !== undefined) return privatePage(status, language, markup);
  if (row.withdrawn_code !== "legal") return page(410, language, markup);
  return page(451, language, markup, { link: `<${context.origin}/${language}/>; rel="blocked-by"` });
}

const data = (body: string, type: string, language?: Language): Answer => ({
  status: 200,
  body,
  type: `${type}; charset=utf-8`,
  language,
});

/** What stands in no language of its own: the choice of one, the style, the sitemap, dated addresses. */
export function readAside(context: SiteContext, path: string, accept: string | null): Answer {
  if (path === "/") return redirect(302, `/${preferredLanguage(accept)}/`, { vary: "Accept-Language" });
  if (path === "/en" || path === "/fr") return redirect(308, `${path}/`);
  if (path === STYLE_PATH)
    return {
      status: 200,
      body: STYLE,
      type: "text/css; charset=utf-8",
      cache: "public, max-age=31536000, immutable",
    };
  if (path === "/sitemap.xml") return data(sitemap(context), "application/xml");
  if (path === "/robots.txt")
    return data(
      `User-agent: *\nAllow: /\nDisallow: /en/c/\nDisallow: /fr/c/\nSitemap: ${context.origin}/sitemap.xml\n`,
      "text/plain",
    );
  const dated = /^\/(\d{4})\/(\d\d)\/(\d\d)\/([a-z0-9-]{1,70})$/.exec(path);
  if (dated !== null) {
    const found = findDated(context, Number(dated[1]), Number(dated[2]), Number(dated[3]), dated[4]!);
    if (found !== undefined) return redirect(308, pathOf(found.language, found.id));
  }
  return absent(context, "en");
}

/** Pages, feeds and data in one language. */
export function readIn(
  context: SiteContext,
  language: Language,
  path: string,
  query: URLSearchParams,
  state: FormState,
): Answer {
  if (path === "") return home(context, language, query.get("before"));
  if (path === "policy") return page(200, language, policyPage(context, language));
  if (path === "check") return page(200, language, checkPage(context, language));
  if (path === "corrections") return page(200, language, correctionsPage(context, language));
  const feed = FEED.exec(path)?.groups;
  if (feed !== undefined) {
    const kind = feed.kind as FeedKind;
    const make = feed.of === undefined ? siteFeed : correctionsFeed;
    return data(writers[kind](make(context, language, kind)), FEED_TYPES[kind], language);
  }
  const status = STATUS.exec(path);
  if (status !== null && status[2] === undefined) return statusPage(context, language, status[1]!);
  const report = REPORT.exec(path)?.groups;
  return report === undefined ? absent(context, language) : readReport(context, language, report, state);
}

function home(context: SiteContext, language: Language, before: string | null): Answer {
  const last = before === null ? undefined : seenByReaders(context, before);
  if (before !== null && last === undefined) return absent(context, language);
  return page(200, language, homePage(context, language, ownName(context, language), last));
}

function statusPage(context: SiteContext, language: Language, secret: string): Answer {
  const found = byStatus(context.acting.reader, statusOf(secret));
  if (found === undefined) return absent(context, language);
  return privatePage(
    200,
    language,
    "comment" in found
      ? commentStatusPage(context, found.comment, secret, language)
      : correctionStatusPage(context, found.correction, secret, language),
  );
}

type Asked = Readonly<Record<string, string | undefined>>;

function readReport(context: SiteContext, language: Language, asked: Asked, state: FormState): Answer {
  const row = seenByReaders(context, asked.id!);
  if (row === undefined) return absent(context, language);
  if (row.withdrawn !== null) return gone(context, row, language, state);
  const number = asked.version === undefined ? row.current : Number(asked.version);
  const shown = shownVersion(context, row, number);
  if (shown === undefined) return absent(context, language);
  return readVersion(context, language, asked, shown, state);
}

function readVersion(
  context: SiteContext,
  language: Language,
  { data: linked, part, page: number, feed, version, bytes }: Asked,
  shown: Shown,
  state: FormState,
): Answer {
  const { row } = shown;
  if (linked !== undefined) return data(jsonLd(context, shown, language), "application/ld+json", language);
  if (part === "comment") return formPage(200, language, commentPage(context, shown, language, state));
  if (part === "correct") return formPage(200, language, correctPage(context, shown, language, state));
  // Where a form is sent to nothing stands: whoever loads such an address again comes to what can be read.
  if (part === "comments") return redirect(308, `${pathOf(language, row.id)}#comments`);
  if (part === "corrections") return redirect(308, `${pathOf(language, row.id)}/correct`);
  if (number !== undefined) {
    const comments = commentsPage(context, shown, language, Number(number));
    return comments === undefined ? absent(context, language) : page(200, language, comments);
  }
  if (feed !== undefined) {
    const kind = feed as FeedKind;
    return data(writers[kind](publicationFeed(context, shown, language, kind)), FEED_TYPES[kind], language);
  }
  // The bytes that were approved and signed: their SHA-256 is the content hash.
  if (bytes === "json") return data(canonicalText(shown.words as JsonValue), "application/json");
  if (bytes !== undefined)
    return data(`${JSON.stringify(publicProof(context, row, shown.version), null, 2)}\n`, "application/json");
  return page(
    200,
    language,
    version === undefined ? reportPage(context, shown, language) : versionPage(context, shown, language),
  );
}
