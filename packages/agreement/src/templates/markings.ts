import type { LadderStep } from "../document.ts";
import { COMMUNITY_LEVEL, type TlpLevel } from "../label.ts";
import { type Article, article, sorted, sortedBy } from "./article.ts";
import { type TemplateInput, type TemplateParty, towards } from "./input.ts";

/** Chapter on levels, caveats and what the originator keeps a say in. */

type Row = { readonly originator: string; readonly from: string; readonly to: string };

/** Each level of the others on one party's ladder: the lowest step that protects at least as much, or none. */
function rowsTowards(
  party: TemplateParty,
  input: TemplateInput,
  ladderOf: (party: TemplateParty) => readonly LadderStep[],
): readonly Row[] {
  const steps = ladderOf(party).toSorted((a, b) => a.rank - b.rank);
  const rows = input.parties.flatMap((originator) =>
    originator.id === party.id
      ? []
      : ladderOf(originator).flatMap(({ code, rank }) => {
          // A community item stays one: no level of a State becomes one, nor the other way about.
          const isCommunity = code === COMMUNITY_LEVEL;
          const equal = steps.find(
            (step) => step.rank >= rank && (step.code === COMMUNITY_LEVEL) === isCommunity,
          );
          return equal === undefined ? [] : [{ originator: originator.id, from: code, to: equal.code }];
        }),
  );
  return rows.sort((a, b) => (`${a.originator} ${a.from}` < `${b.originator} ${b.from}` ? -1 : 1));
}

/** One table for each receiving party. What comes back to its originator needs no row: the level is its own. */
export const equivalences = (
  input: TemplateInput,
  ladderOf: (party: TemplateParty) => readonly LadderStep[],
): readonly Article[] =>
  input.parties.map((party) =>
    article(
      "equivalence",
      [`Équivalence des niveaux vers ${party.name.fr}`, `Equivalence of levels towards ${party.name.en}`],
      [
        "Le niveau donné par l’auteur est conservé tel quel ; le destinataire protège le contenu au niveau indiqué en regard, jamais plus bas. Un niveau qui n’a pas d’équivalent ici n’est pas communiqué.",
        "The level given by the originator is kept as it is; the recipient protects the content at the level shown beside it, never lower. A level that has no equivalent here is not given.",
      ],
      { rows: rowsTowards(party, input, ladderOf) },
      towards(party, input),
    ),
  );

export const ceiling = (
  maxLevels: readonly { readonly originator: string; readonly level: string }[],
): Article =>
  article(
    "ceiling",
    ["Niveau le plus élevé", "Highest level"],
    [
      "Aucun contenu d’un niveau supérieur à celui qui est fixé ici n’est échangé sous le présent accord, ni aucun contenu d’un niveau supérieur à l’habilitation de celui qui le recevrait. Un extrait de moindre niveau est un contenu nouveau, décidé pour lui-même.",
      "No content above the level set here is exchanged under this agreement, nor any above the clearance of whoever would receive it. An extract of a lower level is new content, decided on its own.",
    ],
    { maxLevels: sortedBy("originator", maxLevels) },
  );

export const relTo = (tlpStandsIn: boolean): Article =>
  article(
    "rel-to",
    ["Pays nommés par l’auteur", "Countries named by the originator"],
    tlpStandsIn
      ? [
          "Un contenu ne va qu’aux pays que son auteur a nommés. Pour les contenus de communauté, la couleur TLP choisie par l’auteur tient lieu de cette liste ; sans l’une ni l’autre, le contenu ne part pas.",
          "Content goes only to the countries its originator has named. For community content the TLP colour chosen by the originator stands in for that list; with neither, the content does not leave.",
        ]
      : [
          "Un contenu ne va qu’aux pays que son auteur a nommés. Le silence de l’auteur, une liste vide ou une liste illisible valent refus.",
          "Content goes only to the countries its originator has named. The originator’s silence, an empty list or an unreadable one is a refusal.",
        ],
    { requireExplicit: true, tlpStandsIn },
  );

export const caveatBar = (caveats: readonly string[]): Article =>
  article(
    "caveat-bar",
    ["Mentions qui interdisent", "Caveats that forbid"],
    [
      "Ce qui porte l’une des mentions nommées ici n’est jamais communiqué, en tout ou en partie, quels que soient l’urgence ou le niveau. Il appartient au seul auteur de lever la mention.",
      "Whatever bears one of the caveats named here is never given, in whole or in part, whatever its urgency or level. It is for the originator alone to lift the caveat.",
    ],
    { caveats: sorted(caveats) },
  );

