import { escaped } from "../site/markup.ts";
import type { Feed, FeedItem } from "./item.ts";

/** RFC 822 dates, as RSS wants them. */
const rfc822 = (at: number): string => new Date(at).toUTCString().replace("GMT", "+0000");

/** RSS 2.0. It has no tombstones: what was withdrawn is repeated under its id, and says that it was. */
export function rss(feed: Feed): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${escaped(feed.title)}</title>
<link>${escaped(feed.home)}</link>
<description>${escaped(feed.title)}</description>
<language>${feed.language}</language>
<lastBuildDate>${rfc822(feed.updated)}</lastBuildDate>
<atom:link rel="self" type="application/rss+xml" href="${escaped(feed.self)}"/>
${feed.items.map(item).join("")}</channel>
</rss>
`;
}

function item({ id, url, title, authors, published, updated, text, withdrawn }: FeedItem): string {
  const said = withdrawn === undefined ? text : withdrawn.why;
  return `<item>
<guid isPermaLink="false">${id}</guid>
<title>${escaped(title)}</title>
<link>${escaped(url)}</link>
<pubDate>${rfc822(published)}</pubDate>
<atom:updated>${new Date(withdrawn?.at ?? updated).toISOString()}</atom:updated>
${authors.map((name) => `<dc:creator>${escaped(name)}</dc:creator>\n`).join("")}<description>${escaped(asHtml(said))}</description>
</item>
`;
}

/** A description is read as HTML: plain text is escaped for that first, and for XML then. */
const asHtml = (text: string): string =>
  text
    .split(/\n\s*\n/)
    .map((block) => `<p>${escaped(block)}</p>`)
    .join("");
