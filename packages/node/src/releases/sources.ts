import type { Reader } from "../store/index.ts";
import type { Group } from "./groups.ts";

/**
 * The earliest date by which what a group was made from must be gone: products that were received, and all that was
 * derived from them, to any depth (agreement.md §6, retention).
 */
export function sourcesUntil(reader: Reader, group: Group): string | undefined {
  const open = group.members.flatMap(({ facts }) =>
    facts.source === "received" ? [facts.product, ...facts.from] : facts.from,
  );
  const seen = new Set(open);
  const dates: string[] = [];
  for (let product = open.pop(); product !== undefined; product = open.pop()) {
    const row = reader.get<{ until: string | null }>(
      `SELECT p.retain_until AS until FROM view_part_item i JOIN view_part p ON p.id = i.part
       WHERE i.product = :product AND p.direction = 'in'`,
      { product },
    );
    if (row?.until != null) dates.push(row.until);
    for (const { source } of reader.all<{ source: string }>(
      `SELECT d.source FROM view_derived d JOIN view_product p ON p.id = d.product
       WHERE p.entry = substr(:product, 1, 26) AND p.position = CAST(substr(:product, 28) AS INTEGER)`,
      { product },
    )) {
      if (seen.has(source)) continue;
      seen.add(source);
      open.push(source);
    }
  }
  return dates.sort()[0];
}
