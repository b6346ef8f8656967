import type { Acting, DeskPart, Fetching } from "../acting/index.ts";
import type { ReportReleased } from "./acts/appearing.ts";
import { publicationPut, publicationSigned, publicationWithdrawn } from "./entries/joint.ts";
import {
  publicationApproved,
  publicationDrafted,
  publicationPublished,
  publicationRemoved,
} from "./entries/publication.ts";
import * as readers from "./entries/readers.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { portalRoutes } from "./routes.ts";
import { Site } from "./site/site.ts";
import { portalSchema, portalStatements } from "./view.ts";

export type Portal = DeskPart & {
  readonly app: Fetching;
  /** The origin under which readers reach it, for feeds and canonical addresses: those are absolute. */
  setOrigin(origin: string): void;
};

/** What is public: statements, findings, corrections, comments. */
export function createPortal(acting: Acting, released: ReportReleased, limits: Limits = LIMITS): Portal {
  const site = new Site(acting, limits);
  return {
    desk: {
      name: "publications",
      kinds: [
        publicationDrafted,
        publicationApproved,
        publicationPublished,
        publicationRemoved,
        publicationPut,
        publicationSigned(acting),
        publicationWithdrawn,
        readers.commentReceived,
        readers.commentDecided,
        readers.commentAppealed,
        readers.commentAppealDecided,
        readers.commentErased,
        readers.correctionRequested,
        readers.correctionDecided,
      ],
      schema: portalSchema,
      statements: portalStatements,
    },
    fetched: ["publication.put/1", "publication.withdrawn/1"],
    routes: () => portalRoutes(acting, released),
    app: { fetch: (request) => site.answer(request) },
    setOrigin: (origin) => site.setOrigin(origin),
  };
}
