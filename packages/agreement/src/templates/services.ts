import type { AgreementDocument, Bilingual, LadderStep, Term } from "../document.ts";
import { COMMUNITY_LEVEL, type TlpLevel } from "../label.ts";
import * as care from "./care.ts";
import { draftDocument, type TemplateInput, type TemplateParty, term } from "./input.ts";
import * as keeping from "./keeping.ts";
import * as life from "./life.ts";
import * as markings from "./markings.ts";
import * as scope from "./scope.ts";
import { TECHNICAL_KINDS } from "./technical-kinds.ts";

export type ServicesInput = TemplateInput & {
  /** Caveats that forbid any release, beside NOFORN; each party's own "never abroad" belongs here. */
  readonly barredCaveats?: readonly Term[];
  /** Codes of the places where operations are admitted; none unless said otherwise. */
  readonly places?: readonly string[];
  readonly techniques?: readonly string[];
  /** Highest level by party; the highest of its ladder below the top unless said otherwise. */
  readonly maxLevels?: readonly { readonly originator: string; readonly level: string }[];
  /** Highest colour of community items (TLP alone, no level) exchanged beside; amber unless said otherwise. */
  readonly communityTlp?: TlpLevel | "none";
  /** What happens to free text; a person reads it unless said otherwise. */
  readonly freeText?: "review" | "pseudonymise" | "raw";
  /** Before whom a dispute goes. */
  readonly authority?: Bilingual;
};

const PURPOSES = [
  term(
    "accountability",
    "la reddition de comptes entre les parties",
    "accounting to each other for what was done",
  ),
  term("counter-terrorism", "la lutte contre le terrorisme", "counter-terrorism"),
  term("crisis-warning", "l’alerte en cas de crise", "crisis warning"),
  term("cyber-defence", "la défense des réseaux", "the defence of networks"),
  term("force-protection", "la protection des forces", "force protection"),
];

const HEADS: Bilingual = {
  fr: "les chefs de gouvernement des parties",
  en: "the heads of government of the parties",
};

/** Services of state: levels, releasability, caveats, protected persons, operations. */
export function services(given: ServicesInput): AgreementDocument {
  const communityTlp = given.communityTlp ?? "amber";
  const input = communityTlp === "none" ? given : withCommunityLevel(given);
  const codes = PURPOSES.map(({ code }) => code);
  const barred = [term("NOFORN", "NOFORN", "NOFORN"), ...(input.barredCaveats ?? [])];
  const maxLevels =
    input.maxLevels ??
    input.parties.map((party) => ({ originator: party.id, level: belowTop(ladderOf(party)) }));
  return draftDocument(input, {
    title: {
      fr: "Accord de coopération et d’échange de renseignements entre services d’État",
      en: "Agreement on cooperation and the exchange of intelligence between services of state",
    },
    vocab: {
      purposes: PURPOSES,
      classes: [
        term("diplomatic-agent", "agents diplomatiques", "diplomatic agents"),
        term(
          "head-of-state-or-government",
          "chefs d’État et de gouvernement",
          "heads of state and government",
        ),
        term("head-of-government", "le chef du gouvernement", "the head of government"),
        term("head-of-mission", "les chefs de mission diplomatique", "heads of diplomatic missions"),
        term("head-of-state", "le chef de l’État", "the head of state"),
        term("national-of-a-party", "ressortissants d’une partie", "nationals of a party"),
      ],
      caveats: [...barred, term("ORCON", "maîtrise de l’auteur", "originator control")],
    },
    chapters: [
      [
        scope.areas(input),
        scope.purposes(codes),
        scope.dataKinds({
          allow: TECHNICAL_KINDS,
          maxObjects: 50_000,
          maxBytes: 268_435_456,
          attachments: "text",
        }),
        ...scope.recipients(input, ["analyst", "machine"], true),
      ],
      [
        scope.operations({
          techniques: input.techniques ?? [],
          purposes: codes.filter((code) => code !== "accountability"),
          places: input.places ?? [],
          partnerSay: "consent",
          answerWithin: "P14D",
        }),
        scope.noTarget(
          ["head-of-government", "head-of-mission", "head-of-state"],
          ["diplomatic-agent"],
          input.from,
          input.until,
        ),
      ],
      [
        ...markings.equivalences(input, ladderOf),
        markings.ceiling(maxLevels),
        markings.relTo(communityTlp !== "none"),
        markings.caveatBar(barred.map(({ code }) => code)),
        markings.caveatsKnown([...barred.map(({ code }) => code), "ORCON"]),
        markings.originatorControl(["ORCON"]),
        markings.actionOn("internal", "never"),
        ...(communityTlp === "none" ? [] : [markings.tlp(communityTlp)]),
      ],
      [
        care.necessityNote(40),
        care.twoPerson(["release-officer"]),
        care.protectedPersons(["national-of-a-party"], "pseudonymise", "structured"),
        care.protectedProfessions("legal-adviser"),
        care.minimisation({
          drop: ["identity.contact_information"],
          mask: [],
          identities: "masked",
          freeText: input.freeText ?? "review",
        }),
        care.unmasking("legal-adviser"),
        care.rightsAssessment("legal-adviser"),
        care.noCircumvention("no-circumvention"),
        care.requestDeadlines(),
        care.requestRefusal(),
        care.matching(["voprf-p256-sha256"]),
      ],
      [
        keeping.retention(input.retentionDays),
        keeping.recall(),
        keeping.purgeProof(),
        keeping.onward(),
        keeping.purposeChange(),
        keeping.correction(),
        keeping.feedback(),
        keeping.breachNotice(),
        keeping.inquiry(),
        keeping.transparency(),
        ...scope.overseers(input, "partner-with-consent"),
      ],
      [
        life.term(input.from, input.until, false),
        life.review("notice"),
        life.suspension(),
        life.liability(input.authority ?? HEADS),
        life.amendment(),
      ],
    ],
    survive: ["retention", "recall", "purge-proof", "onward", "breach-notice", "inquiry", "oversight"],
  });
}

const ladderOf = (party: TemplateParty): readonly LadderStep[] => party.ladder ?? [];

/** Community items have a level of their own on every ladder, below all others. */
function withCommunityLevel(input: ServicesInput): ServicesInput {
  const step: LadderStep = { code: COMMUNITY_LEVEL, rank: 0, names: [] };
  return {
    ...input,
    parties: input.parties.map((party) => ({ ...party, ladder: [...ladderOf(party), step] })),
  };
}

/** The second highest level: the top one is exchanged only if the parties say so themselves. */
function belowTop(ladder: readonly LadderStep[]): string {
  const steps = ladder.toSorted((a, b) => b.rank - a.rank);
  return (steps[1] ?? steps[0])?.code ?? "";
}
