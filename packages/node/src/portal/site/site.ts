import { canonicalText, type JsonValue } from "@entente/json";
import type { Acting } from "../../acting/index.ts";
import { statusOf } from "../acts/receiving.ts";
import { type FeedKind, publicationFeed, siteFeed, writers } from "../feeds/feeds.ts";
import { jsonLd } from "../feeds/json-ld.ts";
import { sitemap } from "../feeds/sitemap.ts";
import type { Language } from "../figures.ts";
import type { Limits } from "../limits.ts";
import { byStatus } from "../queries/readers.ts";
import { SharedRate } from "../rate.ts";
import { type Answer, page, privatePage, redirect, respond } from "./answer.ts";
import { ownName, pathOf, type SiteContext, seenByReaders, shownVersion } from "./context.ts";
import { findDated } from "./dated.ts";
import { FEED_TYPES, STYLE, STYLE_PATH } from "./layout.ts";
import { preferredLanguage } from "./negotiate.ts";
import { correctPage } from "./pages/correct.ts";
import { homePage } from "./pages/home.ts";
import { correctionsPage, messagePage, notFoundPage, policyPage } from "./pages/plain.ts";
import { reportPage, versionPage } from "./pages/report.ts";
import { commentStatusPage, correctionStatusPage } from "./pages/status.ts";
import { tombstonePage } from "./pages/tombstone.ts";
import { postAppeal, postComment, postCorrection, postObjection, readForm } from "./submit.ts";
import { siteWords } from "./words.ts";

/** No address of this site is longer. */
const MAX_PATH = 300;
const ULID = "[0-9A-HJKMNP-TV-Z]{26}";
const REPORT = new RegExp(
  `^r/(${ULID})(\\.jsonld|/correct|/comments|/corrections|/feed\\.(?:atom|rss|json)|/v/([1-9]\\d{0,4})(\\.json)?)?$`,
);
const FEED = /^feed\.(atom|rss|json)$/;
const STATUS = /^c\/([A-Za-z0-9_-]{22})(\/appeal)?$/;
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** The public listener: pages, feeds and forms. Whoever asks is not known; reading changes nothing. */
export class Site {
  readonly #acting: Acting;
  readonly #limits: Limits;
  readonly #rate: SharedRate;
  #origin: string | undefined;

  constructor(acting: Acting, limits: Limits) {
    this.#acting = acting;
    this.#limits = limits;
    this.#rate = new SharedRate(limits.rate);
  }

  setOrigin(origin: string): void {
    this.#origin = new URL(origin).origin;
  }

  /** The name in a request is the visitor's: it counts for nothing, except on this machine before there is an origin. */
  #context(url: URL): SiteContext {
    const own = this.#origin ?? (LOOPBACK.test(url.hostname) ? url.origin : "http://localhost");
    return { acting: this.#acting, origin: own };
  }

  async answer(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const context = this.#context(url);
    const language: Language = url.pathname.startsWith("/fr/") ? "fr" : "en";
    let answer: Answer;
    try {
      answer = await this.#find(request, url, context, language);
    } catch {
      // What went wrong is nobody's business out here, and is not cached.
      const w = siteWords[language];
      answer = privatePage(500, language, messagePage(context, language, w.failed, w.problems.again));
    }
    return respond(request, answer);
  }

