import { inflateSync } from "node:zlib";
import { DocumentError, type DocumentErrorCode, type Finding } from "./errors.ts";

/**
 * Names of ISO 32000-2 that make a PDF more than a text on pages. A file that holds one of them, in any object
 * whether reachable or not, is refused: what is not read must not travel.
 */
const FORBIDDEN: Readonly<Record<string, readonly [DocumentErrorCode, string]>> = {
  Encrypt: ["encrypted", "is encrypted"],
  JavaScript: ["active-content", "holds JavaScript"],
  JS: ["active-content", "holds JavaScript"],
  Launch: ["active-content", "starts programs"],
  SubmitForm: ["active-content", "sends a form"],
  ImportData: ["active-content", "imports data"],
  GoToE: ["active-content", "opens an embedded file"],
  Rendition: ["active-content", "plays media"],
  RichMedia: ["active-content", "holds rich media"],
  Movie: ["active-content", "holds a film"],
  EmbeddedFile: ["hidden-content", "holds an embedded file; attach it on its own"],
  EmbeddedFiles: ["hidden-content", "holds embedded files; attach them on their own"],
  FileAttachment: ["hidden-content", "holds an attached file; attach it on its own"],
  Collection: ["hidden-content", "is a portfolio of files"],
  XFA: ["hidden-content", "holds an XFA form"],
  Redact: ["hidden-content", "holds text marked for redaction and not yet taken out"],
};

/** Not read as text, yet seen by whoever opens the file: a person should look before it goes. */
const NOTABLE: Readonly<Record<string, readonly [string, string]>> = {
  Image: ["pictures", "The PDF holds pictures; what they show was not read."],
  OCProperties: ["layers", "The PDF has layers that can be shown and hidden."],
  AcroForm: ["form", "The PDF holds a form; what is filled in may not be part of its text."],
};

const SPACE = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITER = new Set([..."()<>[]{}/%"].map((sign) => sign.charCodeAt(0)));
const [LEFT, RIGHT, LESS, GREATER, BACKSLASH, SLASH, PERCENT] = [40, 41, 60, 62, 92, 47, 37];

/**
 * Looks through the bytes of a PDF for what `FORBIDDEN` lists, before any library opens it. It starts anew at every
 * keyword around objects, wherever it stands, so that no unbalanced string can hide an object behind it; object streams
 * are inflated within `inflatedBytes`.
 *
 * `pages` counts the page objects in the file, shown or not.
 *
 * @throws DocumentError
 */
export function screenPdf(bytes: Uint8Array, inflatedBytes: number): { findings: Finding[]; pages: number } {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  checkEnd(file);
  const findings = new Map<string, Finding>();
  let budget = inflatedBytes;
  let linearized = false;
  let pages = 0;
  for (const start of objectStarts(file)) {
    const { names, body } = readNames(file, start);
    if (names.includes("Linearized")) linearized = true;
    judge(names, findings);
    pages += countPages(names);
    if (body === undefined || !isObjectStream(names)) continue;
    const inner = inflate(file, body, names, budget);
    budget -= inner.length;
    const innerNames = readNames(inner, 0).names;
    judge(innerNames, findings);
    pages += countPages(innerNames);
  }
  const ends = file.toString("latin1").split("%%EOF").length - 1;
  if (ends > (linearized ? 2 : 1)) {
    findings.set("revisions", {
      code: "revisions",
      message:
        "The PDF was saved in steps and may still hold earlier versions of itself; save it anew to drop them.",
    });
  }
  return { findings: [...findings.values()], pages };
}

/** Readers find object streams by the cross-reference table and care for these keys, not for the type. */
function isObjectStream(names: readonly string[]): boolean {
  return names.includes("ObjStm") || (names.includes("First") && names.includes("N"));
}

function countPages(names: readonly string[]): number {
  return names.filter((name, index) => name === "Page" && names[index - 1] === "Type").length;
}

function checkEnd(file: Buffer): void {
  const end = file.lastIndexOf("%%EOF");
  if (end === -1) throw new DocumentError("malformed", "The PDF is cut short: it has no end.");
  for (const byte of file.subarray(end + 5)) {
    if (!SPACE.has(byte)) throw new DocumentError("hidden-content", "Something is appended to the PDF.");
  }
}

