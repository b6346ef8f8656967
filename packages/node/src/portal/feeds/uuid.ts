import { sha256 } from "../../keys/index.ts";

/** A name's UUID (RFC 9562 §5.8, version 8): the same name has the same one, everywhere and always. */
export function urnOf(name: string): string {
  const bytes = sha256(new TextEncoder().encode(`entente-feed:${name}`)).slice(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Buffer.from(bytes).toString("hex");
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
