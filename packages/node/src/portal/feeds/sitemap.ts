import { pathOf, type SiteContext } from "../site/context.ts";
import { escaped } from "../site/markup.ts";
import { iso } from "./item.ts";

/** Both languages of each; the format allows 50,000 addresses (sitemaps.org). */
const MOST = 20_000;

/** Pages that count, with the time they last changed in earnest. What was withdrawn is not among them. */
export function sitemap({ acting, origin }: SiteContext): string {
  const rows = acting.reader.all<{ id: string; updated: number }>(
    `SELECT id, updated FROM view_publication WHERE published IS NOT NULL AND withdrawn IS NULL
     ORDER BY published DESC, id DESC LIMIT :most`,
    { most: MOST },
  );
  const at = escaped(origin);
  const urls = rows.flatMap(({ id, updated }) =>
    (["en", "fr"] as const).map(
      (language) => `<url>
<loc>${at}${pathOf(language, id)}</loc>
<lastmod>${iso(updated)}</lastmod>
<xhtml:link rel="alternate" hreflang="en" href="${at}${pathOf("en", id)}"/>
<xhtml:link rel="alternate" hreflang="fr" href="${at}${pathOf("fr", id)}"/>
</url>
`,
    ),
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${urls.join("")}</urlset>
`;
}
