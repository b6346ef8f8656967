import type { AgreementDocument } from "../document.ts";
import { COMMUNITY, COMMUNITY_LEVEL, type TlpLevel } from "../label.ts";
import * as care from "./care.ts";
import { draftDocument, type TemplateInput, term } from "./input.ts";
import * as keeping from "./keeping.ts";
import * as life from "./life.ts";
import * as markings from "./markings.ts";
import * as scope from "./scope.ts";
import { TECHNICAL_KINDS } from "./technical-kinds.ts";

export type CertsInput = TemplateInput & {
  /** The highest colour exchanged; amber unless said otherwise. */
  readonly maxTlp?: TlpLevel;
};

const PURPOSES = [
  term(
    "accountability",
    "la reddition de comptes entre les parties",
    "accounting to each other for what was done",
  ),
  term("cyber-defence", "la défense des réseaux", "the defence of networks"),
  term("incident-response", "la réponse aux incidents", "incident response"),
  term("victim-notification", "l’avertissement des victimes", "the warning of victims"),
];
const ladder = [{ code: COMMUNITY_LEVEL, rank: 0, names: [] }];

/** Computer emergency response teams: technical content, marked by TLP alone. */
export function certs(input: CertsInput): AgreementDocument {
  const codes = PURPOSES.map(({ code }) => code);
  return draftDocument(input, {
    title: {
      fr: "Accord entre équipes de réponse aux incidents informatiques sur l’échange d’informations techniques",
      en: "Agreement between computer emergency response teams on the exchange of technical information",
    },
    markings: { policy: COMMUNITY, ladder },
    vocab: {
      purposes: PURPOSES,
      classes: [
        term(
          "head-of-state-or-government",
          "chefs d’État et de gouvernement",
          "heads of state and government",
        ),
        term("incident-victim", "victimes d’un incident", "victims of an incident"),
      ],
      caveats: [term("NOFORN", "NOFORN", "NOFORN")],
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
        ...scope.recipients(input, ["analyst", "machine"], false),
        scope.noOperations(),
        scope.noTarget([], ["head-of-state-or-government"], input.from, input.until),
      ],
      [
        ...markings.equivalences(input, () => ladder),
        markings.ceiling(input.parties.map(({ id }) => ({ originator: id, level: COMMUNITY_LEVEL }))),
        markings.relTo(true),
        markings.tlp(input.maxTlp ?? "amber"),
        markings.caveatBar(["NOFORN"]),
        markings.caveatsKnown(["NOFORN"]),
      ],
      [
        care.necessityNote(20),
        care.twoPerson(["release-officer"]),
        care.protectedPersons(["incident-victim"], "redact", "structured"),
        care.protectedProfessions(),
        care.minimisation({
          drop: ["identity.contact_information"],
          mask: [],
          identities: "clear",
          freeText: "raw",
        }),
        care.noCircumvention("no-circumvention"),
        care.requestDeadlines(),
        care.requestRefusal(),
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
        ...scope.overseers(input, "proofs"),
      ],
      [life.term(input.from, input.until, true), life.review("notice"), life.suspension(), life.amendment()],
    ],
    survive: ["retention", "recall", "purge-proof", "onward", "breach-notice", "oversight"],
  });
}
