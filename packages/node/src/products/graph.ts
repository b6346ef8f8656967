import { MOST_GRAPH_NODES, type ProductEdge, type ProductNode, type Session } from "@entente/api";
import { referencesOf, type StixObject, typeOfId } from "@entente/stix";
import { logAccess } from "./access.ts";
import { objectOf, titleOf } from "./content-text.ts";
import { productId } from "./product-id.ts";
import type { ProductRow } from "./product-row.ts";
import type { Readable } from "./readers.ts";
import { openVisible, type ReadingDeps } from "./reading.ts";
import { idMark } from "./record.ts";
import { type Opened, openRows } from "./vault.ts";

export type Graph = {
  readonly root: string;
  readonly nodes: readonly ProductNode[];
  readonly edges: readonly ProductEdge[];
  readonly cut: boolean;
};

/** Objects opened for one graph; opening costs time that others wait for. */
const MOST_OPENED = 6000;
const MOST_EDGES = 20_000;
/** Of each object, so that one that everything names does not crowd out the rest. */
const MOST_NAMING = 2000;
/** Opened at a stretch, before others get their turn. */
const STRETCH = 250;
const LONGEST_NAME = 200;

/** References that say who marked or made a thing, not what it is about. They would tie everything to everything. */
const NOT_SHOWN = new Set(["object_marking_refs", "marking_ref", "created_by_ref"]);

/**
 * What a product refers to and what refers to it, `depth` steps far, of what may be seen. Relationships are edges. A
 * reference to something absent and one to something hidden look alike: a node that opens nothing.
 */
export async function readGraph(
  deps: ReadingDeps,
  session: Session,
  readable: Readable,
  product: string,
  depth: number,
): Promise<Graph> {
  const { opened } = openVisible(deps.ledger, readable, product);
  const graph = new Growing(deps, readable);
  await graph.grow(opened, depth);
  await logAccess(deps.ledger, deps.now, session, [...graph.given], "graph");
  return graph.result(nameOf(opened));
}

const nameOf = ({ header, product }: Opened): string => header.stix?.id ?? product;

/** A graph being walked breadth first; every bound that is met makes it `cut`. */
class Growing {
  /** Products whose content went into it. */
  readonly given = new Set<string>();
  readonly #deps: ReadingDeps;
  readonly #readable: Readable;
  readonly #originators: readonly string[];
  readonly #nodes = new Map<string, ProductNode>();
  readonly #edges = new Map<string, ProductEdge>();
  #opened = 0;
  #cut = false;

