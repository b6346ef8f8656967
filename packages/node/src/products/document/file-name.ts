import { DocumentError } from "./errors.ts";

const MAX_CHARACTERS = 200;
/** Common file systems keep 255 bytes. */
const MAX_BYTES = 255;

/** Controls, formats (bidi, zero width), line separators, private, unassigned, lone surrogates. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}]/u;
/** Separators here and on Windows, and the characters that look like them. */
const SEPARATOR = /[/\\:\u2044\u2215\u29f8\u29f9]/u;
const SHELL = /[<>"|?*]/;
const ENCODED = /%(?:00|2e|2f|5c)/i;
/** Devices on Windows, whatever the extension. */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\.|$)/i;

/**
 * The NFC form of a name that is safe as the last step of a path, in a header and on a screen.
 * The name is the sender's: it is shown and stored as data, never joined to a path of ours.
 *
 * @throws DocumentError `bad-name`
 */
export function checkFileName(name: string): string {
  const normal = name.normalize("NFC");
  const refusal = whyRefused(normal);
  if (refusal) throw new DocumentError("bad-name", `File name refused: ${refusal}.`);
  return normal;
}

function whyRefused(name: string): string | undefined {
  if (name.length === 0) return "it is empty";
  if ([...name].length > MAX_CHARACTERS) return `it is longer than ${MAX_CHARACTERS} characters`;
  if (Buffer.byteLength(name) > MAX_BYTES) return `it is longer than ${MAX_BYTES} bytes`;
  if (UNSEEN.test(name)) return "it holds a control, invisible or unknown character";
  if (SEPARATOR.test(name)) return "it holds a path separator";
  // Some file systems fold compatibility forms: "‥" becomes "..", "／" becomes "/".
  for (const form of [name, name.normalize("NFKC")]) {
    if (/[/\\:]/.test(form)) return "it holds a path separator";
    if (form.includes("..")) return 'it holds ".."';
    if (SHELL.test(form)) return 'it holds one of < > " | ? *';
    if (ENCODED.test(form)) return "it holds an encoded dot or separator";
    if (/^[\s.~-]|[\s.]$/.test(form)) return "it begins or ends with a space, dot, dash or tilde";
    if (RESERVED.test(form)) return "it is a device on some systems";
  }
  return undefined;
}
