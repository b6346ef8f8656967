import type { Language } from "../figures.ts";
import { versionsOfPublication } from "../queries/publications.ts";
import { authorsOf, pathOf, type Shown, type SiteContext, shownVersion } from "../site/context.ts";
import { iso } from "./item.ts";

/** The text as schema.org describes a report, with its corrections: data at an address of its own, never a script. */
export function jsonLd(context: SiteContext, shown: Shown, language: Language): string {
  const { row, version, words } = shown;
  const { origin } = context;
  const url = `${origin}${pathOf(language, row.id)}`;
  const other = language === "en" ? "fr" : "en";
  const correction = versionsOfPublication(context.acting.reader, row.id).flatMap((each) => {
    const notice = shownVersion(context, row, each.version)?.words.notice?.[language];
    if (notice === undefined) return [];
    return [
      {
        "@type": "CorrectionComment",
        text: notice,
        dateCreated: iso(each.published!),
        url: `${url}/v/${each.version}`,
      },
    ];
  });
  return `${JSON.stringify({
    "@context": "https://schema.org",
    "@type": "Report",
    "@id": url,
    url,
    identifier: version.digest,
    version: String(version.version),
    headline: words.title[language],
    inLanguage: language,
    workTranslation: { "@type": "Report", "@id": `${origin}${pathOf(other, row.id)}`, inLanguage: other },
    author: authorsOf(context, row, language).map((name) => ({ "@type": "GovernmentOrganization", name })),
    datePublished: iso(row.published!),
    dateModified: iso(row.updated!),
    ...(correction.length === 0 ? {} : { correction }),
    text: words.text[language],
  })}\n`;
}
