import { createHasher, Frontier, TILE_WIDTH, tilePath, tilesOf } from "@entente/tlog";
import type { Account } from "./account.ts";
import { bundlesOf, cutBundle, type SoundLog } from "./bundles.ts";
import { digestText, sameBytes, sha256 } from "./digest.ts";
import { logFolder, logTilePath } from "./export-format.ts";
import type { DeclaredLog } from "./open.ts";
import type { ExportReader } from "./reader.ts";

const hasher = createHasher(sha256);
const HASH = 32;
/** Tree levels from one level of tiles to the next. */
const LEVELS_IN_TILE = 8;

/** An index at which the entry's own hash and the hash tile disagree. The entry may have no bytes left. */
type Dispute = { readonly index: number; readonly own: Uint8Array | undefined; readonly tile: Uint8Array };

type Leaves = {
  readonly disputes: readonly Dispute[];
  readonly bundles: readonly Uint8Array[];
  readonly tree: Tree;
};

/** A root, and the nodes that hash tiles above the lowest hold. */
type Tree = { readonly root: Uint8Array; readonly nodes: ReadonlyMap<string, Uint8Array> };

/**
 * Step 2: recomputes every leaf and every tile of a log and holds them against the root of its checkpoint. Where they
 * disagree it finds out which of them was altered: the hash tile and the entries are two witnesses of the same leaves,
 * and the root says which of the two is right. Undefined when entries were altered or are not there; not `intact` when
 * entries and tiles agree with each other and not with the head, so that its signatures are worth a look.
 */
export function checkTree(reader: ExportReader, log: DeclaredLog, account: Account): SoundLog | undefined {
  const leaves = readLeaves(reader, log, account);
  if (leaves === undefined) return undefined;
  const { disputes, bundles } = leaves;
  const { root, size } = log.checkpoint;
  const entriesAreRight = sameBytes(leaves.tree.root, root) && disputes.every(({ own }) => own !== undefined);
  account.count("entries", size - disputes.length);
  if (entriesAreRight) {
    for (const { index, own, tile } of disputes) tileAltered(log, 0, index, own!, tile, account);
    checkUpperTiles(reader, log, leaves.tree, account);
    return { origin: log.origin, size, bundles, intact: true };
  }
  for (const { index, own, tile } of disputes)
    account.violation("entry-altered", { log: log.origin, index }, digestText(tile), ownText(own));
  const byTiles = treeOfTiles(reader, log);
  if (!sameBytes(byTiles.root, root))
    account.violation("root-mismatch", { log: log.origin }, digestText(root), digestText(leaves.tree.root));
  else checkUpperTiles(reader, log, byTiles, account);
  return disputes.length === 0 ? { origin: log.origin, size, bundles, intact: false } : undefined;
}

const ownText = (own: Uint8Array | undefined): string => (own === undefined ? "-" : digestText(own));

/** One pass over bundles and lowest tiles. A leaf that no entry gives is taken from its tile, so that the rest can be held against the root. */
function readLeaves(reader: ExportReader, log: DeclaredLog, account: Account): Leaves | undefined {
  const builder = new TreeBuilder();
  const disputes: Dispute[] = [];
  const bundles: Uint8Array[] = [];
  for (const { n, width } of bundlesOf(log.checkpoint.size)) {
    const path = logTilePath(log.origin, "entries", n, width);
    const tilePlace = logTilePath(log.origin, 0, n, width);
    const bundle = reader.read(path);
    const tile = reader.read(tilePlace);
    const place = { log: log.origin, index: n * TILE_WIDTH };
    if (bundle === undefined) {
      account.violation("bundle-missing", { ...place, path }, path, "-");
      return undefined;
    }
    if (tile === undefined || tile.length !== width * HASH) {
      const found = tile === undefined ? "-" : `${tile.length} bytes`;
      account.violation("tile-missing", { ...place, path: tilePlace }, `${width * HASH} bytes`, found);
      return undefined;
    }
    bundles.push(sha256(bundle));
    const { entries, whole } = cutBundle(bundle, width);
    const before = disputes.length;
    for (let i = 0; i < width; i++) {
      const stored = tile.subarray(i * HASH, (i + 1) * HASH);
      const entry = entries[i];
      const own = entry === undefined ? undefined : hasher.leaf(entry);
      builder.append(own ?? stored.slice());
      if (own !== undefined && sameBytes(own, stored)) continue;
      disputes.push({ index: n * TILE_WIDTH + i, own, tile: stored.slice() });
      // Once the bundle no longer falls into its entries, what follows the first fault is not legible.
      if (whole) continue;
      for (let rest = i + 1; rest < width; rest++) builder.append(tile.slice(rest * HASH, (rest + 1) * HASH));
      break;
    }
    account.count("tiles", 2);
    if (!whole && disputes.length === before) {
      account.violation("bundle-damaged", { ...place, path }, `${width} entries`, "more bytes than that");
      return undefined;
    }
  }
  return { disputes, bundles, tree: builder.tree() };
}

class TreeBuilder {
  readonly #frontier = Frontier.of(hasher);
  readonly #nodes = new Map<string, Uint8Array>();

  append(leaf: Uint8Array): void {
    this.#frontier.append(leaf, (level, index, hash) => {
      if (level > 0 && level % LEVELS_IN_TILE === 0)
        this.#nodes.set(`${level / LEVELS_IN_TILE}/${index}`, hash);
    });
  }

  tree(): Tree {
    return { root: this.#frontier.root(), nodes: this.#nodes };
  }
}

/** The tree as the lowest tiles have it. */
function treeOfTiles(reader: ExportReader, log: DeclaredLog): Tree {
  const builder = new TreeBuilder();
  for (const { n, width } of bundlesOf(log.checkpoint.size)) {
    const tile = reader.read(logTilePath(log.origin, 0, n, width)) ?? new Uint8Array(0);
    for (let at = 0; at + HASH <= tile.length; at += HASH) builder.append(tile.slice(at, at + HASH));
  }
  return builder.tree();
}

function checkUpperTiles(reader: ExportReader, log: DeclaredLog, tree: Tree, account: Account): void {
  for (const { level, n, width } of tilesOf(log.checkpoint.size)) {
    if (level === 0) continue;
    const path = logTilePath(log.origin, level, n, width);
    const tile = reader.read(path);
    account.count("tiles");
    if (tile === undefined || tile.length !== width * HASH) {
      account.violation(
        "tile-missing",
        { log: log.origin, path },
        `${width * HASH} bytes`,
        tile === undefined ? "-" : `${tile.length} bytes`,
      );
      continue;
    }
    for (let i = 0; i < width; i++) {
      const index = n * TILE_WIDTH + i;
      const expected = tree.nodes.get(`${level}/${index}`)!;
      const found = tile.subarray(i * HASH, (i + 1) * HASH);
      if (!sameBytes(expected, found)) tileAltered(log, level, index, expected, found, account);
    }
  }
}

function tileAltered(
  log: DeclaredLog,
  level: number,
  index: number,
  expected: Uint8Array,
  found: Uint8Array,
  account: Account,
): void {
  const n = Math.floor(index / TILE_WIDTH);
  const count = Math.floor(log.checkpoint.size / TILE_WIDTH ** level);
  const path = `${logFolder(log.origin)}/${tilePath(level, n, Math.min(TILE_WIDTH, count - n * TILE_WIDTH))}`;
  // Above the lowest level a hash stands for many entries, and no single one can be named.
  const place = level === 0 ? { log: log.origin, index, path } : { log: log.origin, path };
  account.violation("tile-altered", place, digestText(expected), digestText(found));
}
