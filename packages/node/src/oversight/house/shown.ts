import type { HouseEntry } from "@entente/api";
import { digestText } from "../../keys/index.ts";
import type { Reader } from "../../store/index.ts";

export type HouseRow = { readonly idx: number; readonly leaf: Uint8Array; readonly bytes: Uint8Array };
type Fields = Readonly<Record<string, unknown>>;

const PRODUCT = /^[0-9A-HJKMNP-TV-Z]{26}\.\d{1,4}$/;
const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;

/**
 * An entry as an overseer is shown it. That it is there, and of what kind, nobody could hide who shows the log; what it
 * says is left out when it speaks of products in a compartment that the reader may not see. Sealed content is never opened.
 */
export function shownEntry(
  reader: Reader,
  { idx, leaf, bytes }: HouseRow,
  mayRead: (compartment: string) => boolean,
): HouseEntry {
  const envelope = JSON.parse(new TextDecoder().decode(bytes)) as Fields;
  const whole = isWhole(reader, envelope, mayRead);
  const { body, set: _, ...rest } = envelope;
  const { by, partner } = (body ?? {}) as Fields;
  const text = (name: string): string => (typeof envelope[name] === "string" ? envelope[name] : "");
  return {
    index: idx,
    leaf: digestText(leaf),
    id: text("id"),
    kind: text("kind"),
    at: text("at"),
    whole,
    ...(whole && typeof by === "string" ? { by } : {}),
    ...(whole && typeof partner === "string" ? { partner } : {}),
    envelope: whole ? { ...envelope } : rest,
  };
}

/** Whether every product that the entry speaks of lies in a compartment that is read. */
export function isWhole(
  reader: Reader,
  envelope: Fields,
  mayRead: (compartment: string) => boolean,
): boolean {
  const seen = new Set<string>();
  for (const compartment of compartmentsOf(reader, envelope)) {
    if (seen.has(compartment)) continue;
    if (!mayRead(compartment)) return false;
    seen.add(compartment);
  }
  return true;
}

function* compartmentsOf(reader: Reader, { id, body }: Fields): Generator<string> {
  const said = (body ?? {}) as Fields;
  if (typeof said.compartment === "string") yield said.compartment;
  for (const ref of new Set(productsIn(said)))
    yield* rows(
      reader,
      `SELECT c.key FROM view_product p JOIN view_compartment c ON c.id = p.compartment
       WHERE p.entry = substr(:ref, 1, 26) AND p.position = CAST(substr(:ref, 28) AS INTEGER)`,
      ref,
    );
  // Long lists of what was read, sent or refused are sealed; the views know of what they were.
  if (typeof id === "string") {
    yield* rows(
      reader,
      `SELECT DISTINCT c.key FROM view_access_product a
       JOIN view_product p ON p.entry = substr(a.product, 1, 26) AND p.position = CAST(substr(a.product, 28) AS INTEGER)
       JOIN view_compartment c ON c.id = p.compartment
       WHERE a.entry = :ref AND EXISTS (SELECT 1 FROM view_access v WHERE v.entry = :ref)`,
      id,
    );
    yield* rows(reader, "SELECT compartment AS key FROM view_refusal_compartment WHERE refusal = :ref", id);
  }
  for (const ref of namesIn(said))
    yield* rows(
      reader,
      `SELECT compartment AS key FROM view_release_compartment WHERE release = :ref
       UNION SELECT compartment FROM view_part WHERE id = :ref
       UNION SELECT compartment FROM view_part WHERE release = :ref`,
      ref,
    );
}

const rows = (reader: Reader, sql: string, ref: string): string[] =>
  reader.all<{ key: string }>(sql, { ref }).map(({ key }) => key);

/** Products named in the clear, as `ENTRY.position` or as an object of both, at any depth that an entry has. */
function productsIn(value: unknown): string[] {
  if (typeof value === "string") return PRODUCT.test(value) ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  const { entry, position } = value as Fields;
  const own = typeof entry === "string" && typeof position === "number" ? [`${entry}.${position}`] : [];
  return [...own, ...Object.values(value).flatMap(productsIn)];
}

/** Ids that may be a release's or a part's, wherever the body names one: another thing's id finds nothing. */
const namesIn = (said: Fields): string[] =>
  Object.values(said).filter((value): value is string => typeof value === "string" && ULID.test(value));
