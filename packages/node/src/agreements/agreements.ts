import {
  type AgreementDocument,
  AgreementError,
  agreementHash,
  type LifeAct,
  type ObligationType,
  type Time,
  timeOf,
  writeAgreement,
} from "@entente/agreement";
import {
  type AgreementJson,
  conflict,
  forbidden,
  invalid,
  notFound,
  problemOf,
  type Session,
  type TemplateRequest,
} from "@entente/api";
import type { JsonValue } from "@entente/json";
import type { Keyring, PartyId } from "../keys/index.ts";
import { type Desk, type Ledger, type Outcome, type Proposal, ulid } from "../ledger/index.ts";
import type { Reader } from "../store/index.ts";
import { type CardOf, relationProblem, successionProblem } from "./checks.ts";
import {
  type Act,
  type Actor,
  endOfNotice,
  negotiationOf,
  offerAct,
  propose,
  refuseIllegal,
  standing,
} from "./commands.ts";
import { Documents } from "./documents.ts";
import { agreementKinds } from "./entries.ts";
import { fillTemplate, type TemplateName, templateList } from "./filling.ts";
import { type Binding, type Cut, Lives, type RelationLife } from "./lives.ts";
import { agreementDetailOf, agreementsOf, asJson, clauseViews, detailOf, summaryOf } from "./presenting.ts";
import { documentsOf, nextReaction, type ReactionDeps } from "./reactions.ts";
import { receive } from "./reception.ts";
import {
  agreementType,
  type Statement,
  signatureProblem,
  signingKeys,
  signWith,
  statementBytes,
  statementType,
} from "./signing.ts";
import { partnersWithAgreements, schema, statements } from "./view.ts";

export type AgreementsOptions = {
  /** Called when something is asked or done: the ledger is opened after the desks have declared their kinds. */
  readonly ledger: () => Pick<Ledger, "reader" | "contents" | "submit">;
  readonly party: PartyId;
  readonly keyring: Pick<Keyring, "signatories">;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The card in force of this party or of a partner; undefined for a stranger. */
  readonly cardOf: CardOf;
  /** Key ids (RFC 7638) with which an account may sign, from its grants in force. */
  readonly signatoryKids: (account: string) => readonly string[];
  /** Obligations that the node carries out; one it does not know turns a permission into a refusal. */
  readonly enforces?: readonly ObligationType[];
};

/** Who acts, and under which command id: from the call. */
export type By = {
  readonly session: Pick<Session, "account">;
  readonly command: { readonly id: string; readonly digest: string };
};

type LifeBody<K extends LifeAct["kind"]> = Extract<LifeAct, { kind: K }>["body"];
type Offering = { negotiation: string; hash: string };

export type Agreements = ReturnType<typeof createAgreements>;

