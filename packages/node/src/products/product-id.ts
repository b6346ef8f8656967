/** `<ULID of the entry that recorded it>.<position in its set>`. */
export type ProductId = string;

const SHAPE = /^([0-9A-HJKMNP-TV-Z]{26})\.(0|[1-9]\d{0,2})$/;

export function productId(entry: string, position: number): ProductId {
  return `${entry}.${position}`;
}

/** Undefined for anything that is no product id. */
export function readProductId(id: string): { entry: string; position: number } | undefined {
  const parts = SHAPE.exec(id);
  return parts === null ? undefined : { entry: parts[1]!, position: Number(parts[2]) };
}
