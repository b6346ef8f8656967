import {
  type AnswerOf,
  notFound,
  onAct,
  onRead,
  publicationOperations as ops,
  type Route,
} from "@entente/api";
import { type Acting, instantText } from "../acting/index.ts";
import { approvePublication, type ReportReleased, signPublication } from "./acts/appearing.ts";
import { decideComment, decideCommentAppeal, eraseComment } from "./acts/comments.ts";
import { decideCorrection } from "./acts/corrections.ts";
import { draftPublication, draftVersion } from "./acts/drafting.ts";
import { withdrawPublication } from "./acts/withdrawing.ts";
import {
  type PublicationRow,
  publicationRow,
  publicationsList,
  type VersionRow,
  versionRow,
  versionsOfPublication,
  wordsOf,
} from "./queries/publications.ts";
import { commentsList, correctionsList, figuresOfComments } from "./queries/readers.ts";
import { commentView, correctionView } from "./reader-views.ts";
import { withdrawalOf } from "./withdrawal-view.ts";

type Summary = AnswerOf<typeof ops.listPublications>["items"][number];
type Detail = AnswerOf<typeof ops.readPublication>;

const LIMIT = 50;

/** What people of the party do with publications and with what readers send. */
export function portalRoutes(acting: Acting, released: ReportReleased): Route[] {
  return [
    onRead(ops.listPublications, ({ query }) => {
      const limit = query.limit ?? LIMIT;
      const rows = publicationsList(acting.reader, { ...query, limit: limit + 1 });
      return paged(rows, limit, (row) => summaryOf(acting, row));
    }),
    onRead(ops.readPublication, ({ params }) => {
      const row = publicationRow(acting.reader, params.publication);
      if (row === undefined) throw notFound("publication");
      return detailOf(acting, row);
    }),
    onAct(ops.draftPublication, (call) => draftPublication(acting, call, call.body)),
    onAct(ops.draftVersion, (call) => draftVersion(acting, call, call.params.publication, call.body)),
    onAct(ops.approvePublication, (call) =>
      approvePublication(acting, call, { ...call.params, ...call.body }),
    ),
    onAct(ops.signPublication, (call) =>
      signPublication(acting, call, { ...call.params, ...call.body }, released),
    ),
    onAct(ops.withdrawPublication, (call) =>
      withdrawPublication(acting, call, call.params.publication, call.body),
    ),
    onRead(ops.listComments, ({ query }) => {
      const limit = query.limit ?? LIMIT;
      const rows = commentsList(acting.reader, { ...query, limit: limit + 1 });
      return {
        ...paged(rows, limit, (row) => commentView(acting, row)),
        figures: figuresOfComments(acting.reader),
      };
    }),
    onAct(ops.decideComment, (call) => decideComment(acting, call, call.params.comment, call.body)),
    onAct(ops.decideCommentAppeal, (call) =>
      decideCommentAppeal(acting, call, call.params.comment, call.body),
    ),
    onAct(ops.eraseComment, (call) => eraseComment(acting, call, call.params.comment)),
    onRead(ops.listCorrections, ({ query }) => {
      const limit = query.limit ?? LIMIT;
      const rows = correctionsList(acting.reader, { ...query, limit: limit + 1 });
      return paged(rows, limit, (row) => correctionView(acting, row));
    }),
    onAct(ops.decideCorrection, (call) => decideCorrection(acting, call, call.params.correction, call.body)),
  ];
}

function paged<R extends { readonly id: string }, T>(
  rows: readonly R[],
  limit: number,
  view: (row: R) => T,
): { items: T[]; next?: string } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(view),
    ...(rows.length > limit && last !== undefined ? { next: last.id } : {}),
  };
}

function summaryOf(acting: Acting, row: PublicationRow): Summary {
  const { id, kind, side, partner, current, at, published, updated, withdrawn } = row;
  const version = versionRow(acting.reader, id, Math.max(current, 1));
  const title = version && wordsOf(acting, row, version)?.title;
  return {
    id,
    kind,
    side,
    ...(partner === null ? {} : { partner }),
    state: withdrawn !== null ? "withdrawn" : current > 0 ? "published" : "open",
    current,
    at: instantText(at),
    ...(published === null ? {} : { publishedAt: instantText(published) }),
    ...(updated === null ? {} : { updatedAt: instantText(updated) }),
    ...(title === undefined ? {} : { title }),
  };
}

function detailOf(acting: Acting, row: PublicationRow): Detail {
  const { id, areas, about } = row;
  return {
    ...summaryOf(acting, row),
    areas: areas === null ? [] : (JSON.parse(areas) as string[]),
    ...(about === null ? {} : { about: JSON.parse(about) as Detail["about"] }),
    versions: versionsOfPublication(acting.reader, id).map((version) => versionOf(acting, row, version)),
    ...(row.withdrawn === null ? {} : { withdrawn: withdrawalOf(acting, row) }),
    addresses: { en: `/en/r/${id}`, fr: `/fr/r/${id}` },
  };
}

function versionOf(acting: Acting, row: PublicationRow, version: VersionRow): Detail["versions"][number] {
  const { digest, at, change, drafted_by, approved_by, ours_signed, theirs_signed, published, correction } =
    version;
  const words = wordsOf(acting, row, version);
  return {
    version: version.version,
    state: published !== null ? "published" : version.put !== null ? "put" : "drafted",
    at: instantText(at),
    digest,
    ...(change === null ? {} : { change }),
    ...(drafted_by === null ? {} : { draftedBy: drafted_by }),
    ...(approved_by === null ? {} : { approvedBy: approved_by }),
    signedBy: [
      ...(ours_signed === null ? [] : (["ours"] as const)),
      ...(theirs_signed === null ? [] : (["theirs"] as const)),
    ],
    ...(published === null ? {} : { publishedAt: instantText(published) }),
    ...(correction === null ? {} : { correction }),
    ...(words === undefined
      ? {}
      : {
          words: {
            title: words.title,
            text: words.text,
            ...(words.notice === undefined ? {} : { notice: words.notice }),
          },
        }),
  };
}
