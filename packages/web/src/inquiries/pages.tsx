import type { PageRoute } from "../router.ts";
import { InquiriesPage } from "./inquiries-page.tsx";
import { InquiryPage } from "./inquiry-page.tsx";
import { PiecePage } from "./piece-page.tsx";
import "./inquiries.css";

/** Joint inquiry: terms, evidence, findings, signatures. */
export const inquiriesPages: Readonly<Record<string, PageRoute>> = {
  inquiries: ({ path: [, inquiry, evidence] }) =>
    inquiry === undefined ? (
      <InquiriesPage />
    ) : evidence === undefined ? (
      <InquiryPage inquiry={inquiry} />
    ) : (
      <PiecePage inquiry={inquiry} evidence={evidence} />
    ),
};
