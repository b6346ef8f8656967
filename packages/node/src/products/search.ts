import { COMMUNITY } from "@entente/agreement";
import { invalid } from "@entente/api";
import type { FoldContext, Ledger } from "../ledger/index.ts";
import type { Compartment } from "./compartment.ts";
import { objectOf, searchableText } from "./content-text.ts";
import { countListed, type Filter, listProducts, type Place, SOURCES, TOP } from "./listing.ts";
import { productId } from "./product-id.ts";
import type { ProductRow } from "./product-row.ts";
import { anyProductRow, findWords, productRow, rowsOf } from "./queries.ts";
import type { Readable } from "./readers.ts";
import { idMark, type Source } from "./record.ts";
import { SHORTEST_PREFIX, searchTerms } from "./terms.ts";
import { openRows } from "./vault.ts";

export type Search = {
  /** Words that must all occur; `abc*` for a beginning. */
  readonly text?: string | undefined;
  readonly kind?: string | undefined;
  /** `own`: whatever did not come from a partner. */
  readonly source?: Source | "own" | undefined;
  /** A level, or a colour: `S`, `TLP:AMBER`. */
  readonly label?: string | undefined;
  readonly released?: string | undefined;
  readonly unreleased?: string | undefined;
  readonly originator?: string | undefined;
  readonly area?: string | undefined;
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  readonly stixId?: string | undefined;
  readonly everyVersion?: boolean | undefined;
  /** One product by its id, or some by theirs, whatever else is asked. */
  readonly product?: string | undefined;
  readonly products?: readonly string[] | undefined;
  /** The cursor of the page before. */
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
};

export type Found = { readonly rows: readonly ProductRow[]; readonly next: string | undefined };

/** How many there are; where it is not exact, more than that. */
export type Total = { readonly count: number; readonly exact: boolean };

const DEFAULT_LIMIT = 50;
export const MAX_LIMIT = 200;

/** Matches of words that one request looks at, and opens to look closer. */
const MOST_MATCHES = 2000;
const MOST_OPENED = 400;

/** One page of what `session` may see and asked for, newest first. No ranking: an order over all would tell of the hidden. */
export function search(ledger: Ledger, readable: Readable, asked: Search): Found {
  const limit = Math.min(asked.limit ?? DEFAULT_LIMIT, MAX_LIMIT);
  const byId = asked.product === undefined ? asked.products : [asked.product];
  if (byId !== undefined) {
    const rows = [...new Set(byId)].flatMap((id) => productRow(ledger.reader, readable, id) ?? []);
    return { rows: rows.filter(({ sealed, kind }) => sealed === 0 && kind !== null), next: undefined };
  }
  const { ids, filter } = chosen(ledger, readable, asked);
  if (hasText(asked)) {
    const before = matchCursor(asked.after);
    return findText(ledger, readable, ids, filter, asked.text ?? "", { before, limit });
  }
  const before = placeOf(asked.after);
  const { rows, next } = listProducts(ledger.reader, readable, ids, filter, { before, limit });
  return { rows, next: next === undefined ? undefined : `${next.at}.${next.id}` };
}

/** How many there are of what was asked for; found words are counted no further than the page that shows them. */
export function totalOf(ledger: Ledger, readable: Readable, asked: Search, found: Found): Total {
  if (asked.after === undefined && found.next === undefined) return { count: found.rows.length, exact: true };
  if (hasText(asked)) return { count: found.rows.length, exact: false };
  const { ids, filter } = chosen(ledger, readable, asked);
  return countListed(ledger.reader, readable, ids, filter);
}

const hasText = ({ text }: Search): boolean => text !== undefined && text.trim() !== "";

function chosen(ledger: Ledger, readable: Readable, asked: Search) {
  const compartments = [...readable.compartments].filter(([, each]) => concerns(each, asked));
  return { ids: compartments.map(([id]) => id), filter: filterOf(asked, compartments, ledger.foldContext) };
}

/** Whether a compartment may hold what was asked for. */
export function concerns(compartment: Compartment, { originator, area, label }: Search): boolean {
  if (originator !== undefined && compartment.originator !== originator) return false;
  if (label !== undefined && !labelsOf(compartment).includes(label)) return false;
  return area === undefined || compartment.areas.includes(area);
}

