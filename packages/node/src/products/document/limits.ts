/** Bounds of one reading. Sizes are bytes unless the name says otherwise. */
export type DocumentLimits = {
  /** Largest text or Markdown file. */
  textBytes: number;
  /** Largest PDF file. */
  pdfBytes: number;
  pages: number;
  /** Largest text taken out of a PDF, in UTF-16 units. */
  characters: number;
  /** What the object streams of a PDF may inflate to, together. */
  inflatedBytes: number;
  /** Resident memory of the process that reads a PDF; past it the process ends itself. */
  memoryBytes: number;
  /** Time from the start of that process to its answer. */
  milliseconds: number;
};

export const DOCUMENT_LIMITS: DocumentLimits = Object.freeze({
  textBytes: 4 << 20,
  pdfBytes: 32 << 20,
  pages: 500,
  characters: 4 << 20,
  inflatedBytes: 64 << 20,
  memoryBytes: 512 << 20,
  milliseconds: 20_000,
});
