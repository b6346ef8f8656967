import type { InquiryReport } from "@entente/api";
import type { Acting, DeskPart } from "../../acting/index.ts";
import { stateAt } from "./clock.ts";
import { sealedReport } from "./compose.ts";
import { fetchedKinds, inquiryKinds } from "./entries.ts";
import { faceOf } from "./presenting.ts";
import { publicationsOf, reportOf } from "./report-rows.ts";
import { inquiryRoutes } from "./routes.ts";
import { findInquiry } from "./rows.ts";
import { schema, statements } from "./view.ts";

/** A final report as the portal takes it: its bytes, who signed or refused and why, and who consents to publication. */
export type FinalReport = {
  readonly digest: string;
  readonly report: InquiryReport;
  readonly face: ReturnType<typeof faceOf>;
  /** Whether every party has decided that the joint text may be published. */
  readonly published: boolean;
  readonly consents: readonly { readonly party: string; readonly consent: boolean }[];
};

export type Inquiries = DeskPart & {
  /** The final report of the round under way; undefined while there is none that is readable here. */
  reportOf(partner: string, inquiry: string): FinalReport | undefined;
};

/** Joint inquiry: terms, evidence, findings, signatures. */
export function createInquiries(acting: Acting): Inquiries {
  return {
    desk: { name: "inquiries", kinds: inquiryKinds(acting), schema, statements },
    fetched: fetchedKinds,
    routes: () => inquiryRoutes(acting),
    reportOf(partner, inquiry) {
      const { reader } = acting;
      const row = findInquiry(reader, partner, inquiry);
      const report = row === undefined ? undefined : sealedReport(acting, reportOf(reader, row));
      if (row?.report === undefined || row.report === null || report === undefined) return undefined;
      return {
        digest: row.report,
        report,
        face: faceOf(acting, reader, row),
        published: stateAt(reader, row, acting.now()) === "published",
        consents: publicationsOf(reader, row, row.report).map(({ side, consent }) => ({
          party: side === "ours" ? acting.us : row.partner,
          consent: consent === 1,
        })),
      };
    },
  };
}
