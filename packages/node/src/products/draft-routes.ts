import { onAct, onRead, productDraftOperations, productViewOperations, type Route } from "@entente/api";
import type { ProductDrafts } from "./drafts.ts";

const on = { ...productDraftOperations, ...productViewOperations };

/** The HTTP operations of what each account keeps for itself. */
export function productDraftRoutes(drafts: ProductDrafts): Route[] {
  const { imports } = drafts;
  return [
    onRead(on.listProductViews, ({ session }) => ({ views: drafts.views(session.account) })),
    onRead(on.saveProductView, ({ body, session }) => drafts.saveView(session.account, body)),
    onRead(on.changeProductView, ({ params, body, session }) =>
      drafts.changeView(session.account, params.view, body),
    ),
    onRead(on.removeProductView, ({ params, session }) => {
      drafts.removeView(session.account, params.view);
      return {};
    }),
    onRead(on.previewReport, ({ body }) => drafts.preview(body)),
    onRead(on.listProductDrafts, ({ session }) => ({ drafts: drafts.list(session.account) })),
    onRead(on.saveReportDraft, ({ params, body, session }) =>
      drafts.saveReport(session.account, params.draft, body),
    ),
    onRead(on.readReportDraft, ({ params, session }) => drafts.report(session.account, params.draft)),
    onRead(on.removeProductDraft, ({ params, session }) => {
      drafts.remove(session.account, params.draft);
      return {};
    }),
    onRead(on.draftImport, ({ query, contentType, stream, session }) =>
      imports.bring(session, query, contentType, stream),
    ),
    onRead(on.importProgress, ({ session }) => ({ arriving: imports.progress(session.account) })),
    onRead(on.reviewImport, ({ params, session }) => imports.review(session, params.draft)),
    onRead(on.changeImport, ({ params, body, session }) => imports.change(session, params.draft, body)),
    onAct(on.recordImport, ({ params, session, command }) => imports.record(session, params.draft, command)),
  ];
}
