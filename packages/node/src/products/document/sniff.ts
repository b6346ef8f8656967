import { DocumentError } from "./errors.ts";

export type MediaType = "text/plain" | "text/markdown" | "application/pdf";

/** First bytes of what is certainly not text. A name or a declared type never overrides them. */
const BINARY: readonly { hex: string; at?: number; name: string }[] = [
  { hex: "504b0304", name: "a ZIP archive (or a DOCX, XLSX, ODT or EPUB file)" },
  { hex: "504b0506", name: "a ZIP archive" },
  { hex: "504b0708", name: "a ZIP archive" },
  { hex: "1f8b", name: "a gzip file" },
  { hex: "377abcaf271c", name: "a 7z archive" },
  { hex: "526172211a07", name: "a RAR archive" },
  { hex: "fd377a585a00", name: "an xz file" },
  { hex: "28b52ffd", name: "a zstd file" },
  { hex: "425a68", name: "a bzip2 file" },
  { hex: "7573746172", at: 257, name: "a tar archive" },
  { hex: "d0cf11e0a1b11ae1", name: "an old Office file" },
  { hex: "89504e470d0a1a0a", name: "a PNG picture" },
  { hex: "ffd8ff", name: "a JPEG picture" },
  { hex: "474946383761", name: "a GIF picture" },
  { hex: "474946383961", name: "a GIF picture" },
  { hex: "49492a00", name: "a TIFF picture" },
  { hex: "4d4d002a", name: "a TIFF picture" },
  { hex: "7f454c46", name: "a program" },
  { hex: "4d5a9000", name: "a program" },
  { hex: "cafebabe", name: "a program" },
  { hex: "53514c69746520666f726d6174203300", name: "a database" },
  { hex: "fffe", name: "UTF-16 text; save it as UTF-8" },
  { hex: "feff", name: "UTF-16 text; save it as UTF-8" },
];

/** Text that is a program for another reader: what it shows is not what it says. */
const OTHER_LANGUAGES: readonly { start: RegExp; name: string }[] = [
  { start: /^\s*(?:<!doctype\s+html|<html[\s>])/i, name: "HTML" },
  { start: /^\s*<(?:\?xml|svg)[\s>]/i, name: "XML" },
  { start: /^\s*\{\\rtf/, name: "RTF" },
  { start: /^%!PS/, name: "PostScript" },
];

const DECLARABLE = new Set(["text/plain", "text/markdown", "text/x-markdown", "application/pdf"]);
/** Says nothing about the content, so it contradicts nothing. */
const UNSPECIFIC = new Set(["", "application/octet-stream", "binary/octet-stream"]);

/**
 * The real type of `bytes`, from their first bytes. Only between plain text and Markdown, which cannot be
 * told apart and are equally harmless, does what was declared decide.
 *
 * @throws DocumentError `not-text`, `unsupported-type`
 */
export function sniffMediaType(
  bytes: Uint8Array,
  declared: { mediaType?: string; fileName?: string },
): MediaType {
  const claimed = essence(declared.mediaType);
  for (const { hex, at = 0, name } of BINARY) {
    if (
      bytes
        .subarray(at, at + 16)
        .toHex()
        .startsWith(hex)
    ) {
      throw new DocumentError("not-text", `This is ${name}; only text, Markdown and PDF can be read.`);
    }
  }
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 512)).toString("latin1");
  for (const { start, name } of OTHER_LANGUAGES) {
    if (start.test(head.replace(/^\xef\xbb\xbf/, ""))) {
      throw new DocumentError("unsupported-type", `This is ${name}; save it as text, Markdown or PDF.`);
    }
  }
  if (!UNSPECIFIC.has(claimed) && !DECLARABLE.has(claimed)) {
    throw new DocumentError("unsupported-type", "The declared type is none of text, Markdown and PDF.");
  }
  if (head.startsWith("%PDF-")) return "application/pdf";
  if (claimed.endsWith("markdown")) return "text/markdown";
  if (claimed === "text/plain") return "text/plain";
  return /\.(?:md|markdown)$/i.test(declared.fileName ?? "") ? "text/markdown" : "text/plain";
}

/** Whether what was declared names another kind than what was found. */
export function contradicts(declared: { mediaType?: string; fileName?: string }, found: MediaType): boolean {
  const claimed = essence(declared.mediaType);
  const isPdf = found === "application/pdf";
  if (!UNSPECIFIC.has(claimed) && (claimed === "application/pdf") !== isPdf) return true;
  const extension = /\.([a-z0-9]{1,10})$/i.exec(declared.fileName ?? "")?.[1]?.toLowerCase();
  return extension !== undefined && (extension === "pdf") !== isPdf;
}

function essence(mediaType: string | undefined): string {
  return (mediaType ?? "").split(";", 1)[0]!.trim().toLowerCase();
}