/** By what a compartment can be asked for: its level on its own ladder, and its colour. */
export function labelsOf({ label: { policy, level, tlp } }: Compartment): string[] {
  return [
    ...(policy === COMMUNITY ? [] : [level]),
    ...(tlp === undefined ? [] : [`TLP:${tlp.toUpperCase()}`]),
  ];
}

function filterOf(
  asked: Search,
  compartments: readonly (readonly [string, Compartment])[],
  context: FoldContext,
): Filter {
  const originators = new Set(compartments.map(([, { originator }]) => originator));
  const { kind, source, from, until, stixId, released, unreleased } = asked;
  const sources = source === "own" ? SOURCES.filter((one) => one !== "received") : source && [source];
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(sources === undefined ? {} : { sources }),
    ...(released === undefined ? {} : { released }),
    ...(unreleased === undefined ? {} : { unreleased }),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    ...(asked.everyVersion ? { everyVersion: true } : {}),
    ...(stixId === undefined
      ? {}
      : { marks: [...originators].map((originator) => idMark(context, originator, stixId)) }),
  };
}

function placeOf(after: string | undefined): Place {
  if (after === undefined) return TOP;
  const [at, id] = /^\d{1,15}\.\d{1,15}$/.test(after) ? after.split(".").map(Number) : [];
  if (at === undefined || id === undefined) throw noCursor();
  return { at, id };
}

function matchCursor(after: string | undefined): number {
  if (after === undefined) return Number.MAX_SAFE_INTEGER;
  if (!/^[1-9]\d{0,14}$/.test(after)) throw noCursor();
  return Number(after);
}

const noCursor = () => invalid("/after", "The cursor is none that a page gave.");

function findText(
  ledger: Ledger,
  readable: Readable,
  compartments: readonly string[],
  filter: Filter,
  text: string,
  page: { before: number; limit: number },
): Found {
  const asked = searchTerms(text);
  if (asked === undefined) {
    throw invalid(
      "/q",
      `Give at least one word; a beginning before a star has ${SHORTEST_PREFIX} characters or more.`,
    );
  }
  if (compartments.length === 0) return { rows: [], next: undefined };
  const match = compartments
    .map((id) => ledger.foldContext.tokens(id, asked.terms))
    .map((tokens) => `(${tokens.map((token) => `"${token}"`).join(" AND ")})`)
    .join(" OR ");
  // A match in the text of a PDF shows the PDF, so the kind is looked at only then; the cursor counts matches.
  const { kind, ...others } = filter;
  const found = new Map<number, ProductRow>();
  let { before } = page;
  const most = asked.confirm === undefined ? MOST_MATCHES : MOST_OPENED;
  for (let looked = 0; ; looked += page.limit) {
    if (looked >= most) return { rows: [...found.values()], next: String(before) };
    const ids = findWords(ledger.reader, match, { before, limit: page.limit });
    const rows = rowsOf(ledger.reader, readable, ids, others);
    for (const row of asked.confirm === undefined ? rows : confirmed(ledger, rows, asked.confirm)) {
      const shown = ownerOf(ledger, row);
      if (kind !== undefined && shown.kind !== kind) continue;
      if (found.size === page.limit && !found.has(shown.id)) {
        return { rows: [...found.values()], next: String(before) };
      }
      found.set(shown.id, shown);
      before = row.id;
    }
    const last = ids.at(-1);
    if (last === undefined || ids.length < page.limit) return { rows: [...found.values()], next: undefined };
    before = last;
  }
}

function confirmed(ledger: Ledger, rows: ProductRow[], confirm: (text: string) => boolean): ProductRow[] {
  return openRows(ledger.contents, rows)
    .filter(({ header, content }) => confirm(searchableText(header, content, objectOf(header, content))))
    .map(({ row }) => row);
}

/** The text read from a PDF is found; the PDF is shown. */
function ownerOf(ledger: Ledger, row: ProductRow): ProductRow {
  if (row.kind !== "text" || row.parent === null) return row;
  return anyProductRow(ledger.reader, row.parent) ?? row;
}

export const idOf = (row: ProductRow): string => productId(row.entry, row.position);
