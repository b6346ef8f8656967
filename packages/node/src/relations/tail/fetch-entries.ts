import { decodeBundle, decodeTile, equalBytes, TILE_WIDTH, TlogError, tilePath } from "@entente/tlog";
import type { PartyId } from "../../keys/index.ts";
import { frontierOf, hasher, type LogRow, originHash } from "../../ledger/index.ts";
import type { Reader } from "../../store/index.ts";
import { WireError } from "../errors.ts";
import { BUNDLE, type PartnerWire } from "../wire/index.ts";

export type FetchedEntry = { readonly index: number; readonly bytes: Uint8Array };

/** Up to this many missing entries are held in memory at once; beyond, their hashes are fetched first. */
const HELD_ENTRIES = 16 * TILE_WIDTH;

/**
 * Up to this many entries of one partner are caught up with; more is taken for an attempt to fill the memory. A head
 * proves nothing about the entries under it, and 2^53 of them cost the one who claims them a line of text.
 */
export const MAX_BEHIND = 2 ** 22;

type Bundle = { readonly n: number; readonly from: number; readonly until: number; readonly width: number };

/** The bundles that hold entries `applied` to `size`, and which of each are new. */
function bundlesOf(applied: number, size: number): Bundle[] {
  const bundles: Bundle[] = [];
  for (let n = Math.floor(applied / TILE_WIDTH); n * TILE_WIDTH < size; n++) {
    const start = n * TILE_WIDTH;
    const until = Math.min(size, start + TILE_WIDTH);
    bundles.push({ n, from: Math.max(applied, start), until, width: until - start });
  }
  return bundles;
}

/**
 * Gives the entries of a partner's log from `applied` to the head (`size`, `root`), in order, each only after it is
 * known to lie under that root.
 *
 * 1. A head that is absurdly far ahead is refused. What is missing is fetched: as entries when few, else as hashes only (32 bytes each, so a month fits).
 * 2. Appended to the right edge of what is stored, it must give the signed root. If not, nothing is given out.
 * 3. Entries follow, bundle by bundle; each must have the hash that was counted into the root.
 */
export async function* fetchEntries(
  wire: PartnerWire,
  partner: PartyId,
  reader: Reader,
  log: LogRow,
  head: { readonly size: number; readonly root: Uint8Array },
): AsyncGenerator<FetchedEntry> {
  const frontier = frontierOf(reader, log.id);
  const applied = frontier.size;
  if (head.size - applied > MAX_BEHIND)
    throw new WireError(
      "garbage",
      `the partner's head claims ${head.size - applied} entries that are not here; at most ${MAX_BEHIND} are fetched`,
    );
  const bundles = bundlesOf(applied, head.size);
  const isHeld = head.size - applied <= HELD_ENTRIES;
  const held = new Map<number, Uint8Array[]>();
  const leaves: Uint8Array[] = [];
  for (const bundle of bundles) {
    if (isHeld) {
      const entries = await fetchBundle(wire, partner, log, bundle);
      held.set(bundle.n, entries);
      for (const entry of entries) leaves.push(hasher.leaf(entry));
    } else leaves.push(...(await fetchHashes(wire, partner, log, bundle)));
  }
  for (const leaf of leaves) frontier.append(leaf);
  if (!equalBytes(frontier.root(), head.root))
    throw new WireError("garbage", "the partner's entries do not give the root it has signed");
  for (const bundle of bundles) {
    const entries = held.get(bundle.n) ?? (await fetchBundle(wire, partner, log, bundle));
    for (const [n, bytes] of entries.entries()) {
      const index = bundle.from + n;
      if (!equalBytes(hasher.leaf(bytes), leaves[index - applied]!))
        throw new WireError("garbage", `the partner's entry ${index} changed while it was fetched`);
      yield { index, bytes };
    }
  }
}

/** The new entries of one bundle. A partial one may have been replaced by the full one meanwhile (tlog-tiles). */
async function fetchBundle(
  wire: PartnerWire,
  partner: PartyId,
  log: LogRow,
  bundle: Bundle,
): Promise<Uint8Array[]> {
  const bytes = await fetchTile(wire, partner, log, "entries", bundle);
  return reading(() => decodeBundle(bytes, { entryBytes: 8192 })).slice(
    bundle.from % TILE_WIDTH,
    bundle.width,
  );
}

async function fetchHashes(
  wire: PartnerWire,
  partner: PartyId,
  log: LogRow,
  bundle: Bundle,
): Promise<Uint8Array[]> {
  const bytes = await fetchTile(wire, partner, log, 0, bundle);
  return reading(() => decodeTile(bytes)).slice(bundle.from % TILE_WIDTH, bundle.width);
}

async function fetchTile(
  wire: PartnerWire,
  partner: PartyId,
  log: LogRow,
  level: 0 | "entries",
  { n, width }: Bundle,
): Promise<Uint8Array> {
  const at = (part: string) => `/logs/${part}?log=${originHash(log.origin)}`;
  const path = at(tilePath(level, n, width));
  let answer = await wire.get(partner, path, BUNDLE);
  if (answer.status === 404 && width < TILE_WIDTH)
    answer = await wire.get(partner, at(tilePath(level, n)), BUNDLE);
  if (answer.status !== 200)
    throw new WireError("gone", `the partner's node answered ${answer.status} for ${path}`);
  return answer.body;
}

function reading(read: () => Uint8Array[]): Uint8Array[] {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof TlogError)
      throw new WireError("garbage", `the partner sent no bundle or tile: ${cause.message}`, cause);
    throw cause;
  }
}
