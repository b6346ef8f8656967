import { escaped } from "../site/markup.ts";
import { type Feed, type FeedItem, iso } from "./item.ts";

/** Atom 1.0 (RFC 4287); what was withdrawn as a deleted entry (RFC 6721). */
export function atom(feed: Feed): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:lang="${feed.language}">
<id>${feed.id}</id>
<title>${escaped(feed.title)}</title>
<updated>${iso(feed.updated)}</updated>
<author><name>${escaped(feed.author)}</name></author>
<link rel="self" type="application/atom+xml" href="${escaped(feed.self)}"/>
<link rel="alternate" type="text/html" hreflang="${feed.language}" href="${escaped(feed.home)}"/>
${feed.items.map(entry).join("")}</feed>
`;
}

function entry(item: FeedItem): string {
  const { id, url, title, authors, published, updated, text, withdrawn } = item;
  if (withdrawn !== undefined)
    return `<at:deleted-entry ref="${id}" when="${iso(withdrawn.at)}">
<at:by><name>${escaped(withdrawn.by)}</name></at:by>
<at:comment>${escaped(withdrawn.why)}</at:comment>
<link rel="alternate" type="text/html" href="${escaped(url)}"/>
</at:deleted-entry>
`;
  return `<entry>
<id>${id}</id>
<title>${escaped(title)}</title>
<published>${iso(published)}</published>
<updated>${iso(updated)}</updated>
${authors.map((name) => `<author><name>${escaped(name)}</name></author>\n`).join("")}<link rel="alternate" type="text/html" href="${escaped(url)}"/>
<content type="text">${escaped(text)}</content>
</entry>
`;
}
