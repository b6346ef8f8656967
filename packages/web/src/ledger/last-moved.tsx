import { Feed } from "./feed.tsx";
import "./ledger.css";
import type { Entry } from "./entry.ts";

/** The newest entries as sentences, for the overview: what they say stands in this desk's own words. */
export default function LastMoved({ entries }: { readonly entries: readonly Entry[] }) {
  return <Feed entries={entries} outcome={() => undefined} />;
}
