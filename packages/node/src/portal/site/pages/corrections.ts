import { correctionWords } from "../../bodies.ts";
import type { Language } from "../../figures.ts";
import { type Correction, correctionLog } from "../../queries/corrections.ts";
import { reasonWords } from "../../reader-views.ts";
import { pathOf, type SiteContext, shownVersion } from "../context.ts";
import { FEED_TYPES, layout } from "../layout.ts";
import { html, type Markup } from "../markup.ts";
import { siteWords, timeText } from "../words.ts";
import { mayNameTitle } from "./tombstone.ts";

/** How many entries the log of corrections shows. */
const MOST_LOGGED = 100;

/** A line of the log in words. Of what readers wrote, only the quoted passage is shown: it is the party's own words. */
export type Told = {
  readonly outcome: string;
  readonly title: string;
  readonly path: string;
  readonly passage?: string;
  readonly why?: string;
};

export function told(context: SiteContext, each: Correction, language: Language): Told {
  const { publication, version, request } = each;
  const { acting } = context;
  const w = siteWords[language];
  const isWithdrawn = publication.withdrawn !== null;
  const path = pathOf(language, publication.id);
  const current = mayNameTitle(publication) ? shownVersion(context, publication) : undefined;
  const passage =
    request === undefined || isWithdrawn
      ? undefined
      : acting.words(request.payload, correctionWords)?.quote?.exact;
  // What answers a passage speaks of it, and goes with it; what answers an objection speaks of the withdrawal.
  const reason =
    request?.decision_payload == null || (isWithdrawn && request.about === "passage")
      ? undefined
      : acting.words(request.decision_payload, reasonWords)?.[language];
  const notice =
    version === undefined || isWithdrawn
      ? undefined
      : shownVersion(context, publication, version.version)?.words.notice?.[language];
  const why = notice ?? reason ?? (version?.change === "slip" ? w.log.slipText : undefined);
  return {
    outcome: outcomeOf(each, language),
    title: current?.words.title[language] ?? w.kinds[publication.kind],
    path: version === undefined || isWithdrawn ? path : `${path}/v/${version.version}`,
    ...(passage === undefined ? {} : { passage }),
    ...(why === undefined ? {} : { why }),
  };
}

function outcomeOf({ version, request }: Correction, language: Language): string {
  const { log } = siteWords[language];
  if (version !== undefined) return version.change === "slip" ? log.slip : log.corrected;
  if (request?.about === "withdrawal")
    return log.objection[request.state === "accepted" ? "accepted" : "rejected"];
  return request?.state === "accepted" ? log.corrected : log.rejected;
}

/** The public log of corrections, newest first. */
export function correctionsPage(context: SiteContext, language: Language): Markup {
  const w = siteWords[language];
  const log = correctionLog(context.acting.reader, MOST_LOGGED);
  const title = w.log.feed(w.log.title);
  return layout(context, {
    language,
    title: w.log.title,
    at: "corrections",
    links: (["atom", "rss", "json"] as const).map(
      (kind) =>
        html`<link rel="alternate" type="${FEED_TYPES[kind]}" title="${title}" href="/${language}/corrections/feed.${kind}">\n`,
    ),
    body: html`<h1>${w.log.title}</h1>
<p class="lead">${w.log.lead}</p>
${log.length === 0 ? html`<p>${w.log.none}</p>\n` : html`<ol class="publications log">\n${log.map((each) => line(context, each, language))}</ol>\n`}<p class="no-print list-meta">${w.nav.feeds} (${w.log.title}): ${(["atom", "rss", "json"] as const).map((kind, n) => html`${n > 0 && ", "}<a href="/${language}/corrections/feed.${kind}">${kind === "atom" ? "Atom" : kind.toUpperCase()}</a>`)}</p>
`,
  });
}

function line(context: SiteContext, each: Correction, language: Language): Markup {
  const w = siteWords[language];
  const { outcome, title, path, passage, why } = told(context, each, language);
  const { publication, version, request } = each;
  const isReadable = version !== undefined && publication.withdrawn === null;
  const base = pathOf(language, publication.id);
  const quoted =
    passage !== undefined &&
    html`<p class="soft small">${w.log.passage}</p>
<blockquote${request!.language !== language && html` lang="${request!.language}"`}><p>${passage}</p></blockquote>
`;
  return html`<li>
<p class="day">${timeText(each.at, language)}</p>
<div><p class="kind">${outcome}</p>
<h2><a class="open" href="${path}">${title}</a></h2>
${why !== undefined && html`<p>${why}</p>\n`}${quoted}${isReadable && html`<p class="list-meta"><a href="${base}/v/${version.version}#changes">${w.changed}</a> · <a href="${base}/v/${version.version - 1}">${w.former}</a></p>\n`}</div>
</li>
`;
}
