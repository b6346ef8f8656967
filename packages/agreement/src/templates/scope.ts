import type { PartyId, Time } from "../document.ts";
import { type Article, article, sorted } from "./article.ts";
import { type TemplateInput, towards } from "./input.ts";

/** Chapter on what the cooperation is about and who takes part in it. */

export const areas = (input: TemplateInput): Article =>
  article(
    "areas",
    ["Domaines de coopération", "Areas of cooperation"],
    [
      "Les parties coopèrent dans les domaines énumérés au présent accord, et dans ceux-là seulement. Un contenu qui touche à la fois un domaine énuméré et un autre qui ne l’est pas demeure en dehors de l’accord.",
      "The parties cooperate in the areas listed in this agreement, and in those alone. Content that touches both a listed area and one that is not listed stays outside the agreement.",
    ],
    { allow: sorted(input.areas.map(({ code }) => code)) },
  );

export const purposes = (allow: readonly string[]): Article =>
  article(
    "purposes",
    ["Finalités", "Purposes"],
    [
      "Un contenu n’est demandé, communiqué ou utilisé que pour une finalité admise ici, nommée par écrit au moment de l’acte, et dans les limites que son auteur y a mises.",
      "Content is asked for, given or used only for a purpose admitted here, named in writing at the time of the act, and within the limits its originator has set.",
    ],
    { allow: sorted(allow) },
  );

export const dataKinds = (params: {
  readonly allow: readonly string[];
  readonly maxObjects: number;
  readonly maxBytes: number;
  readonly attachments: "none" | "text";
}): Article =>
  article(
    "data-kinds",
    ["Nature et volume des contenus", "Kinds and amounts of content"],
    [
      "Seules les sortes de contenu énumérées ici peuvent être échangées, dans les limites de nombre et de taille indiquées. Ce qui ne peut être lu ne peut être examiné, et ce qui ne peut être examiné ne part pas.",
      "Only the kinds of content listed here may be exchanged, within the limits of number and size stated. What cannot be read cannot be examined, and what cannot be examined does not leave.",
    ],
    { ...params, allow: sorted(params.allow) },
  );

/** One clause for each receiving party: each names its own organisations. */
export const recipients = (
  input: TemplateInput,
  roles: readonly string[],
  clearanceRequired: boolean,
): readonly Article[] =>
  input.parties.map((party) =>
    article(
      "recipients",
      [`Destinataires : ${party.name.fr}`, `Recipients: ${party.name.en}`],
      [
        `Pour ${party.name.fr}, seuls les organismes et les fonctions nommés ici reçoivent. Un destinataire absent, vide ou inconnu ne reçoit rien ; aucune formule ne vaut pour tous.`,
        `For ${party.name.en}, only the organisations and functions named here receive. A recipient that is absent, empty or unknown receives nothing; no form of words stands for everyone.`,
      ],
      { organisations: sorted(party.organisations), roles: sorted(roles), clearanceRequired },
      towards(party, input),
    ),
  );

export const noOperations = (): Article =>
  article(
    "operations",
    ["Absence d’opérations", "No operations"],
    [
      "Le présent accord règle l’échange de contenus. Il n’autorise aucune partie à mener chez l’autre, ou à son sujet, une opération de recueil.",
      "This agreement governs the exchange of content. It authorises neither party to carry out any collection operation in the territory of, or concerning, the other.",
    ],
    { techniques: [], purposes: [], places: [], partnerSay: "consent", answerWithin: "P30D" },
  );

export const operations = (params: {
  readonly techniques: readonly string[];
  readonly purposes: readonly string[];
  readonly places: readonly string[];
  readonly partnerSay: "none" | "notice" | "consult" | "consent";
  readonly answerWithin: string;
}): Article =>
  article(
    "operations",
    ["Opérations qui concernent l’autre partie", "Operations that concern the other party"],
    [
      "Une opération de recueil qui touche au territoire, aux réseaux ou aux intérêts de l’autre partie reste dans les techniques, les finalités et les lieux admis ici. L’autre partie est entendue de la manière indiquée avant que l’opération commence, change d’objet ou soit renouvelée.",
      "A collection operation that touches the territory, networks or interests of the other party stays within the techniques, purposes and places admitted here. The other party is heard in the manner stated before the operation begins, changes its object or is renewed.",
    ],
    {
      ...params,
      techniques: sorted(params.techniques),
      purposes: sorted(params.purposes),
      places: sorted(params.places),
    },
  );

export const noTarget = (
  offices: readonly string[],
  classes: readonly string[],
  from: Time,
  until: Time,
): Article =>
  article(
    "no-target",
    ["Personnes et fonctions hors d’atteinte", "Persons and offices out of bounds"],
    [
      "Tant que dure le présent accord, aucune partie ne prend pour objet d’une opération les fonctions et les catégories de personnes nommées ici. Nul consentement, nulle urgence et nul intérêt n’y déroge.",
      "While this agreement lasts, no party makes the offices and classes of persons named here the object of an operation. No consent, urgency or interest lifts this rule.",
    ],
    { offices: sorted(offices), classes: sorted(classes), from, until },
  );

export const oversight = (
  party: {
    readonly id: PartyId;
    readonly name: { fr: string; en: string };
    readonly body: string;
    readonly keys: readonly string[];
  },
  access: "proofs" | "own-origin" | "partner-with-consent" | "full",
): Article =>
  article(
    "oversight",
    [`Contrôle : ${party.name.fr}`, `Oversight: ${party.name.en}`],
    [
      `L’organe qui contrôle ${party.name.fr} vérifie par lui-même, sur les journaux et sans demander la permission de ceux qu’il contrôle, que chaque acte repose sur une clause. L’étendue de ce qu’il lit est fixée ici.`,
      `The body that oversees ${party.name.en} verifies for itself, from the logs and without asking leave of those it oversees, that every act rests on a clause. How much it reads is settled here.`,
    ],
    {
      party: party.id,
      bodies: [{ body: party.body, access, keys: sorted(party.keys), exports: ["decisions", "log-proofs"] }],
    },
  );

/** One oversight clause for each party, since laws differ. */
export const overseers = (
  input: TemplateInput,
  access: "proofs" | "own-origin" | "partner-with-consent" | "full",
): readonly Article[] =>
  input.parties.map(({ id, name, overseer }) =>
    oversight({ id, name, body: overseer.body, keys: overseer.keys ?? [] }, access),
  );
