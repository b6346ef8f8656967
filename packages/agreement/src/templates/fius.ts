import type { AgreementDocument, Bilingual } from "../document.ts";
import * as care from "./care.ts";
import { draftDocument, type TemplateInput, term } from "./input.ts";
import * as keeping from "./keeping.ts";
import * as life from "./life.ts";
import * as markings from "./markings.ts";
import * as scope from "./scope.ts";

export type FiusInput = TemplateInput & {
  /** Before whom a dispute goes; the ministers of both parties unless said otherwise. */
  readonly authority?: Bilingual;
};

const PURPOSES = [
  term(
    "accountability",
    "la reddition de comptes entre les parties",
    "accounting to each other for what was done",
  ),
  term("financial-analysis", "l’analyse financière", "financial analysis"),
  term("money-laundering", "la lutte contre le blanchiment", "the fight against money laundering"),
  term(
    "terrorist-financing",
    "la lutte contre le financement du terrorisme",
    "the fight against terrorist financing",
  ),
];
const ladder = [
  { code: "FIN", rank: 1, names: ["FINANCIAL INTELLIGENCE", "RENSEIGNEMENT FINANCIER"] },
  { code: "OPEN", rank: 0, names: ["OUVERT"] },
];
const GRADES = ["4x4:A1", "4x4:A2", "4x4:A3", "4x4:B1", "4x4:B2", "4x4:B3", "4x4:C1", "4x4:C2"];

const MINISTERS: Bilingual = {
  fr: "les ministres dont relèvent les parties, agissant ensemble",
  en: "the ministers responsible for the parties, acting together",
};

/** Financial intelligence units: persons and accounts, handling codes, graded sources, slow and careful. */
export function fius(input: FiusInput): AgreementDocument {
  const codes = PURPOSES.map(({ code }) => code);
  return draftDocument(input, {
    title: {
      fr: "Accord entre cellules de renseignement financier",
      en: "Agreement between financial intelligence units",
    },
    markings: { policy: "FIU", ladder },
    vocab: {
      purposes: PURPOSES,
      classes: [
        term(
          "head-of-state-or-government",
          "chefs d’État et de gouvernement",
          "heads of state and government",
        ),
        term(
          "reporting-entity-staff",
          "personnes ayant déclaré un soupçon",
          "persons who reported a suspicion",
        ),
      ],
      caveats: [
        term("NOFORN", "NOFORN", "NOFORN"),
        term("ORCON", "maîtrise de l’auteur", "originator control"),
      ],
    },
    chapters: [
      [
        scope.areas(input),
        scope.purposes(codes),
        scope.dataKinds({
          allow: [
            "report",
            "attachment",
            "stix:identity",
            "stix:note",
            "stix:relationship",
            "stix:user-account",
          ],
          maxObjects: 500,
          maxBytes: 33_554_432,
          attachments: "text",
        }),
        ...scope.recipients(input, ["analyst"], true),
        scope.noOperations(),
        scope.noTarget([], ["head-of-state-or-government"], input.from, input.until),
      ],
      [
        ...markings.equivalences(input, () => ladder),
        markings.ceiling(input.parties.map(({ id }) => ({ originator: id, level: "FIN" }))),
        markings.relTo(false),
        markings.caveatBar(["NOFORN"]),
        markings.caveatsKnown(["NOFORN", "ORCON"]),
        markings.originatorControl(["ORCON"]),
        markings.handlingCodes(codes),
        markings.sourceGrading(GRADES, "human-review"),
        markings.actionOn("internal", "consent"),
      ],
      [
        care.necessityNote(60),
        care.twoPerson(["release-officer"]),
        care.protectedPersons(["reporting-entity-staff"], "redact", "structured"),
        care.protectedProfessions("legal-adviser"),
        care.minimisation({
          drop: ["identity.contact_information"],
          mask: [],
          identities: "clear",
          freeText: "review",
        }),
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
        ...scope.overseers(input, "own-origin"),
      ],
      [
        life.term(input.from, input.until, false),
        life.review("suspend"),
        life.suspension(),
        life.liability(input.authority ?? MINISTERS),
        life.amendment(),
      ],
    ],
    survive: ["retention", "recall", "purge-proof", "onward", "breach-notice", "oversight"],
  });
}