/** `endobj` and `endstream` begin a stretch too: a lenient reader goes on past one that stands inside an object. */
function* objectStarts(file: Buffer): Iterable<number> {
  for (const keyword of ["obj", "trailer", "endstream"]) {
    for (let at = file.indexOf(keyword); at !== -1; at = file.indexOf(keyword, at + 3))
      yield at + keyword.length;
  }
}

function judge(names: readonly string[], findings: Map<string, Finding>): void {
  for (const name of names) {
    const refusal = Object.hasOwn(FORBIDDEN, name) ? FORBIDDEN[name]! : undefined;
    if (refusal) throw new DocumentError(refusal[0], `The PDF ${refusal[1]}.`);
    const note = Object.hasOwn(NOTABLE, name) ? NOTABLE[name]! : undefined;
    if (note) findings.set(note[0], { code: note[0], message: note[1] });
  }
}

/** The names from `at` to the end of that object, decoded (§7.3.5: `#4a` is `J`); `body` is where its stream begins. */
function readNames(file: Buffer, at: number): { names: string[]; body?: number } {
  const names: string[] = [];
  while (at < file.length) {
    const byte = file[at]!;
    if (byte === SLASH) {
      const stop = tokenEnd(file, at + 1);
      const raw = file.toString("latin1", at + 1, Math.min(stop, at + 128));
      names.push(
        raw.includes("#")
          ? raw.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
          : raw,
      );
      at = stop;
    } else if (byte === LEFT) at = stringEnd(file, at);
    else if (byte === LESS) at = file[at + 1] === LESS ? at + 2 : hexEnd(file, at);
    else if (byte === PERCENT) at = lineEnd(file, at);
    else if (SPACE.has(byte) || DELIMITER.has(byte)) at++;
    else {
      const stop = tokenEnd(file, at);
      const length = stop - at;
      if (length >= 3 && length <= 9) {
        const word = file.toString("latin1", at, stop);
        if (word === "endobj" || word === "startxref" || word.endsWith("obj")) break;
        // Only after a dictionary does the word begin data.
        if (word === "stream" && file[before(file, at)] === GREATER) return { names, body: stop };
      }
      at = stop;
    }
  }
  return { names };
}

function before(file: Buffer, at: number): number {
  do at--;
  while (at >= 0 && SPACE.has(file[at]!));
  return at;
}

function hexEnd(file: Buffer, at: number): number {
  const end = file.indexOf(GREATER, at);
  return end === -1 ? file.length : end + 1;
}

function tokenEnd(file: Buffer, at: number): number {
  while (at < file.length && !SPACE.has(file[at]!) && !DELIMITER.has(file[at]!)) at++;
  return at;
}

function lineEnd(file: Buffer, at: number): number {
  while (at < file.length && file[at] !== 10 && file[at] !== 13) at++;
  return at;
}

function stringEnd(file: Buffer, at: number): number {
  let depth = 0;
  for (; at < file.length; at++) {
    const byte = file[at];
    if (byte === BACKSLASH) at++;
    else if (byte === LEFT) depth++;
    else if (byte === RIGHT && --depth === 0) return at + 1;
  }
  return at;
}

function inflate(file: Buffer, body: number, names: readonly string[], budget: number): Buffer {
  const start =
    body + (file[body] === 13 ? 1 : 0) + (file[body + (file[body] === 13 ? 1 : 0)] === 10 ? 1 : 0);
  const end = file.indexOf("endstream", start);
  if (end === -1) throw new DocumentError("malformed", "An object stream of the PDF does not end.");
  if (!names.includes("Filter")) return file.subarray(start, end);
  const filters = names.filter((name) => /Decode$|^Crypt$|^(?:Fl|LZW|AHx|A85|RL)$/.test(name));
  // Writers deflate object streams and nothing else; another coding would only serve to hide them from this look.
  if (filters.length !== 1 || !/^Fl(?:ateDecode)?$/.test(filters[0]!) || names.includes("DecodeParms")) {
    throw new DocumentError("hidden-content", "The PDF codes its objects in an unusual way.");
  }
  try {
    return inflateSync(file.subarray(start, end), { maxOutputLength: Math.max(1, budget) });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") {
      throw new DocumentError("too-large", "The PDF inflates to more than can be read.", { cause });
    }
    throw new DocumentError("malformed", "An object stream of the PDF cannot be inflated.", { cause });
  }
}
