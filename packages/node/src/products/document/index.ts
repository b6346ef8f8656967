/** Reading of written reports: what a file says, its marking line, its portions, its words. No judgement. */

export { DocumentError, type DocumentErrorCode, type Finding } from "./errors.ts";
export { checkFileName } from "./file-name.ts";
export { documentFrench } from "./french.ts";
export { DOCUMENT_LIMITS, type DocumentLimits } from "./limits.ts";
export { type Block, renderSafe } from "./markdown.ts";
export type { Inline } from "./markdown-inline.ts";
export { type Portion, REMOVED_LINE, readPortions } from "./portions.ts";
export { type ReadDocument, readDocument } from "./read.ts";
export type { MediaType } from "./sniff.ts";
export { tearline } from "./tearline.ts";
export { WORD_LIMITS, words } from "./words.ts";
