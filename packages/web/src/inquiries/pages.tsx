import type { PageRoute } from "../router.ts";
import { InquiriesPage } from "./inquiries-page.tsx";
import { InquiryPage } from "./inquiry-page.tsx";

/** Joint inquiry: terms, evidence, findings, signatures. */
export const inquiriesPages: Readonly<Record<string, PageRoute>> = {
  inquiries: ({ path: [, inquiry] }) =>
    inquiry === undefined ? <InquiriesPage /> : <InquiryPage inquiry={inquiry} />,
};
