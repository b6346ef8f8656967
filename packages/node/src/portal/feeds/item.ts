import type { Language } from "../figures.ts";

/** One thing in a feed, whatever the feed is written in. */
export type FeedItem = {
  /** `urn:uuid:`; the same for as long as the thing exists, wherever it is shown. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly authors: readonly string[];
  /** Milliseconds since 1970. */
  readonly published: number;
  readonly updated: number;
  /** Plain text. */
  readonly text: string;
  readonly withdrawn?: { readonly at: number; readonly by: string; readonly why: string };
};

export type Feed = {
  readonly id: string;
  readonly title: string;
  readonly language: Language;
  /** Where the feed itself stands, and the page it is of. */
  readonly self: string;
  readonly home: string;
  readonly author: string;
  readonly updated: number;
  readonly items: readonly FeedItem[];
};

export const iso = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
