import { DocumentError, type Finding } from "./errors.ts";
import { checkFileName } from "./file-name.ts";
import { DOCUMENT_LIMITS, type DocumentLimits } from "./limits.ts";
import { bannerOf, findMarkingLine, squeeze } from "./marking.ts";
import { readPdf } from "./pdf.ts";
import { checkText, decodeText } from "./plain-text.ts";
import { type Portion, readPortions } from "./portions.ts";
import { contradicts, type MediaType, sniffMediaType } from "./sniff.ts";

/** What a written report says, before anybody judges what it may be used for. */
export type ReadDocument = {
  mediaType: MediaType;
  /** As it came, with line feeds only; of a PDF its pages, parted by an empty line. */
  text: string;
  /** The banner at the top or the end, verbatim. Where the two differ, the top one, with a finding. */
  markingLine?: string;
  portions: Portion[];
  title?: string;
  /** Of a PDF. */
  pages?: number;
  findings: Finding[];
};

const MAX_TITLE = 200;
const HEADING_SIGN = /^#{1,6}\s+/;

/**
 * Reads a report into text, marking line and portions. The first bytes say what it is; the name and the declared
 * type are only compared with them. What cannot be read wholly as text is refused, because it could not be judged.
 *
 * @throws DocumentError
 */
export async function readDocument(
  bytes: Uint8Array,
  declared: { mediaType?: string; fileName?: string } = {},
  limits: DocumentLimits = DOCUMENT_LIMITS,
): Promise<ReadDocument> {
  if (declared.fileName !== undefined) checkFileName(declared.fileName);
  if (bytes.length > Math.max(limits.textBytes, limits.pdfBytes)) throw tooLarge();
  const mediaType = sniffMediaType(bytes, declared);
  const isPdf = isPdfType(mediaType);
  if (bytes.length > (isPdf ? limits.pdfBytes : limits.textBytes)) throw tooLarge();
  const content: Content = isPdf ? await readPages(bytes, limits) : decodeText(bytes);
  const { text } = content;
  const { markingLine, findings } = findMarkingLine(text);
  const portions = readPortions(text);
  const title = titleOf(portions, mediaType);
  return {
    mediaType,
    text,
    ...(markingLine === undefined ? {} : { markingLine }),
    portions,
    ...(title === undefined ? {} : { title }),
    ...(content.pages === undefined ? {} : { pages: content.pages.length }),
    findings: [
      ...(contradicts(declared, mediaType)
        ? [{ code: "type-differs", message: `The file is ${mediaType}, not what was declared.` } as const]
        : []),
      ...content.findings,
      ...findings,
      ...pageFindings(content.pages ?? [], markingLine),
      ...insideFindings(portions),
    ],
  };
}

type Content = { text: string; pages?: string[]; findings: Finding[] };

async function readPages(bytes: Uint8Array, limits: DocumentLimits): Promise<Content> {
  const { pages, findings } = await readPdf(bytes, limits);
  const checked = checkText(pages.join("\n\n"));
  return { text: checked.text, pages, findings: [...findings, ...checked.findings] };
}

/** Each page of a marked PDF bears the banner; a page that bears another one was put in from elsewhere. */
function pageFindings(pages: readonly string[], markingLine: string | undefined): Finding[] {
  if (markingLine === undefined) return [];
  return pages.flatMap((page, index): Finding[] => {
    const banners = page.split("\n").flatMap((line) => bannerOf(line) ?? []);
    const other = banners.find((banner) => squeeze(banner) !== squeeze(markingLine));
    if (other !== undefined) {
      return [{ code: "page-marking-differs", message: `Page ${index + 1} is marked "${other}".` }];
    }
    if (banners.length > 0) return [];
    return [{ code: "page-marking-missing", message: `Page ${index + 1} bears no marking line.` }];
  });
}

function insideFindings(portions: readonly Portion[]): Finding[] {
  return portions
    .filter(({ inside }) => inside !== undefined)
    .map(
      ({ index, inside }): Finding => ({
        code: "mark-inside",
        message: `Portion ${index + 1} holds the mark (${inside![0]}) in its midst; begin a new paragraph there.`,
      }),
    );
}

/** The first heading, or else the first line. */
function titleOf(portions: readonly Portion[], mediaType: MediaType): string | undefined {
  // A PDF prints its headings; a number sign in one is content.
  const heading = isPdfType(mediaType) ? undefined : portions.find(({ text }) => HEADING_SIGN.test(text));
  const line = (heading ?? portions[0])?.text.split("\n", 1)[0] ?? "";
  if (line.length > MAX_TITLE) return undefined;
  const title = line
    .replace(HEADING_SIGN, "")
    .replace(/^[*_]{1,3}|[*_]{1,3}$/g, "")
    .trim();
  return title === "" ? undefined : title;
}

function isPdfType(mediaType: MediaType): boolean {
  return mediaType === "application/pdf";
}

function tooLarge(): DocumentError {
  return new DocumentError("too-large", "The file is larger than a document may be.");
}
