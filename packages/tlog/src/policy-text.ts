import { fromUtf8, utf8 } from "./bytes.ts";
import { TlogError } from "./errors.ts";

/** Far above 32 logs and 32 witnesses with ML-DSA keys. */
const MAX_POLICY_BYTES = 1024 * 1024;

/** The octets of a policy file, checked: tab, line feed and everything from 0x20 but 0x7F (tlog-policy). */
export function decodePolicy(file: Uint8Array | string): Uint8Array {
  if (file.length > MAX_POLICY_BYTES) throw new TlogError("too-large", "the policy is larger than 1 MiB");
  const bytes = typeof file === "string" ? utf8(file) : file;
  for (const byte of bytes) {
    if ((byte < 0x20 && byte !== 0x09 && byte !== 0x0a) || byte === 0x7f) {
      throw new TlogError("bad-policy", "the policy holds a control character");
    }
  }
  return bytes;
}

/** One character for each octet: names are opaque octets and need not be UTF-8. */
export function textOf(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/** The fields of a line, none for a blank line or a comment. Only space and tab separate. */
export function fieldsOf(line: string): string[] {
  const fields = line.split(/[ \t]+/).filter((field) => field !== "");
  return fields[0]?.startsWith("#") ? [] : fields.map(readable);
}

/** As UTF-8 where it is, octet by octet where it is not. Two names that would read alike are refused as one. */
function readable(field: string): string {
  const bytes = Uint8Array.from(field, (character) => character.charCodeAt(0));
  try {
    return fromUtf8(bytes);
  } catch {
    return field;
  }
}
