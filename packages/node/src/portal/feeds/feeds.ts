import { commentWords } from "../bodies.ts";
import type { Language } from "../figures.ts";
import { type PublicationRow, versionsOfPublication } from "../queries/publications.ts";
import { approvedComments } from "../queries/readers.ts";
import {
  authorsOf,
  ownName,
  pathOf,
  type Shown,
  type SiteContext,
  shownVersion,
  sideName,
} from "../site/context.ts";
import { commentPath } from "../site/pages/comments.ts";
import { publishedList } from "../site/pages/home.ts";
import { mayNameTitle } from "../site/pages/tombstone.ts";
import { dateText, siteWords } from "../site/words.ts";
import { withdrawalOf } from "../withdrawal-view.ts";
import { atom } from "./atom.ts";
import type { Feed, FeedItem } from "./item.ts";
import { jsonFeed } from "./json-feed.ts";
import { rss } from "./rss.ts";
import { urnOf } from "./uuid.ts";

export const writers = { atom, rss, json: jsonFeed } as const;
export type FeedKind = keyof typeof writers;

const MOST_ITEMS = 50;
/** Nothing was said before: the time of a feed that holds nothing. */
const NEVER = 0;

/** Everything that appeared and was withdrawn, what changed last first. */
export function siteFeed(context: SiteContext, language: Language, kind: FeedKind): Feed {
  const { origin } = context;
  const changed = ({ updated, withdrawn }: PublicationRow) => Math.max(updated ?? NEVER, withdrawn ?? NEVER);
  const items = publishedList(context, MOST_ITEMS).flatMap((row) => {
    const item = publicationItem(context, row, language);
    return item === undefined ? [] : [{ at: changed(row), item }];
  });
  items.sort((one, other) => other.at - one.at);
  const name = ownName(context, language);
  return {
    id: urnOf(`site:${context.acting.us}:${language}`),
    title: siteWords[language].feedTitle(name),
    language,
    self: `${origin}/${language}/feed.${kind}`,
    home: `${origin}/${language}/`,
    author: name,
    updated: Math.max(NEVER, ...items.map(({ at }) => at)),
    items: items.map(({ item }) => item),
  };
}

function publicationItem(
  context: SiteContext,
  row: PublicationRow,
  language: Language,
): FeedItem | undefined {
  const w = siteWords[language];
  const shown = shownVersion(context, row);
  const title = mayNameTitle(row) ? shown?.words.title[language] : w.kinds[row.kind];
  if (title === undefined) return undefined;
  const base = {
    id: urnOf(`publication:${row.id}:${language}`),
    url: `${context.origin}${pathOf(language, row.id)}`,
    authors: authorsOf(context, row, language),
    published: row.published!,
    updated: row.updated!,
  };
  if (row.withdrawn !== null) {
    const { by, code, sentence } = withdrawalOf(context.acting, row);
    const why = `${w.withdrawals[code]}. ${sentence?.[language] ?? ""}`.trim();
    return {
      ...base,
      title: w.tombstone.feed(title),
      text: why,
      withdrawn: { at: row.withdrawn, by: sideName(context, row, by, language), why },
    };
  }
  return shown === undefined ? undefined : { ...base, title, text: textOf(shown, language) };
}

/** A correction is said before the text. */
function textOf({ words, version }: Shown, language: Language): string {
  const notice = words.notice?.[language];
  if (notice === undefined) return words.text[language];
  return `${siteWords[language].correctedOn(dateText(version.published!, language))}. ${notice}\n\n${words.text[language]}`;
}

/** The versions of one publication and its approved comments. Empty once it is withdrawn: the site's feed says so. */
export function publicationFeed(
  context: SiteContext,
  shown: Shown,
  language: Language,
  kind: FeedKind,
): Feed {
  const { row, words } = shown;
  const { acting, origin } = context;
  const w = siteWords[language];
  const path = `${origin}${pathOf(language, row.id)}`;
  const authors = authorsOf(context, row, language);
  const versions = versionsOfPublication(acting.reader, row.id).flatMap(({ version }): FeedItem[] => {
    const each = shownVersion(context, row, version);
    if (each === undefined) return [];
    const at = each.version.published!;
    return [
      {
        id: urnOf(`publication:${row.id}:${version}:${language}`),
        url: `${path}/v/${version}`,
        title: `${each.words.title[language]} (${w.facts.version} ${version})`,
        authors,
        published: at,
        updated: at,
        text: textOf(each, language),
      },
    ];
  });
  const comments = approvedComments(acting.reader, row.id, MOST_ITEMS).map((comment): FeedItem => {
    const said = acting.words(comment.payload, commentWords);
    return {
      id: urnOf(`comment:${comment.id}`),
      url: `${origin}${commentPath(language, row.id, comment.number!)}`,
      title: w.comments.number(comment.number!),
      authors: [said?.name ?? "–"],
      published: comment.at,
      updated: comment.appeal_at ?? comment.decided_at!,
      text: said?.text ?? w.status.erased,
    };
  });
  const items = [...versions.slice(-MOST_ITEMS), ...comments].sort(
    (one, other) => other.updated - one.updated,
  );
  return {
    id: urnOf(`feed:${row.id}:${language}`),
    title: words.title[language],
    language,
    self: `${path}/feed.${kind}`,
    home: path,
    author: ownName(context, language),
    updated: Math.max(NEVER, ...items.map(({ updated }) => updated)),
    items,
  };
}