/** The desk of agreements: what two parties settle, sign, suspend, change and end. */
export function createAgreements(options: AgreementsOptions) {
  const { party: us, keyring, now, cardOf, signatoryKids } = options;
  const ledger = () => options.ledger();
  const documents = new Documents(() => ledger().contents, options.enforces);
  const lives = new Lives(us, documents);
  const deps: ReactionDeps = { documents, lives, cardOf, us, now };
  const desk: Desk = {
    name: "agreements",
    kinds: agreementKinds((entry, reader) => receive(entry, reader, deps)),
    schema,
    statements,
  };

  const relationOf = (reader: Reader, partner: PartyId): RelationLife => {
    if (partner === us || cardOf(partner) === undefined) throw notFound("relation with that party");
    return lives.of(reader, partner);
  };

  /** Submits what one person does; afterwards the node does what follows from it by itself. */
  async function act<T extends JsonValue>(
    by: By,
    partner: PartyId,
    decide: (relation: RelationLife, reader: Reader) => Proposal<T> | Promise<Proposal<T>>,
  ): Promise<Outcome<T>> {
    const outcome = await ledger().submit({
      ...by.command,
      decide: (reader) => decide(relationOf(reader, partner), reader),
    });
    await react(partner);
    return outcome;
  }

  const writing = (by: By, role: Actor["role"], at: number): Omit<Act, "act"> => ({
    id: ulid(at),
    now: at,
    by: us,
    actor: { account: by.session.account, role },
  });

  /** Reads a draft and checks all that can be checked before the partner sees it. */
  function drafted(draft: AgreementJson): { document: AgreementDocument; bytes: Uint8Array; hash: string } {
    try {
      const document = draft as unknown as AgreementDocument;
      const bytes = writeAgreement(document);
      return { document, bytes, hash: agreementHash(bytes) };
    } catch (cause) {
      if (cause instanceof AgreementError) throw invalid(`/document${cause.path}`, cause.message);
      throw cause;
    }
  }

  function refuseUnfit(document: AgreementDocument, partner: PartyId, reader: Reader): void {
    const problem =
      relationProblem(document, [us, partner], cardOf, now()) ?? unfitSuccessor(document, partner, reader);
    if (problem !== undefined) throw invalid(`/document${problem.pointer}`, problem.detail);
  }

  function unfitSuccessor(document: AgreementDocument, partner: PartyId, reader: Reader) {
    if (document.supersedes === undefined) return undefined;
    const old = documents.valid(reader, partner, document.supersedes);
    return old === undefined
      ? { pointer: "/supersedes", detail: "names no version that is held here" }
      : successionProblem(document, old.document);
  }

  function offer(by: By, partner: PartyId, draft: AgreementJson, negotiation?: string) {
    const { document, bytes, hash } = drafted(draft);
    return act<Offering>(by, partner, (relation, reader) => {
      const answers = negotiation === undefined ? undefined : negotiationOf(relation, negotiation);
      const entry = writing(by, "liaison-officer", now());
      const offered = offerAct(document, hash, entry.id, answers);
      const what = { ...entry, act: offered, document: bytes };
      // What is wrong with the moment is told before what is wrong with the document.
      refuseIllegal(relation, what);
      refuseUnfit(document, partner, reader);
      return propose(relation, what, { negotiation: offered.body.negotiation, hash });
    });
  }

  /** The key with which this account signs; its own, held by this node, or a refusal that says what is missing. */
  function kidFor(by: By, asked: string | undefined): string {
    const kids = signatoryKids(by.session.account);
    const kid = asked ?? (kids.length === 1 ? kids[0] : undefined);
    if (kids.length === 0) throw forbidden("Your account holds no signatory key.");
    if (kid === undefined) throw invalid("/kid", "say with which of your keys you sign");
    if (!kids.includes(kid)) throw forbidden("That signatory key is not your account's.");
    return kid;
  }

  async function signed(
    kid: string,
    typ: Parameters<typeof signWith>[2],
    bytes: Uint8Array,
    pinning: AgreementDocument,
    at: number,
  ) {
    const jws = await signWith(keyring, kid, typ, bytes, at);
    if (jws === undefined)
      throw problemOf(409, "key-absent", "Not possible now", "This node does not hold that signatory key.");
    const signature = { by: us, kid, jws, at: timeOf(at) };
    // Checked as the partner will check it: nobody signs with a key that was not pinned or has been revoked.
    const problem = await signatureProblem(signature, bytes, typ, signingKeys(pinning, cardOf));
    if (problem !== undefined) throw problemOf(409, "signature-refused", "Not possible now", problem);
    return jws;
  }

  async function sign(
    by: By,
    partner: PartyId,
    negotiation: string,
    body: { readonly hash: string; readonly kid?: string | undefined },
  ) {
    const kid = kidFor(by, body.kid);
    return act<Offering & { kid: string }>(by, partner, async (relation, reader) => {
      const found = readyDocuments(relation, negotiation, reader);
      const { supersedes } = negotiationOf(relation, negotiation).current;
      const entry = writing(by, "signatory", now());
      const { hash } = body;
      const unsigned = { negotiation, hash, kid, jws: { protected: "", signature: "" } };
      refuseIllegal(relation, { ...entry, act: { kind: "agreement.signed/1", body: unsigned } });
      const typ = agreementType(supersedes);
      const jws = await signed(kid, typ, found.held.bytes, found.pinning.document, entry.now);
      const said = { kind: "agreement.signed/1" as const, body: { ...unsigned, jws } };
      return propose(relation, { ...entry, act: said }, { negotiation, hash, kid });
    });
  }

  /** The document on the table, held here and fit to bind; otherwise a refusal that says why not. */
  function readyDocuments(relation: RelationLife, negotiation: string, reader: Reader) {
    const found = documentsOf(negotiationOf(relation, negotiation), relation.partner, reader, deps);
    if (found === undefined)
      throw problemOf(409, "document-missing", "Not possible now", "The document has not arrived yet.");
    if ("problem" in found) {
      const { pointer, detail } = found.problem;
      throw problemOf(409, "document-unfit", "Not possible now", detail, { pointer });
    }
    return found;
  }

  /** Signs a statement about the agreement that binds now and proposes the entry that carries it. */
  async function state<T extends JsonValue>(
    by: By,
    partner: PartyId,
    hash: string,
    asked: string | undefined,
    what: (
      entry: Omit<Act, "act">,
      relation: RelationLife,
    ) => {
      readonly statement: Statement;
      readonly act: (kid: string, jws: { protected: string; signature: string }) => LifeAct;
      readonly result: T;
    },
  ): Promise<Outcome<T>> {
    const kid = kidFor(by, asked);
    return act<T>(by, partner, async (relation, reader) => {
      const entry = writing(by, "signatory", now());
      standing(relation, hash, entry.now);
      const said = what(entry, relation);
      refuseIllegal(relation, { ...entry, act: said.act(kid, { protected: "", signature: "" }) });
      const held = documents.valid(reader, partner, hash);
      if (held === undefined) throw conflict("the document of this agreement is not here");
      checkAreas(said.statement, held.document);
      const bytes = statementBytes(said.statement);
      const jws = await signed(kid, statementType(said.statement), bytes, held.document, entry.now);
      return propose(relation, { ...entry, act: said.act(kid, jws) }, said.result);
    });
  }

  function checkAreas(statement: Statement, { vocab }: AgreementDocument): void {
    if (statement.type !== "entente-suspension") return;
    const known = vocab.areas.map(({ code }) => code);
    const unknown = statement.areas?.findIndex((area) => !known.includes(area)) ?? -1;
    if (unknown >= 0) throw invalid(`/areas/${unknown}`, "no area of this agreement");
  }

  /**
   * Does what follows by itself from the state of a relation: verify, finalise. To be called after entries of that
   * partner were applied, after a document arrived, and at the start; the state alone says what is due, so a crash
   * before, between or after leaves nothing half done and nothing is done twice.
   */
  async function react(partner: PartyId): Promise<number> {
    const { reader, submit } = { reader: ledger().reader, submit: ledger().submit.bind(ledger()) };
    for (let done = 0; ; done++) {
      const due = await nextReaction(lives.of(reader, partner), reader, deps);
      if (due === undefined) return done;
      const { negotiation } = due.body as { negotiation: string };
      const id = `react ${negotiation} ${due.kind} ${partner.slice(7, 27)}`;
      try {
        await submit({
          id,
          digest: id,
          async decide(fresh) {
            const relation = lives.of(fresh, partner);
            const still = await nextReaction(relation, fresh, deps);
            if (still?.kind !== due.kind) throw new NothingDue();
            const entry = { id: ulid(now()), now: now(), by: us, actor: { role: "node" as const } };
            return propose(relation, { ...entry, act: still }, null);
          },
        });
      } catch (cause) {
        if (!(cause instanceof NothingDue)) throw cause;
        return done;
      }
    }
  }

  return {
    desk,
    react,
    /** Takes up, at the start of the node, whatever a stop left due. */
    async start(): Promise<void> {
      for (const partner of partnersWithAgreements(ledger().reader)) await react(partner);
    },

    /** The agreement that binds with this partner, by all that is known here, at `at` (milliseconds since 1970). */
    inForce(partner: PartyId, at: number = now()): Binding | undefined {
      const { reader } = ledger();
      return lives.binding(reader, partner, lives.of(reader, partner).life, timeOf(at));
    },
    /** The agreement as the writer of an entry could know it: acts that crossed are judged by what was seen. */
    inForceAsSeen(partner: PartyId, cut: Cut): Binding | undefined {
      const { reader } = ledger();
      return lives.binding(reader, partner, lives.asSeen(reader, partner, cut), cut.at);
    },
    /** A version that was ever offered, by hash: obligations stay with the version quoted at release. */
    version: (partner: PartyId, hash: string) => documents.valid(ledger().reader, partner, hash),

    templates: templateList,
    fill(name: TemplateName, request: TemplateRequest) {
      const { document, hash } = fillTemplate(name, request, us, cardOf, now());
      return { document: asJson(document), hash, clauses: clauseViews(document) };
    },

    offer: (by: By, partner: PartyId, draft: AgreementJson) => offer(by, partner, draft),
    counter: (by: By, partner: PartyId, negotiation: string, draft: AgreementJson) =>
      offer(by, partner, draft, negotiation),
    amend(by: By, partner: PartyId, hash: string, draft: AgreementJson) {
      if (draft.supersedes !== hash)
        throw invalid("/document/supersedes", "an amendment names the hash of the version it replaces");
      return offer(by, partner, draft);
    },
    accept: (by: By, partner: PartyId, negotiation: string, hash: string) =>
      act<Offering>(by, partner, (relation, reader) => {
        const entry = writing(by, "liaison-officer", now());
        const accepted = { kind: "agreement.accepted/1" as const, body: { negotiation, hash } };
        refuseIllegal(relation, { ...entry, act: accepted });
        readyDocuments(relation, negotiation, reader);
        return propose(relation, { ...entry, act: accepted }, { negotiation, hash });
      }),
    sign,
    terminate: (
      by: By,
      partner: PartyId,
      negotiation: string,
      reason: LifeBody<"agreement.terminated/1">["reason"],
    ) =>
      act(by, partner, (relation) => {
        const body = { negotiation, reason };
        const entry = {
          ...writing(by, "liaison-officer", now()),
          act: { kind: "agreement.terminated/1" as const, body },
        };
        return propose(relation, entry, { negotiation });
      }),

    suspend: (
      by: By,
      partner: PartyId,
      hash: string,
      asked: {
        readonly areas?: readonly string[] | undefined;
        readonly reason: LifeBody<"agreement.suspended/1">["reason"];
        readonly kid?: string | undefined;
      },
    ) =>
      state(by, partner, hash, asked.kid, ({ id }) => {
        const { reason } = asked;
        const areas = asked.areas === undefined ? {} : { areas: [...new Set(asked.areas)].sort() };
        return {
          statement: { type: "entente-suspension", agreement: hash, id, ...areas, reason },
          act: (kid, jws) => ({ kind: "agreement.suspended/1", body: { hash, ...areas, reason, kid, jws } }),
          result: { suspension: id },
        };
      }),
    resume: (
      by: By,
      partner: PartyId,
      hash: string,
      asked: { readonly suspension: string; readonly kid?: string | undefined },
    ) =>
      state(by, partner, hash, asked.kid, () => {
        const { suspension } = asked;
        return {
          statement: { type: "entente-resumption", agreement: hash, suspension },
          act: (kid, jws) => ({ kind: "agreement.resumed/1", body: { hash, suspension, kid, jws } }),
          result: { suspension },
        };
      }),
    denounce: (
      by: By,
      partner: PartyId,
      hash: string,
      asked: { readonly endsAt?: Time | undefined; readonly kid?: string | undefined },
    ) =>
      state(by, partner, hash, asked.kid, ({ id, now: at }, { terms }) => {
        const endsAt = asked.endsAt ?? endOfNotice(terms, hash, at);
        return {
          statement: { type: "entente-denunciation", agreement: hash, id, endsAt },
          act: (kid, jws) => ({ kind: "agreement.denounced/1", body: { hash, endsAt, kid, jws } }),
          result: { endsAt },
        };
      }),

    negotiations(partner?: PartyId) {
      const { reader } = ledger();
      return partnersAsked(reader, partner).flatMap((one) => {
        const relation = lives.of(reader, one);
        return [...relation.life.negotiations.values()].map((each) =>
          summaryOf(each, relation, reader, deps),
        );
      });
    },
    negotiation(partner: PartyId, negotiation: string) {
      const { reader } = ledger();
      return detailOf(relationOf(reader, partner), negotiation, reader, deps);
    },
    agreements(partner?: PartyId) {
      const { reader } = ledger();
      return partnersAsked(reader, partner).flatMap((one) =>
        agreementsOf(lives.of(reader, one), reader, deps),
      );
    },
    agreement(partner: PartyId, hash: string) {
      const { reader } = ledger();
      return agreementDetailOf(relationOf(reader, partner), hash, reader, deps);
    },
  };

  function partnersAsked(reader: Reader, partner: PartyId | undefined): PartyId[] {
    const all = partnersWithAgreements(reader);
    return partner === undefined ? all : all.filter((one) => one === partner);
  }
}

/** Somebody else did it first; not a failure. */
class NothingDue extends Error {}
