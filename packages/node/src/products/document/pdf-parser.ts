import { parentPort, workerData } from "node:worker_threads";
import { DocumentError, type DocumentErrorCode, type Finding } from "./errors.ts";
import { screenPdf } from "./pdf-screen.ts";
import { pageText, type TextItem } from "./pdf-text.ts";

/** Runs in a thread of the process that `pdf-process.ts` is; nothing else imports it. */
export type PdfTask = {
  bytes: Uint8Array;
  library: string;
  limits: { pages: number; characters: number; inflatedBytes: number };
};
export type PdfAnswer =
  | { pages: string[]; findings: Finding[] }
  | { refused: { code: DocumentErrorCode; message: string } };

type Library = typeof import("unpdf");

async function parse({ bytes, library, limits }: PdfTask): Promise<PdfAnswer> {
  const { findings, pages: written } = screenPdf(bytes, limits.inflatedBytes);
  const { getDocumentProxy } = (await import(library)) as Library;
  const pdf = await getDocumentProxy(bytes, {
    useSystemFonts: false,
    enableXfa: false,
    stopAtErrors: true,
    maxImageSize: 1,
    verbosity: 0,
  });
  if (pdf.numPages > limits.pages) {
    throw new DocumentError(
      "too-many-pages",
      `The PDF has ${pdf.numPages} pages; ${limits.pages} can be read.`,
    );
  }
  // A page left out of the page tree is shown by some readers, and found by whoever looks. Earlier versions, which
  // hold the same pages again, are a finding of their own.
  if (written > pdf.numPages && !findings.some(({ code }) => code === "revisions")) {
    throw new DocumentError("hidden-content", "The PDF holds pages that it does not show; save it anew.");
  }
  // The screen has looked at names; these ask the library, which follows references.
  if (await pdf.getJSActions()) throw new DocumentError("active-content", "The PDF holds JavaScript.");
  if (await pdf.getAttachments()) throw new DocumentError("hidden-content", "The PDF holds embedded files.");
  const pages: string[] = [];
  let characters = 0;
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ disableNormalization: true });
    const text = pageText(items.filter((item): item is typeof item & TextItem => "str" in item));
    checkReadable(text, number);
    characters += text.length;
    if (characters > limits.characters) throw new DocumentError("too-large", "The PDF holds too much text.");
    pages.push(text);
    const annotations = (await page.getAnnotations()) as { subtype?: string }[];
    const comments = annotations.filter(({ subtype }) => subtype !== "Link" && subtype !== "Popup");
    if (comments.length > 0) {
      findings.push({
        code: "annotations",
        message: `Page ${number} holds comments or fields that were not read.`,
      });
    }
    page.cleanup();
  }
  const { info } = (await pdf.getMetadata()) as unknown as { info: Record<string, unknown> };
  const told = ["Author", "Title", "Subject", "Keywords"].filter(
    (key) => info[key] !== undefined && info[key] !== "",
  );
  if (told.length > 0) {
    findings.push({ code: "metadata", message: `The PDF names beside its text: ${told.join(", ")}.` });
  }
  return { pages, findings };
}

function checkReadable(text: string, page: number): void {
  if (!/[\p{L}\p{N}]/u.test(text)) throw new DocumentError("no-text", `Page ${page} has no text layer.`);
  // A font without a map to Unicode yields private or replacement characters: something is drawn, nothing is said.
  if (/[\ufffd\p{Co}]|(?![\t\n])\p{Cc}/u.test(text)) {
    throw new DocumentError("no-text", `The text layer of page ${page} cannot be read as characters.`);
  }
}

function refusal(error: unknown): PdfAnswer {
  if (error instanceof DocumentError) return { refused: { code: error.code, message: error.message } };
  const encrypted = error instanceof Error && error.name === "PasswordException";
  return {
    refused: encrypted
      ? { code: "encrypted", message: "The PDF is encrypted." }
      : { code: "malformed", message: "The PDF cannot be read; its structure is broken." },
  };
}

parentPort?.postMessage(await parse(workerData as PdfTask).catch(refusal));
