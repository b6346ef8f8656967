import { type BundleLimits, JsonError, type JsonValue, parseJson, splitBundle } from "@entente/json";
import { isDictionary } from "./checks.ts";
import type { StixObject, Validation } from "./types.ts";
import { validateObject } from "./validate.ts";

/**
 * One element of a bundle: the bytes that came, and what they say. When `errors` is not empty, nothing is
 * promised of `object` beyond `type` and `id` being strings (empty where the element has none).
 */
export type BundleObject = Validation & { raw: Uint8Array; object: StixObject; index: number };

/** `header` holds the other members of the bundle seen so far; it is complete once the objects are read. */
export type BundleObjects = AsyncIterable<BundleObject> & { readonly header: ReadonlyMap<string, JsonValue> };

/**
 * Reads the objects of a bundle (or of a TAXII envelope) as they stream in. What is no JSON is a `JsonError` for
 * the whole, with the path and byte offset in the bundle; an object that breaks the standard is yielded with
 * its errors. Memory is bounded by the largest object. Can be iterated once.
 */
export function readBundle(chunks: AsyncIterable<Uint8Array>, limits?: BundleLimits): BundleObjects {
  const items = splitBundle(chunks, limits);
  return {
    header: items.header,
    async *[Symbol.asyncIterator]() {
      for await (const { raw, index, offset } of items) {
        const value = parseItem(raw, index, offset, limits);
        yield { raw, index, object: asObject(value), ...validateObject(value) };
      }
    },
  };
}

function parseItem(raw: Uint8Array, index: number, offset: number, limits: BundleLimits = {}): JsonValue {
  try {
    return parseJson(raw, { ...limits, maxBytes: raw.length });
  } catch (error) {
    throw error instanceof JsonError ? error.within(`/objects/${index}`, offset) : error;
  }
}

function asObject(value: JsonValue): StixObject {
  if (!isDictionary(value)) return { type: "", id: "" };
  const { type, id } = value;
  if (typeof type === "string" && typeof id === "string") return value as StixObject;
  return { ...value, type: typeof type === "string" ? type : "", id: typeof id === "string" ? id : "" };
}
