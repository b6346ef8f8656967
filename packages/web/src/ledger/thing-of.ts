import { address } from "../router.ts";
import type { Entry } from "./entry.ts";

type Path = readonly string[];
type Place = (entry: Entry, id: (...names: string[]) => Path) => Path | undefined;

/** The page of what an entry speaks of: by its own id where it opens the matter, else by the id it names. */
const PLACES: Readonly<Record<string, Place>> = {
  agreement: (_, id) => under("agreements", id("hash")),
  card: () => ["relations"],
  claim: (_, id) => ["dockets", ...id("docket")],
  contact: ({ id: own }, id) => ["contacts", id("contact")[0] ?? own],
  difference: () => ["scope"],
  docket: ({ id: own }, id) => ["dockets", id("docket")[0] ?? own],
  evidence: (_, id) => ["inquiries", ...id("inquiry")],
  finding: (_, id) => ["inquiries", ...id("inquiry")],
  inquiry: ({ id: own }, id) => ["inquiries", id("inquiry")[0] ?? own],
  measure: (_, id) => ["measures", ...id("measure")],
  message: () => ["contacts", "channel"],
  onward: () => ["onward"],
  operation: (_, id) => ["activities", ...id("operation")],
  policy: () => ["dockets", "policies"],
  protest: () => ["contacts", "protests"],
  publication: (_, id) => ["publications", ...id("publication")],
  readout: (_, id) => ["contacts", ...id("contact")],
  recall: ({ id: own, kind }, id) => [
    "recalls",
    kind.startsWith("recall.ordered/") ? own : (id("recall")[0] ?? ""),
  ],
  reconciliation: () => ["scope", "compare"],
  release: ({ id: own, kind }, id) => [
    "parts",
    kind.startsWith("release.made/") ? own : (id("made")[0] ?? ""),
  ],
  report: (_, id) => ["inquiries", ...id("inquiry")],
  request: ({ id: own, kind }, id) => [
    "requests",
    kind.startsWith("request.sent/") ? own : (id("request")[0] ?? ""),
  ],
  rollup: () => ["scope"],
  summons: () => ["contacts", "protests"],
  support: (_, id) => ["requests", ...id("request")],
  undertaking: () => ["contacts", "undertakings"],
};

const under = (place: string, id: Path): Path | undefined => (id.length === 0 ? undefined : [place, ...id]);

/** The address of what an entry is about; undefined when this page has no place for it, or none that `opens`. */
export function thingOf(entry: Entry, opens: (path: Path) => boolean): string | undefined {
  const { body } = entry.envelope as { body?: Readonly<Record<string, unknown>> };
  const first = entry.kind.split(".", 1)[0] ?? "";
  const place = Object.hasOwn(PLACES, first) ? PLACES[first] : undefined;
  const path = place?.(entry, (name) => {
    const value = body?.[name ?? ""];
    return typeof value === "string" ? [value] : [];
  });
  return path === undefined || !opens(path) ? undefined : address(path.filter((part) => part !== ""));
}
