import { inflateSync } from "node:zlib";
import type { Sentence } from "@entente/api";
import { DocumentError, type DocumentErrorCode, type Finding } from "./errors.ts";
import { SPACE, stretches } from "./pdf-stretches.ts";

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
  EF: ["hidden-content", "holds an embedded file; attach it on its own"],
  FileAttachment: ["hidden-content", "holds an attached file; attach it on its own"],
  Collection: ["hidden-content", "is a portfolio of files"],
  XFA: ["hidden-content", "holds an XFA form"],
  Redact: ["hidden-content", "holds text marked for redaction and not yet taken out"],
};

/** Not read as text, yet seen by whoever opens the file: a person should look before it goes. */
const NOTABLE: Readonly<Record<string, readonly [string, Sentence]>> = {
  Image: ["pictures", "The PDF holds pictures; what they show was not read."],
  OCProperties: ["layers", "The PDF has layers that can be shown and hidden."],
  AcroForm: ["form", "The PDF holds a form; what is filled in may not be part of its text."],
};

/**
 * Looks through the bytes of a PDF for what `FORBIDDEN` lists, before any library opens it. It starts anew at every
 * keyword around objects, wherever it stands, so that no unbalanced string can hide an object behind it; object streams
 * are inflated within `inflatedBytes` and looked through alike. `pages` counts the page objects in the file, shown or not.
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
  const judge = (names: readonly string[]) => {
    refuseForbidden(names);
    for (const name of names) {
      const note = Object.hasOwn(NOTABLE, name) ? NOTABLE[name]! : undefined;
      if (note) findings.set(note[0], { code: note[0], message: note[1] });
    }
    pages += names.filter((name, index) => name === "Page" && names[index - 1] === "Type").length;
  };
  for (const { names, body } of stretches(file)) {
    judge(names);
    if (names.includes("Linearized")) linearized = true;
    if (body === undefined || !isObjectStream(names)) continue;
    const inner = inflate(file, body, names, budget);
    budget -= inner.length;
    for (const stretch of stretches(inner)) judge(stretch.names);
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

function checkEnd(file: Buffer): void {
  const end = file.lastIndexOf("%%EOF");
  if (end === -1) throw new DocumentError("malformed", "The PDF is cut short: it has no end.");
  for (const byte of file.subarray(end + 5)) {
    if (!SPACE.has(byte)) throw new DocumentError("hidden-content", "Something is appended to the PDF.");
  }
}

function refuseForbidden(names: readonly string[]): void {
  for (const name of names) {
    const refusal = Object.hasOwn(FORBIDDEN, name) ? FORBIDDEN[name]! : undefined;
    if (refusal) throw new DocumentError(refusal[0], `The PDF ${refusal[1]}.`);
  }
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
