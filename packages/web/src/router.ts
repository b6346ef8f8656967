import { type ReactNode, useSyncExternalStore } from "react";

/**
 * Pages live behind the hash: the node then serves one file at `/`, and nothing a person looks at stands in the
 * addresses that servers and proxies write down.
 */
export type Location = {
  /** Decoded path segments: `#/parts/01J…` is `["parts", "01J…"]`. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
};

/** What stands at one first segment. */
export type PageRoute = (location: Location) => ReactNode;

type Query = Readonly<Record<string, string | undefined>>;

/** The address of a page, for `href`. */
export function address(path: readonly string[], query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, value);
  const tail = search.size > 0 ? `?${search}` : "";
  return `#/${path.map(encodeURIComponent).join("/")}${tail}`;
}

/** Reads a hash. A segment that is not valid percent-encoding is taken as it stands. */
export function readLocation(hash: string): Location {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split(/\?(.*)/s);
  return { path: path.split("/").filter(Boolean).map(decoded), query: new URLSearchParams(query) };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

export function goTo(href: string): void {
  window.location.hash = href;
}

function subscribe(changed: () => void): () => void {
  window.addEventListener("hashchange", changed);
  return () => window.removeEventListener("hashchange", changed);
}

/** The hash of the page, as it changes. */
export function useHash(): string {
  return useSyncExternalStore(subscribe, () => window.location.hash);
}
