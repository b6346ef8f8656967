import { invalid } from "@entente/api";
import type { FoldContext, Ledger } from "../ledger/index.ts";
import type { Compartment } from "./compartment.ts";
import { objectOf, searchableText } from "./content-text.ts";
import { productId } from "./product-id.ts";
import { anyProductRow, type Filter, findWords, listProducts, type ProductRow, rowsOf } from "./queries.ts";
import type { Readable } from "./readers.ts";
import { idMark } from "./record.ts";
import { SHORTEST_PREFIX, searchTerms } from "./terms.ts";
import { openRows } from "./vault.ts";

export type Search = {
  /** Words that must all occur; `abc*` for a beginning. */
  readonly text?: string | undefined;
  readonly kind?: string | undefined;
  readonly source?: string | undefined;
  readonly originator?: string | undefined;
  readonly area?: string | undefined;
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  readonly stixId?: string | undefined;
  readonly everyVersion?: boolean | undefined;
  /** The cursor of the page before. */
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
};

export type Found = { readonly rows: readonly ProductRow[]; readonly next: string | undefined };

const DEFAULT_LIMIT = 50;
export const MAX_LIMIT = 200;

/** One page of what `session` may see and asked for, newest first. No ranking: an order over all would tell of the hidden. */
export function search(ledger: Ledger, readable: Readable, asked: Search): Found {
  const limit = Math.min(asked.limit ?? DEFAULT_LIMIT, MAX_LIMIT);
  const compartments = [...readable.compartments].filter(([, each]) => concerns(each, asked));
  const filter = filterOf(asked, compartments, ledger.foldContext);
  const before = cursorOf(asked.after);
  const ids = compartments.map(([id]) => id);
  if (asked.text !== undefined && asked.text.trim() !== "") {
    return findText(ledger, readable, ids, filter, asked.text, { before, limit });
  }
  const rows = listProducts(ledger.reader, readable, ids, filter, { before, limit: limit + 1 });
  const page = rows.slice(0, limit);
  return { rows: page, next: rows.length > limit ? String(page.at(-1)?.id) : undefined };
}

function concerns(compartment: Compartment, { originator, area }: Search): boolean {
  if (originator !== undefined && compartment.originator !== originator) return false;
  return area === undefined || compartment.areas.includes(area);
}

export function filterOf(
  asked: Search,
  compartments: readonly (readonly [string, Compartment])[],
  context: FoldContext,
): Filter {
  const originators = new Set(compartments.map(([, { originator }]) => originator));
  const { kind, source, from, until, stixId } = asked;
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(source === undefined ? {} : { source }),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    ...(asked.everyVersion ? { everyVersion: true } : {}),
    ...(stixId === undefined
      ? {}
      : { marks: [...originators].map((originator) => idMark(context, originator, stixId)) }),
  };
}

function cursorOf(after: string | undefined): number {
  if (after === undefined) return Number.MAX_SAFE_INTEGER;
  const id = /^[1-9]\d{0,15}$/.test(after) ? Number(after) : Number.NaN;
  if (!Number.isSafeInteger(id)) throw invalid("/after", "The cursor is none that a page gave.");
  return id;
}

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
  for (;;) {
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
