import type { AgreementDocument, CompiledAgreement, Facts } from "@entente/agreement";
import type { Sentence, Session } from "@entente/api";
import type { Item, PartyId } from "../keys/index.ts";
import type { Ledger } from "../ledger/index.ts";
import type { ReadForPreview } from "./comparing.ts";

/** The agreement that binds two parties now, ready to decide with. */
export type Current = {
  readonly hash: string;
  readonly document: AgreementDocument;
  readonly compiled: CompiledAgreement;
  readonly state: Facts["state"];
  durationMs(duration: string): number;
};

/** What the desk of releases needs of the others. */
export type ReleasesDependencies = {
  readonly ledger: Ledger;
  readonly party: PartyId;
  readonly now: () => number;
  /** The agreement with a partner as this node knows it now; undefined when there never was one. */
  readonly agreement: (partner: PartyId) => Current | undefined;
  /** The stream that moves with every entry about agreements with a partner. */
  readonly agreementStream: (partner: PartyId) => string;
  /** Why nothing may be released to a partner; undefined when it may. */
  readonly stopped: (partner: PartyId) => Sentence | undefined;
  readonly isPartner: (party: PartyId) => boolean;
  readonly maySee: (session: Session) => (product: string) => boolean;
  /** Whether somebody may read what is in a compartment, by its canonical text; what cannot be read is no. */
  readonly mayRead: (session: Session) => (compartment: string) => boolean;
  /** Everybody who has an account here, with what they may do now. */
  readonly people: () => readonly Session[];
  /** Gives the content of a product to somebody who looks at what would leave; logged before it is given. */
  readonly read: ReadForPreview;
  /** Fetches, opens, checks and keeps the content of a partner's entry; its items in order. */
  readonly fetchContent: (place: {
    readonly log: number;
    readonly index: number;
  }) => Promise<readonly Item[]>;
};

/** The document of an agreement this node holds, by its hash; undefined when it does not. */
export type DocumentOf = (hash: string) => AgreementDocument | undefined;

/** What every room of the desk works with. */
export type Desk = ReleasesDependencies & { readonly documentOf: DocumentOf };

/** Under which id a person acts. */
export type CommandId = { readonly id: string; readonly digest: string };
