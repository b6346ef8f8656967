import { notFound, type ProductEvent, type ProductPassage, type Session } from "@entente/api";
import { logAccess } from "./access.ts";
import { objectOf } from "./content-text.ts";
import type { Fates, Passage } from "./fates.ts";
import { productId } from "./product-id.ts";
import type { ProductRow } from "./product-row.ts";
import { productRow } from "./queries.ts";
import type { Readable } from "./readers.ts";
import { openVisible, type ReadingDeps, type Summary, summarise, versionsOf } from "./reading.ts";

/** Where a product comes from and what became of it. */
export type Timeline = {
  readonly origin: {
    readonly originator: string;
    readonly source: ProductRow["source"];
    readonly by: string;
    readonly at: string;
    readonly entry: string;
    readonly items: number;
    readonly from: readonly Summary[];
  };
  readonly passages: readonly ProductPassage[];
  readonly events: readonly ProductEvent[];
  readonly cut: boolean;
};

/** More events than people read. */
const MOST_EVENTS = 500;
const MOST_DERIVED = 100;

/** The times by which STIX objects say when something was so, with the property that ends each. */
const SAID: readonly (readonly [what: ProductEvent["what"], from: string, until?: string])[] = [
  ["created", "created"],
  ["modified", "modified"],
  ["valid", "valid_from", "valid_until"],
  ["observed", "first_observed", "last_observed"],
  ["seen", "first_seen", "last_seen"],
  ["published", "published"],
];
const STIX_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;

/** The provenance and the times of one product, of what may be seen; logged before they are given. */
export async function readTimeline(
  deps: ReadingDeps,
  session: Session,
  readable: Readable,
  fates: Fates,
  product: string,
): Promise<Timeline> {
  const { row, opened } = openVisible(deps.ledger, readable, product);
  const { reader } = deps.ledger;
  const compartment = readable.compartments.get(row.compartment);
  if (compartment === undefined) throw notFound("product");
  await logAccess(deps.ledger, deps.now, session, [product], "timeline");
  const sources = visible(deps, readable, sourcesOf(deps, row));
  const passages = fates(product);
  const object = objectOf(opened.header, opened.content);
  const known: ProductEvent[] = [
    ...versionsOf(deps.ledger, readable, row).map(
      (version): ProductEvent =>
        version.id === row.id
          ? { axis: "known", what: "recorded", at: iso(row.at) }
          : { axis: "known", what: "version", at: iso(version.at), product: idOf(version) },
    ),
    ...visible(deps, readable, derivedFrom(deps, product)).map(
      (derived): ProductEvent => ({
        axis: "known",
        what: "derived",
        at: iso(derived.at),
        product: idOf(derived),
      }),
    ),
    ...passages.flatMap(passageEvents),
  ];
  const events = [...said(object), ...known].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const items = reader.get<{ n: number }>("SELECT count(*) AS n FROM view_product WHERE entry = :entry", {
    entry: row.entry,
  });
  return {
    origin: {
      originator: compartment.originator,
      source: row.source,
      by: row.author,
      at: iso(row.at),
      entry: row.entry,
      items: items?.n ?? 1,
      from: sources.length === 0 ? [] : await summarise(deps, session, readable, sources, "list"),
    },
    passages: passages.map(passageShown),
    events: events.slice(0, MOST_EVENTS),
    cut: events.length > MOST_EVENTS,
  };
}

/** What the content claims: a malformed time is left out, for the object itself is shown beside. */
function said(object: ReturnType<typeof objectOf>): ProductEvent[] {
  if (object === undefined) return [];
  const times = object as unknown as Readonly<Record<string, unknown>>;
  const timeAt = (name: string | undefined) => {
    const value = name === undefined ? undefined : times[name];
    return typeof value === "string" && STIX_TIME.test(value) && !Number.isNaN(Date.parse(value))
      ? iso(Date.parse(value))
      : undefined;
  };
  return SAID.flatMap(([what, from, until]): ProductEvent[] => {
    const at = timeAt(from);
    const end = timeAt(until);
    if (at === undefined) return [];
    // An object that was never changed was modified when it was created.
    if (what === "modified" && at === timeAt("created")) return [];
    return [{ axis: "said", what, at, ...(end === undefined ? {} : { until: end }) }];
  });
}

function passageEvents({
  part,
  partner: party,
  direction,
  at,
  receivedAt,
  state,
  recalls,
}: Passage): ProductEvent[] {
  const event = (what: ProductEvent["what"], when: number): ProductEvent => {
    return { axis: "known", what, at: iso(when), party, part };
  };
  return [
    event(direction === "out" ? "released" : "received", at),
    ...(receivedAt === undefined || direction === "in" ? [] : [event("receipt", receivedAt)]),
    ...(state === "declined" ? [event("declined", at)] : []),
    ...recalls.flatMap(({ at: ordered, executedAt }) => [
      event("recalled", ordered),
      ...(executedAt === undefined ? [] : [event("purged", executedAt)]),
    ]),
  ];
}

function passageShown({
  part,
  direction,
  partner,
  agreement,
  clauses,
  purpose,
  state,
}: Passage): ProductPassage {
  const shown = { part, direction, partner, clauses: [...clauses], purpose, state };
  return agreement === "" ? shown : { ...shown, agreement };
}

function sourcesOf({ ledger }: ReadingDeps, { id }: ProductRow): string[] {
  return ledger.reader
    .all<{ source: string }>(
      "SELECT source FROM view_derived WHERE product = :id ORDER BY source LIMIT 100",
      {
        id,
      },
    )
    .map(({ source }) => source);
}

/** Tearlines and redactions; versions are told of as versions. */
function derivedFrom({ ledger }: ReadingDeps, product: string): string[] {
  return ledger.reader
    .all<{ entry: string; position: number }>(
      `SELECT p.entry, p.position FROM view_derived d JOIN view_product p ON p.id = d.product
       WHERE d.source = :product AND p.source = 'derived' AND p.parent IS NULL ORDER BY p.id LIMIT :most`,
      { product, most: MOST_DERIVED },
    )
    .map(({ entry, position }) => productId(entry, position));
}

const visible = ({ ledger }: ReadingDeps, readable: Readable, products: readonly string[]): ProductRow[] =>
  products.flatMap((product) => productRow(ledger.reader, readable, product) ?? []);

const idOf = ({ entry, position }: ProductRow): string => productId(entry, position);
const iso = (at: number): string => new Date(at).toISOString();
