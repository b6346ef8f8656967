import { visible } from "../plain-text.ts";
import { type Feed, type FeedItem, iso } from "./item.ts";

/** JSON Feed 1.1. What was withdrawn is repeated under its id, and says that it was. */
export function jsonFeed(feed: Feed): string {
  return `${JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: visible(feed.title),
    home_page_url: feed.home,
    feed_url: feed.self,
    language: feed.language,
    authors: [{ name: visible(feed.author) }],
    items: feed.items.map((item) => entry(item, feed.language)),
  })}\n`;
}

function entry({ id, url, title, authors, published, updated, text, withdrawn }: FeedItem, language: string) {
  return {
    id,
    url,
    title: visible(title),
    language,
    content_text: visible(withdrawn === undefined ? text : withdrawn.why),
    date_published: iso(published),
    date_modified: iso(withdrawn?.at ?? updated),
    authors: authors.map((name) => ({ name: visible(name) })),
    ...(withdrawn === undefined ? {} : { _entente: { withdrawn: iso(withdrawn.at), by: withdrawn.by } }),
  };
}