export const caveatsKnown = (known: readonly string[]): Article =>
  article(
    "caveats-known",
    ["Mentions connues", "Caveats the parties know"],
    [
      "Les parties s’entendent sur le sens des mentions énumérées ici. Une mention qui n’y figure pas n’est ni devinée ni écartée : le contenu reste chez son détenteur jusqu’à ce que le sens en soit convenu.",
      "The parties agree on the meaning of the caveats listed here. A marking that is not among them is neither guessed nor dropped: the content stays where it is until its meaning has been agreed.",
    ],
    { known: sorted(known) },
  );

export const originatorControl = (caveats: readonly string[]): Article =>
  article(
    "originator-control",
    ["Maîtrise de l’auteur", "Originator control"],
    [
      "Un contenu portant une mention nommée ici ne va au-delà de celui à qui son auteur l’a remis qu’avec un accord écrit de l’auteur, donné pour ce contenu, ce destinataire et cette finalité, et pour un temps limité. Le silence vaut refus.",
      "Content bearing a caveat named here goes beyond whom its originator gave it to only with the originator’s written consent, given for that content, that recipient and that purpose, and for a limited time. Silence is a refusal.",
    ],
    { caveats: sorted(caveats), consentTtl: "P30D" },
  );

export const tlp = (maxTlp: TlpLevel): Article =>
  article(
    "tlp",
    ["Couleurs TLP", "TLP colours"],
    [
      "Les contenus de communauté portent une couleur du protocole TLP 2.0, qui voyage avec eux et que nul ne change sans leur auteur. AMBER+STRICT ne quitte pas l’organisme qui reçoit ; RED ne va qu’à des personnes nommées. Une couleur ne remplace pas un niveau de protection.",
      "Community content bears a colour of the TLP 2.0 protocol, which travels with it and which nobody changes without its originator. AMBER+STRICT does not leave the receiving organisation; RED goes only to named persons. A colour does not replace a level of protection.",
    ],
    { maxTlp, strictMeansOrganisation: true },
  );

export const handlingCodes = (h0Purposes: readonly string[]): Article =>
  article(
    "handling-codes",
    ["Codes de traitement", "Handling codes"],
    [
      "Les codes H0 à H3 posés par l’auteur lient le destinataire : H0 réserve le contenu aux finalités nommées ici, H1 en exclut l’usage en justice et H2 la transmission, sauf accord de l’auteur ; H3 renvoie à une consigne qu’une personne lit et applique.",
      "Codes H0 to H3 set by the originator bind the recipient: H0 reserves the content for the purposes named here, H1 keeps it out of court and H2 bars passing it on, unless the originator agrees; H3 refers to an instruction that a person reads and applies.",
    ],
    { h0Purposes: sorted(h0Purposes), h1: "consent", h2: "consent", h3: "human-review" },
  );

export const sourceGrading = (accepted: readonly string[], ungraded: "refuse" | "human-review"): Article =>
  article(
    "source-grading",
    ["Cotation des sources", "Grading of sources"],
    [
      "La fiabilité de la source et la qualité du renseignement sont cotées par l’auteur, sur l’échelle qu’il emploie. Les cotations ne sont ni converties ni classées entre elles ; seules celles qui figurent ici sont admises.",
      "The reliability of the source and the quality of the information are graded by the originator, on the scale it uses. Gradings are neither converted nor ranked among themselves; only those listed here are accepted.",
    ],
    { accepted: sorted(accepted), ungraded },
  );

export const actionOn = (
  level: "none" | "contact-first" | "internal" | "external-indirect" | "external-direct",
  judicialUse: "never" | "consent" | "allowed",
): Article =>
  article(
    "action-on",
    ["Suites données au contenu", "Action taken on content"],
    [
      "Recevoir un contenu n’est pas être autorisé à agir. Les suites admises sont celles d’ici, et l’usage devant un juge suit la règle d’ici ; au-delà, le destinataire s’adresse d’abord à l’auteur.",
      "To receive content is not to be allowed to act on it. The action admitted is that stated here, and use before a court follows the rule stated here; beyond it, the recipient turns to the originator first.",
    ],
    { level, judicialUse },
  );
