import type { BundleItem } from "./bundle-splitter.ts";
import { type BundleLimits, BundleSplitter } from "./bundle-splitter.ts";
import type { JsonValue } from "./value.ts";

export type { BundleItem, BundleLimits };

/** The elements as they arrive; `header` holds the other top-level members seen so far, all of them at the end. */
export type BundleItems = AsyncIterable<BundleItem> & { readonly header: ReadonlyMap<string, JsonValue> };

/**
 * Streams the elements of the top-level member `objects` of one JSON object, byte for byte as they came.
 * The structure around the elements is checked here; the inside of an element only for depth, length and
 * where it ends, so each `raw` must go through `parseJson`. Memory is bounded by `maxItemBytes` and the
 * largest chunk. Can be iterated once. Throws `JsonError`; its offset counts from the start of the stream.
 */
export function splitBundle(chunks: AsyncIterable<Uint8Array>, limits?: BundleLimits): BundleItems {
  const splitter = new BundleSplitter(limits);
  return {
    header: splitter.header,
    async *[Symbol.asyncIterator]() {
      for await (const chunk of chunks) yield* splitter.push(chunk);
      splitter.end();
    },
  };
}
