import type { Language } from "../figures.ts";
import { correctionLog } from "../queries/corrections.ts";
import { authorsOf, ownName, type SiteContext } from "../site/context.ts";
import { told } from "../site/pages/corrections.ts";
import { siteWords } from "../site/words.ts";
import type { Feed, FeedItem } from "./item.ts";
import { urnOf } from "./uuid.ts";

const MOST_ITEMS = 50;

/** The public log of corrections: what was corrected, and what was asked for and decided. */
export function correctionsFeed(
  context: SiteContext,
  language: Language,
  kind: "atom" | "rss" | "json",
): Feed {
  const { acting, origin } = context;
  const w = siteWords[language];
  const name = ownName(context, language);
  const items = correctionLog(acting.reader, MOST_ITEMS).map((each): FeedItem => {
    const { at, publication, version, request } = each;
    const { outcome, title, path, passage, why } = told(context, each, language);
    const thing =
      version === undefined ? `request:${request!.id}` : `version:${publication.id}:${version.version}`;
    const said = [why, passage === undefined ? undefined : `${w.log.passage}: ${passage}`];
    return {
      id: urnOf(`correction:${thing}:${language}`),
      url: `${origin}${path}`,
      title: `${outcome}: ${title}`,
      authors: version === undefined ? [name] : authorsOf(context, publication, language),
      published: at,
      updated: at,
      text: said.filter((line) => line !== undefined).join("\n\n") || outcome,
    };
  });
  return {
    id: urnOf(`corrections:${acting.us}:${language}`),
    title: w.log.feed(name),
    language,
    self: `${origin}/${language}/corrections/feed.${kind}`,
    home: `${origin}/${language}/corrections`,
    author: name,
    updated: Math.max(0, ...items.map(({ updated }) => updated)),
    items,
  };
}