  async #find(request: Request, url: URL, context: SiteContext, language: Language): Promise<Answer> {
    const { method } = request;
    const path = url.pathname;
    if (path.length > MAX_PATH) return absent(context, language);
    if (method === "POST") return this.#post(request, path, context, language);
    if (method !== "GET" && method !== "HEAD")
      return { ...absent(context, language), status: 405, headers: { allow: "GET, HEAD, POST" } };
    const inLanguage = /^\/(?:en|fr)\/(.*)$/.exec(path)?.[1];
    if (inLanguage !== undefined) return readIn(context, language, inLanguage, url.searchParams);
    return readAside(context, path, request.headers.get("accept-language"));
  }

  async #post(request: Request, path: string, context: SiteContext, language: Language): Promise<Answer> {
    const w = siteWords[language];
    const inLanguage = /^\/(?:en|fr)\/(.*)$/.exec(path)?.[1] ?? "";
    const report = REPORT.exec(inLanguage);
    const status = STATUS.exec(inLanguage);
    const row = report === null ? undefined : seenByReaders(context, report[1]!);
    const found =
      status?.[2] === undefined ? undefined : byStatus(context.acting.reader, statusOf(status[1]!));
    const comment = found !== undefined && "comment" in found ? found.comment : undefined;
    const isForm = report?.[2] === "/comments" || report?.[2] === "/corrections";
    if (comment === undefined && (row === undefined || !isForm)) return absent(context, language);
    const sent = await readForm(request, context.origin);
    if (typeof sent === "string")
      return privatePage(
        sent === "origin" ? 403 : 400,
        language,
        messagePage(context, language, w.form.wrong, w.problems[sent]),
      );
    const wait = this.#rate.take(context.acting.now());
    if (wait > 0)
      return privatePage(429, language, messagePage(context, language, w.problems.again, w.problems.busy), {
        "retry-after": String(wait),
      });
    const form = { context, limits: this.#limits, language, sent };
    if (comment !== undefined) return postAppeal(form, comment, status![1]!);
    if (row!.withdrawn !== null)
      return report![2] === "/corrections"
        ? postObjection(form, row!)
        : page(410, language, tombstonePage(context, row!, language));
    const shown = shownVersion(context, row!);
    if (shown === undefined) return absent(context, language);
    return report![2] === "/comments" ? postComment(form, shown) : postCorrection(form, shown);
  }
}

/** One answer for what never was, what is not released and what is withheld: the same bytes, the same headers. */
const absent = (context: SiteContext, language: Language): Answer =>
  page(404, language, notFoundPage(context, language));

const data = (body: string, type: string, language?: Language): Answer => ({
  status: 200,
  body,
  type: `${type}; charset=utf-8`,
  language,
});

/** What stands in no language of its own: the choice of one, the style, the sitemap, dated addresses. */
function readAside(context: SiteContext, path: string, accept: string | null): Answer {
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
    return data(`User-agent: *\nAllow: /\nSitemap: ${context.origin}/sitemap.xml\n`, "text/plain");
  const dated = /^\/(\d{4})\/(\d\d)\/(\d\d)\/([a-z0-9-]{1,70})$/.exec(path);
  if (dated !== null) {
    const found = findDated(context, Number(dated[1]), Number(dated[2]), Number(dated[3]), dated[4]!);
    if (found !== undefined) return redirect(308, pathOf(found.language, found.id));
  }
  return absent(context, "en");
}

function readIn(context: SiteContext, language: Language, path: string, query: URLSearchParams): Answer {
  if (path === "") return home(context, language, query.get("before"));
  if (path === "policy") return page(200, language, policyPage(context, language));
  if (path === "corrections") return page(200, language, correctionsPage(context, language));
  const feed = FEED.exec(path)?.[1] as FeedKind | undefined;
  if (feed !== undefined)
    return data(writers[feed](siteFeed(context, language, feed)), FEED_TYPES[feed], language);
  const status = STATUS.exec(path);
  if (status !== null && status[2] === undefined) return statusPage(context, language, status[1]!);
  const report = REPORT.exec(path);
  return report === null ? absent(context, language) : readReport(context, language, report);
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

function readReport(
  context: SiteContext,
  language: Language,
  [, id, what, number, bytes]: RegExpExecArray,
): Answer {
  const row = seenByReaders(context, id!);
  if (row === undefined || what === "/comments" || what === "/corrections") return absent(context, language);
  if (row.withdrawn !== null) return page(410, language, tombstonePage(context, row, language));
  const shown = shownVersion(context, row, number === undefined ? row.current : Number(number));
  if (shown === undefined) return absent(context, language);
  if (what === undefined) return page(200, language, reportPage(context, shown, language));
  if (what === ".jsonld") return data(jsonLd(context, shown, language), "application/ld+json", language);
  if (what === "/correct") return page(200, language, correctPage(context, shown, language));
  // The bytes that were approved and signed: their SHA-256 is the content hash.
  if (bytes !== undefined) return data(canonicalText(shown.words as JsonValue), "application/json");
  if (number !== undefined) return page(200, language, versionPage(context, shown, language));
  const kind = what.slice("/feed.".length) as FeedKind;
  return data(writers[kind](publicationFeed(context, shown, language, kind)), FEED_TYPES[kind], language);
}