  constructor(deps: ReadingDeps, readable: Readable) {
    this.#deps = deps;
    this.#readable = readable;
    this.#originators = [
      ...new Set([...readable.compartments.values()].map(({ originator }) => originator)),
    ].slice(0, 100);
  }

  result(root: string): Graph {
    return { root, nodes: [...this.#nodes.values()], edges: [...this.#edges.values()], cut: this.#cut };
  }

  async grow(root: Opened, depth: number): Promise<void> {
    this.#add(root, 0);
    let ring: Opened[] = [root];
    for (let step = 1; step <= depth && ring.length > 0; step++) {
      const next = new Map<string, ProductRow>();
      for (const each of ring) {
        for (const row of this.#namedBy(each, step)) next.set(idOf(row), row);
        for (const row of this.#derivation(each, step)) next.set(idOf(row), row);
      }
      const named = await this.#open([...next.values()].filter((row) => !this.given.has(idOf(row))));
      const naming = await this.#open(ring.flatMap((each) => this.#naming(each)));
      const beyond = new Map<string, ProductRow>();
      const reached = [...named];
      for (const each of naming) {
        const object = objectOf(each.header, each.content);
        if (isTie(object)) for (const row of this.#tie(each, object, step)) beyond.set(idOf(row), row);
        else if (this.#add(each, step)) {
          this.#references(each);
          reached.push(each);
        }
      }
      for (const each of named) {
        const object = objectOf(each.header, each.content);
        if (object?.type !== "relationship") this.#add(each, step);
        else for (const row of this.#untied(each, object, step)) beyond.set(idOf(row), row);
      }
      for (const each of await this.#open([...beyond.values()].filter((row) => !this.given.has(idOf(row))))) {
        this.#add(each, step);
        reached.push(each);
      }
      ring = reached.filter(({ header }) => header.kind !== "relationship" && header.kind !== "sighting");
    }
  }

  /** Rows of what an object refers to, with the edges to them. */
  #namedBy(each: Opened, step: number): ProductRow[] {
    const object = objectOf(each.header, each.content);
    if (object === undefined) return [];
    if (isTie(object)) {
      // A relationship that is itself looked at is a node between its ends.
      return endsOf(object).flatMap(({ id, type }) => this.#towards(nameOf(each), id, type, step));
    }
    return shownReferences(object).flatMap(({ id, type }) => this.#towards(nameOf(each), id, type, step));
  }

  /** Edges among what is there already, of an object that refers to the ring. */
  #references(each: Opened): void {
    const object = objectOf(each.header, each.content);
    for (const { id, type } of object === undefined ? [] : shownReferences(object)) {
      if (this.#nodes.has(id)) this.#edge({ from: nameOf(each), to: id, type });
    }
  }

  #towards(from: string, id: string, type: string, step: number, product?: string): ProductRow[] {
    const row = this.#rowOf(id);
    if (!this.#placeholder(id, step)) return [];
    this.#edge({ from, to: id, type, ...(product === undefined ? {} : { product }) });
    return row === undefined ? [] : [row];
  }

  /** A relationship found from one of its ends: an edge, and the rows of its ends. */
  #tie(each: Opened, object: StixObject, step: number): ProductRow[] {
    this.given.add(each.product);
    const fields = object as unknown as Readonly<Record<string, unknown>>;
    if (object.type === "relationship") {
      const [from, to] = [fields.source_ref, fields.target_ref];
      if (typeof from !== "string" || typeof to !== "string") return [];
      const type = typeof fields.relationship_type === "string" ? fields.relationship_type : "related-to";
      if (!this.#placeholder(from, step) || !this.#placeholder(to, step)) return [];
      this.#edge({ from, to, type: type.slice(0, LONGEST_NAME), product: each.product });
      return [this.#rowOf(from), this.#rowOf(to)].filter((row) => row !== undefined);
    }
    if (!this.#add(each, step)) return [];
    return endsOf(object).flatMap(({ id, type }) =>
      this.#towards(nameOf(each), id, type, step, each.product),
    );
  }

  /** A relationship that a container names is an edge between what it ties, and no node beside them. */
  #untied(each: Opened, object: StixObject, step: number): ProductRow[] {
    const id = nameOf(each);
    this.#nodes.delete(id);
    for (const [key, { to }] of this.#edges) if (to === id) this.#edges.delete(key);
    return this.#tie(each, object, step);
  }

  /** Relationships, sightings and containers that name an object. */
  #naming({ row }: Opened): ProductRow[] {
    if (row.id_mark === null) return [];
    const rows = this.#deps.ledger.reader.all<ProductRow>(
      `SELECT p.* FROM view_product p WHERE p.sealed = 0 AND p.compartment IN (SELECT value FROM json_each(:readable))
         AND p.id IN (SELECT product FROM view_reference WHERE mark = :mark UNION ALL SELECT container FROM view_member WHERE mark = :mark)
       ORDER BY p.id DESC LIMIT :most`,
      { mark: row.id_mark, readable: this.#readable.json, most: MOST_NAMING + 1 },
    );
    if (rows.length > MOST_NAMING) this.#cut = true;
    return newest(rows.slice(0, MOST_NAMING)).filter((each) => !this.given.has(idOf(each)));
  }

  /** What a report was made from, and what was made from it. */
  #derivation({ row, product }: Opened, step: number): ProductRow[] {
    const { reader } = this.#deps.ledger;
    const from = reader.all<ProductRow>(
      `SELECT p.* FROM view_derived d JOIN view_product p
         ON p.entry = substr(d.source, 1, 26) AND p.position = CAST(substr(d.source, 28) AS INTEGER)
       WHERE d.product = :id AND p.sealed = 0 AND p.parent IS NULL LIMIT 100`,
      { id: row.id },
    );
    const made = reader.all<ProductRow>(
      `SELECT p.* FROM view_derived d JOIN view_product p ON p.id = d.product
       WHERE d.source = :product AND p.sealed = 0 AND p.parent IS NULL LIMIT 100`,
      { product },
    );
    const seen = (each: ProductRow) => this.#readable.compartments.has(each.compartment);
    const self = this.#idOfRow(row, product);
    for (const each of from.filter(seen)) this.#made(self, this.#idOfRow(each), each, step, row.source);
    for (const each of made.filter(seen)) this.#made(this.#idOfRow(each), self, each, step, each.source);
    return [...from, ...made].filter(seen);
  }

  #made(from: string, to: string, row: ProductRow, step: number, source: string): void {
    if (!this.#nodes.has(this.#idOfRow(row)) && !this.#placeholder(this.#idOfRow(row), step, row)) return;
    this.#edge({ from, to, type: source === "written" ? "new-version-of" : "derived-from" });
  }

  /** STIX objects are nodes by their STIX id, which the row does not hold: they are opened for it. */
  #idOfRow(row: ProductRow, known?: string): string {
    if (row.id_mark === null) return known ?? idOf(row);
    const [opened] = openRows(this.#deps.ledger.contents, [row]);
    return opened === undefined ? idOf(row) : nameOf(opened);
  }

  /** The newest version of an object that may be seen, of whatever originator. */
  #rowOf(id: string): ProductRow | undefined {
    const { reader, foldContext } = this.#deps.ledger;
    const marks = this.#originators.map((originator) => idMark(foldContext, originator, id).toHex());
    return reader.get<ProductRow>(
      `SELECT p.* FROM json_each(:marks) j JOIN view_product p ON p.id_mark = unhex(j.value)
       WHERE p.sealed = 0 AND p.compartment IN (SELECT value FROM json_each(:readable)) ORDER BY p.version DESC, p.id DESC LIMIT 1`,
      { marks: JSON.stringify(marks), readable: this.#readable.json },
    );
  }

  #placeholder(id: string, depth: number, row?: ProductRow): boolean {
    if (this.#nodes.has(id)) return true;
    const type = row?.kind ?? typeOfId(id) ?? "unknown";
    return this.#put({ id: id.slice(0, 400), type, depth });
  }

  #add(each: Opened, depth: number): boolean {
    this.given.add(each.product);
    const id = nameOf(each);
    const known = this.#nodes.get(id);
    const name = titleOf(each.header, each.content);
    return this.#put({
      id,
      product: each.product,
      type: each.header.kind,
      depth: Math.min(depth, known?.depth ?? depth),
      ...(name === undefined ? {} : { name }),
    });
  }

  #put(node: ProductNode): boolean {
    if (!this.#nodes.has(node.id) && this.#nodes.size >= MOST_GRAPH_NODES) {
      this.#cut = true;
      return false;
    }
    this.#nodes.set(node.id, node);
    return true;
  }

  #edge(edge: ProductEdge): void {
    const key = JSON.stringify([edge.from, edge.to, edge.type]);
    if (this.#edges.has(key)) return;
    if (this.#edges.size >= MOST_EDGES) this.#cut = true;
    else this.#edges.set(key, edge);
  }

  async #open(rows: readonly ProductRow[]): Promise<Opened[]> {
    const opened: Opened[] = [];
    const left = Math.max(0, MOST_OPENED - this.#opened);
    if (rows.length > left) this.#cut = true;
    const some = rows.slice(0, left);
    this.#opened += some.length;
    for (let at = 0; at < some.length; at += STRETCH) {
      if (at > 0) await new Promise((resume) => setImmediate(resume));
      opened.push(...openRows(this.#deps.ledger.contents, some.slice(at, at + STRETCH)));
    }
    return opened;
  }
}

const isTie = (object: StixObject | undefined): object is StixObject =>
  object?.type === "relationship" || object?.type === "sighting";

type Named = { readonly id: string; readonly type: string };

function shownReferences(object: StixObject): Named[] {
  return referencesOf(object).flatMap(({ property, id }) => {
    const type = property.replace(/\.\[\d+\]$/, "");
    const last = type.split(".").at(-1) ?? type;
    return NOT_SHOWN.has(last) ? [] : [{ id, type: type.slice(0, LONGEST_NAME) }];
  });
}

const endsOf = (object: StixObject): Named[] => shownReferences(object);

/** Of several versions of one relationship the newest. */
function newest(rows: readonly ProductRow[]): ProductRow[] {
  const byMark = new Map<string, ProductRow>();
  for (const row of rows) {
    const key = row.id_mark === null ? idOf(row) : Buffer.from(row.id_mark).toString("hex");
    const known = byMark.get(key);
    if (known === undefined || (row.version ?? 0) > (known.version ?? 0)) byMark.set(key, row);
  }
  return [...byMark.values()];
}

const idOf = ({ entry, position }: ProductRow): string => productId(entry, position);
