import type {
  AgreementDocument,
  AgreementParty,
  Bilingual,
  Clause,
  ClauseId,
  Direction,
  LadderStep,
  PinnedKey,
  Term,
  Time,
  Vocabulary,
} from "../document.ts";
import { type Article, numbered, sorted, sortedBy } from "./article.ts";

/** One party, as whoever fills in a template knows it. */
export type TemplateParty = {
  readonly id: string;
  readonly name: Bilingual;
  readonly country: string;
  readonly keys: readonly PinnedKey[];
  /** 1 unless said otherwise. */
  readonly signatoryThreshold?: number;
  /** Codes of the organisations that may receive for it. */
  readonly organisations: readonly string[];
  readonly overseer: { readonly body: string; readonly keys?: readonly string[] };
  /** Marking system and ladder of its own items; only the agreement of services asks for them. */
  readonly policy?: string;
  readonly ladder?: readonly LadderStep[];
};

export type TemplateInput = {
  /** `urn:uuid:` and a version 4 UUID. */
  readonly id: string;
  readonly parties: readonly TemplateParty[];
  readonly areas: readonly Term[];
  readonly retentionDays: number;
  readonly from: Time;
  readonly until: Time;
};

export const term = (code: string, fr: string, en: string): Term => ({ code, name: { fr, en } });

/** Every direction that leads to one party. */
export function towards(party: TemplateParty, { parties }: TemplateInput): readonly Direction[] {
  return parties
    .filter(({ id }) => id !== party.id)
    .map(({ id }) => ({ from: id, to: party.id }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}

type Draft = {
  readonly title: Bilingual;
  /** Absent when each party brings its own marking system. */
  readonly markings?: { readonly policy: string; readonly ladder: readonly LadderStep[] };
  readonly vocab: Omit<Vocabulary, "areas">;
  readonly chapters: readonly (readonly Article[])[];
  /** Kinds whose clauses stay enforced when the agreement is over. */
  readonly survive: readonly string[];
};

/** Puts a filled-in template into the form of a first version. */
export function draftDocument(input: TemplateInput, draft: Draft): AgreementDocument {
  const clauses = numbered(draft.chapters);
  return {
    type: "entente-agreement",
    spec: "1.0",
    id: input.id,
    version: 1,
    title: draft.title,
    authentic: ["en", "fr"],
    parties: sortedBy(
      "id",
      input.parties.map((party) => partyOf(party, draft)),
    ),
    vocab: {
      areas: sortedBy("code", input.areas),
      purposes: sortedBy("code", draft.vocab.purposes),
      classes: sortedBy("code", draft.vocab.classes),
      caveats: sortedBy("code", draft.vocab.caveats),
    },
    clauses,
    annexes: [],
    survival: survivors(clauses, draft.survive),
    engine: { name: "entente-policy", rulesVersion: "1" },
  };
}

function survivors(clauses: readonly Clause[], kinds: readonly string[]): readonly ClauseId[] {
  return sorted(clauses.flatMap(({ id, kind }) => (kinds.includes(kind) ? [id] : [])));
}

function partyOf(party: TemplateParty, draft: Draft): AgreementParty {
  return {
    id: party.id,
    name: party.name,
    country: party.country,
    signatoryThreshold: party.signatoryThreshold ?? 1,
    policy: draft.markings?.policy ?? party.policy ?? "",
    ladder: sortedBy("code", draft.markings?.ladder ?? party.ladder ?? []),
    keys: sortedBy("kid", party.keys),
  };
}
