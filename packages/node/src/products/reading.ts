import { notFound, problemOf, type Session } from "@entente/api";
import type { JsonValue } from "@entente/json";
import type { Ledger } from "../ledger/index.ts";
import { logAccess } from "./access.ts";
import type { Compartment } from "./compartment.ts";
import { objectOf, titleOf } from "./content-text.ts";
import { type Block, type Portion, readPortions, renderSafe } from "./document/index.ts";
import { productId } from "./product-id.ts";
import type { ProductRow } from "./product-row.ts";
import { belongings, productRow, reportVersions, versionRows } from "./queries.ts";
import type { Readable } from "./readers.ts";
import { type Opened, openRows } from "./vault.ts";

/** A product as a list shows it: with its title, so listing is a reading too. */
export type Summary = {
  readonly product: string;
  readonly kind: string;
  readonly media: string;
  readonly size: number;
  readonly name?: string;
  readonly stix?: { readonly id: string; readonly version: string };
  readonly source: string;
  readonly at: string;
  readonly by: string;
  readonly originator: string;
  /** The marking line, verbatim. */
  readonly marking: string;
  readonly areas: readonly string[];
  readonly purposes: readonly string[];
  readonly unknownMarkings: readonly string[];
  readonly parent?: string;
};

export type Reading = Summary & {
  readonly blocks?: readonly Block[];
  readonly text?: string;
  readonly portions?: readonly Pick<Portion, "index" | "mark" | "text">[];
  readonly object?: JsonValue;
  readonly attachments: readonly Summary[];
};

export type ReadingDeps = { readonly ledger: Ledger; readonly now: () => number };

/** Summaries of rows that `session` may see; logged as one reading before they are given. */
export async function summarise(
  deps: ReadingDeps,
  session: Session,
  readable: Readable,
  rows: readonly ProductRow[],
  why: string,
): Promise<Summary[]> {
  const opened = openRows(deps.ledger.contents, rows);
  await logAccess(
    deps.ledger,
    deps.now,
    session,
    opened.map(({ product }) => product),
    why,
  );
  return opened.map((each) => summaryOf(each, readable));
}

/** The content of one product, logged before it is given. Absent and hidden are alike; destroyed is said. */
export async function readProduct(
  deps: ReadingDeps,
  session: Session,
  readable: Readable,
  product: string,
  why: string,
): Promise<Reading> {
  const { row, opened } = openVisible(deps.ledger, readable, product);
  const hanging = openRows(
    deps.ledger.contents,
    belongings(deps.ledger.reader, productId(row.entry, row.position)),
  );
  const attachments = hanging.filter(({ header }) => header.kind !== "text");
  await logAccess(
    deps.ledger,
    deps.now,
    session,
    [opened, ...attachments].map((each) => each.product),
    why,
  );
  const text = textIn(opened, hanging);
  const object = objectOf(opened.header, opened.content);
  return {
    ...summaryOf(opened, readable),
    ...(object === undefined ? {} : { object }),
    ...(text === undefined ? {} : { text, portions: readPortions(text).map(portionShown) }),
    ...(text !== undefined && opened.header.media === "text/markdown" ? { blocks: renderSafe(text) } : {}),
    attachments: attachments.map((each) => summaryOf(each, readable)),
  };
}

const portionShown = ({ index, mark, text }: Portion) => ({
  index,
  text,
  ...(mark === undefined ? {} : { mark }),
});

/** The bytes of one product as they came, logged before they are given. */
export async function readContent(
  deps: ReadingDeps,
  session: Session,
  readable: Readable,
  product: string,
  why: string,
): Promise<Opened> {
  const { opened } = openVisible(deps.ledger, readable, product);
  await logAccess(deps.ledger, deps.now, session, [opened.product], why);
  return opened;
}

/** Opens a product that may be seen. Whoever calls this logs the reading before giving anything out. */
export function openVisible(
  ledger: Ledger,
  readable: Readable,
  product: string,
): { row: ProductRow; opened: Opened } {
  const row = productRow(ledger.reader, readable, product);
  if (row === undefined) throw notFound("product");
  const [opened] = openRows(ledger.contents, [row]);
  if (opened === undefined) {
    throw problemOf(
      410,
      "destroyed",
      "Destroyed",
      "The content of this product was destroyed; its entries remain.",
    );
  }
  return { row, opened };
}

/** What a document says: itself when it is text, the text read from it when it is a PDF. */
export function textIn(opened: Opened, hanging: readonly Opened[]): string | undefined {
  const own = opened.header.media.startsWith("text/") ? opened : undefined;
  const read =
    own ?? hanging.find(({ row, header }) => header.kind === "text" && row.parent === opened.product);
  return read === undefined ? undefined : new TextDecoder().decode(read.content).replace(/\r\n?/g, "\n");
}

/** Every version of the same object of the same originator that may be seen, newest version first. */
export async function readVersions(
  deps: ReadingDeps,
  session: Session,
  readable: Readable,
  product: string,
): Promise<Summary[]> {
  const row = productRow(deps.ledger.reader, readable, product);
  if (row === undefined) throw notFound("product");
  return summarise(deps, session, readable, versionsOf(deps.ledger, readable, row), "list");
}

/** The rows of every version of one thing, newest first. */
export function versionsOf({ reader }: Ledger, readable: Readable, row: ProductRow): ProductRow[] {
  if (row.id_mark !== null) return versionRows(reader, readable, row.id_mark);
  return row.kind === "report" ? reportVersions(reader, readable, row) : [row];
}

export function summaryOf({ product, row, header, content }: Opened, readable: Readable): Summary {
  const compartment: Compartment | undefined = readable.compartments.get(row.compartment);
  const name = titleOf(header, content);
  return {
    product,
    kind: header.kind,
    media: header.media,
    size: header.size,
    ...(name === undefined ? {} : { name }),
    ...(header.stix === undefined ? {} : { stix: header.stix }),
    source: row.source,
    at: new Date(row.at).toISOString(),
    by: row.author,
    originator: compartment?.originator ?? header.label.originator,
    marking: header.label.text,
    areas: compartment?.areas ?? [],
    purposes: compartment?.purposes ?? [],
    unknownMarkings: compartment?.unknownMarkings ?? [],
    ...(row.parent === null ? {} : { parent: row.parent }),
  };
}
