import type { Bilingual } from "./document.ts";

/** Why a clause forbids, by the code of the violation. `{name}` stands for that detail, in words. */
export const reasons: Readonly<Record<string, Bilingual>> = {
  // Said of the agreement as a whole.
  "unknown-action": { fr: "cet acte n’existe pas", en: "there is no such act" },
  "not-a-party": {
    fr: "l’une des deux n’est pas partie à l’accord",
    en: "one of the two is not a party to the agreement",
  },
  "no-clause": { fr: "aucune clause n’autorise cet acte", en: "no clause allows this act" },
  "facts-unreadable": {
    fr: "les faits présentés ne sont pas lisibles",
    en: "the facts presented cannot be read",
  },
  "unknown-kind": {
    fr: "la clause est d’un genre que ce logiciel ne connaît pas",
    en: "the clause is of a kind this software does not know",
  },
  "engine-error": { fr: "la clause n’a pas pu être évaluée", en: "the clause could not be evaluated" },
  "unknown-obligation": {
    fr: "ce logiciel ne sait pas exécuter ce à quoi la clause oblige",
    en: "this software cannot carry out what the clause obliges to",
  },
  "missing-fact": {
    fr: "un fait nécessaire n’est pas établi ({fact})",
    en: "a fact it needs has not been established ({fact})",
  },

  // Subject.
  "no-area": { fr: "le contenu n’est rattaché à aucun domaine", en: "the content belongs to no area" },
  "area-not-covered": { fr: "l’accord ne couvre pas : {areas}", en: "the agreement does not cover: {areas}" },
  "purpose-not-covered": {
    fr: "l’accord n’admet pas la finalité : {purpose}",
    en: "the agreement does not admit the purpose: {purpose}",
  },
  "outside-item-purposes": {
    fr: "le contenu ne peut servir à cette finalité ({purpose}), mais seulement à : {limits}",
    en: "the content may not serve this purpose ({purpose}), only: {limits}",
  },
  "no-kind": { fr: "la sorte de contenu n’est pas dite", en: "the kind of content is not stated" },
  "kind-not-covered": {
    fr: "sortes de contenu non admises : {kinds}",
    en: "kinds of content not admitted: {kinds}",
  },
  attachments: { fr: "pièces jointes non admises ({found})", en: "attachments not admitted ({found})" },
  "too-many-objects": {
    fr: "trop d’objets : {objects}, pour {maxObjects} au plus",
    en: "too many objects: {objects}, at most {maxObjects}",
  },
  "too-large": {
    fr: "trop volumineux : {bytes} octets, pour {maxBytes} au plus",
    en: "too large: {bytes} bytes, at most {maxBytes}",
  },

  // Recipients.
  nobody: { fr: "il n’y a pas de destinataire", en: "there is no recipient" },
  "organisation-not-listed": {
    fr: "l’organisme {organisation} n’est pas nommé",
    en: "the organisation {organisation} is not named",
  },
  "role-not-listed": { fr: "la fonction {role} n’est pas nommée", en: "the role {role} is not named" },
  "recipient-ended": {
    fr: "le destinataire ne peut plus recevoir depuis le {until}",
    en: "the recipient could receive only until {until}",
  },

  // Levels and markings.
  "no-equivalent": {
    fr: "le niveau {level} n’a pas d’équivalent chez le destinataire",
    en: "the level {level} has no equivalent at the recipient",
  },
  "another-marking-system": {
    fr: "le niveau {level} est d’un système de marquage ({policy}) qui n’est pas celui de son auteur",
    en: "the level {level} is of a marking system ({policy}) that is not its originator’s",
  },
  "unknown-level": {
    fr: "le niveau {level} n’existe pas chez son auteur",
    en: "the originator has no level {level}",
  },
  "no-ceiling": {
    fr: "aucun niveau n’est fixé pour les contenus de {originator}",
    en: "no level is set for content of {originator}",
  },
  "above-ceiling": {
    fr: "le niveau {level} dépasse le plus haut admis",
    en: "the level {level} is above the highest admitted",
  },
  "above-area-ceiling": {
    fr: "le niveau {level} dépasse le plus haut admis pour {area}",
    en: "the level {level} is above the highest admitted for {area}",
  },
  "above-clearance": {
    fr: "le niveau {level} dépasse l’habilitation du destinataire ({clearance})",
    en: "the level {level} is above the recipient’s clearance ({clearance})",
  },
  "unknown-clearance": {
    fr: "l’habilitation {clearance} n’existe pas chez le destinataire",
    en: "the recipient’s party has no clearance {clearance}",
  },
  "no-destination": {
    fr: "le pays de destination n’est pas connu",
    en: "the country of destination is not known",
  },
  "no-rel-to": { fr: "l’auteur n’a nommé aucun pays", en: "the originator has named no country" },
  "not-releasable-to": {
    fr: "l’auteur n’a pas nommé {country}",
    en: "the originator has not named {country}",
  },
  "barred-caveat": {
    fr: "le contenu porte la mention {caveat}",
    en: "the content bears the caveat {caveat}",
  },
  "unknown-caveat": {
    fr: "mentions inconnues de l’accord : {caveats}",
    en: "caveats the agreement does not know: {caveats}",
  },
  "unknown-marking": { fr: "marques non comprises : {markings}", en: "markings not understood: {markings}" },
  "no-originator-consent": {
    fr: "{originator}, auteur du contenu, n’a pas donné son accord",
    en: "{originator}, the originator, has not consented",
  },
  "no-tlp": {
    fr: "le contenu de communauté ne porte pas de couleur TLP",
    en: "community content bears no TLP colour",
  },
  "unknown-tlp": { fr: "la couleur TLP {tlp} n’existe pas", en: "there is no TLP colour {tlp}" },
  "above-tlp": { fr: "la couleur {tlp} dépasse {maxTlp}", en: "the colour {tlp} is above {maxTlp}" },
  "tlp-stays-inside": {
    fr: "la couleur {tlp} ne permet pas de transmettre",
    en: "the colour {tlp} does not allow passing on",
  },
  "tlp-red-names-nobody": { fr: "TLP:RED demande une personne nommée", en: "TLP:RED needs a named person" },
  "unknown-handling": { fr: "codes de traitement inconnus : {codes}", en: "unknown handling codes: {codes}" },
  "handling-h0": { fr: "H0 exclut cette finalité : {purpose}", en: "H0 excludes this purpose: {purpose}" },
  "handling-h1": {
    fr: "H1 exclut l’usage en justice sans l’accord de l’auteur",
    en: "H1 excludes use in court without the originator’s consent",
  },
  "handling-h2": {
    fr: "H2 exclut de transmettre sans l’accord de {originator}",
    en: "H2 excludes passing on without the consent of {originator}",
  },
  "handling-h3": { fr: "H3 n’est pas admis", en: "H3 is not admitted" },
  "handling-not-reviewed": {
    fr: "personne n’a encore lu la consigne H3",
    en: "nobody has yet read the H3 instruction",
  },

  // Sources and use.
  ungraded: { fr: "le contenu n’est pas coté", en: "the content is not graded" },
  "grade-not-accepted": {
    fr: "la cotation {grade} n’est pas admise",
    en: "the grading {grade} is not accepted",
  },
  "use-beyond": {
    fr: "la suite prévue ({use}) va au-delà de ce qui est admis ({level})",
    en: "the action intended ({use}) goes beyond what is admitted ({level})",
  },
  "judicial-use": { fr: "l’usage en justice n’est pas permis", en: "use in court is not permitted" },

  // Protection.
  "protected-person": {
    fr: "{count} personnes protégées y sont reconnaissables ({classes})",
    en: "{count} protected persons can be recognised ({classes})",
  },
  "protected-profession": {
    fr: "{count} personnes d’une profession protégée y sont reconnaissables ({classes})",
    en: "{count} persons of a protected profession can be recognised ({classes})",
  },
  "no-extra-approval": {
    fr: "l’approbation du rôle {role} manque",
    en: "the approval of the role {role} is missing",
  },
  "not-minimised": { fr: "champs à retirer ou à masquer : {fields}", en: "fields to drop or mask: {fields}" },
  "identities-in-clear": { fr: "des identités y sont en clair", en: "identities are in clear" },
  "free-text": { fr: "le texte libre n’est pas pseudonymisé", en: "free text has not been pseudonymised" },
  "free-text-not-reviewed": {
    fr: "personne n’a encore relu le texte libre",
    en: "nobody has yet read the free text",
  },

  // Care.
  "no-note": {
    fr: "la note de nécessité et de proportionnalité manque",
    en: "the note on necessity and proportionality is missing",
  },
  "note-too-short": {
    fr: "la note est trop courte ({field}, au moins {minChars} caractères)",
    en: "the note is too short ({field}, at least {minChars} characters)",
  },
  "too-few-approvers": {
    fr: "{given} approbations sur {approvers}",
    en: "{given} approvals out of {approvers}",
  },
  "locked-level": {
    fr: "le niveau {level} demande l’approbation du rôle {role}",
    en: "the level {level} needs the approval of the role {role}",
  },
  "no-assessment": {
    fr: "les droits en jeu n’ont pas été évalués",
    en: "the rights at stake have not been assessed",
  },
  "unfavourable-assessment": {
    fr: "l’évaluation des droits en jeu est défavorable",
    en: "the assessment of the rights at stake is unfavourable",
  },
  "missing-assurance": { fr: "assurances manquantes : {assurances}", en: "missing assurances: {assurances}" },
  "assessment-not-approved": {
    fr: "l’évaluation n’est pas approuvée par le rôle {role}",
    en: "the assessment is not approved by the role {role}",
  },
  "justification-too-short": {
    fr: "la justification a moins de {minChars} caractères",
    en: "the justification has fewer than {minChars} characters",
  },
  "not-approved": {
    fr: "l’approbation du rôle {roles} manque",
    en: "the approval of the role {roles} is missing",
  },

  // Operations.
  "no-technique": { fr: "aucune technique n’est dite", en: "no technique is stated" },
  "no-place": { fr: "aucun lieu n’est dit", en: "no place is stated" },
  technique: { fr: "techniques non admises : {techniques}", en: "techniques not admitted: {techniques}" },
  place: { fr: "lieux non admis : {places}", en: "places not admitted: {places}" },
  purpose: {
    fr: "finalité non admise pour une opération : {purpose}",
    en: "purpose not admitted for an operation: {purpose}",
  },
  "no-partner-consent": {
    fr: "l’autre partie n’a pas donné son accord ({answer})",
    en: "the other party has not consented ({answer})",
  },
  "partner-not-consulted": {
    fr: "l’autre partie n’a pas été consultée ({answer})",
    en: "the other party has not been consulted ({answer})",
  },
  "spared-office": { fr: "{office} est hors d’atteinte", en: "{office} is out of bounds" },
  "spared-class": { fr: "{class} : hors d’atteinte", en: "{class}: out of bounds" },

  // Requests and matching.
  "no-statement": {
    fr: "la déclaration « {statement} » n’est pas signée",
    en: "the statement “{statement}” is not signed",
  },
  "unknown-urgency": { fr: "l’urgence {urgency} n’existe pas", en: "there is no urgency {urgency}" },
  "uncoded-refusal": {
    fr: "le motif {code} n’est pas de ceux qui sont convenus",
    en: "the ground {code} is not among those agreed",
  },
  "no-reason": { fr: "un refus donne ses raisons", en: "a refusal gives its reasons" },
  protocol: { fr: "le procédé {protocol} n’est pas admis", en: "the method {protocol} is not admitted" },
  "set-too-large": {
    fr: "{setSize} sélecteurs, pour {maxSet} au plus",
    en: "{setSize} selectors, at most {maxSet}",
  },
  "reveals-too-much": {
    fr: "seul le nombre de concordances peut être révélé",
    en: "only the number of matches may be revealed",
  },
  "match-quota": {
    fr: "{used} comparaisons déjà faites, pour {maxPerPeriod} au plus",
    en: "{used} matchings already made, at most {maxPerPeriod}",
  },
  "item-quota": {
    fr: "le quota d’objets serait dépassé ({used} sur {maxItems})",
    en: "the quota of items would be exceeded ({used} of {maxItems})",
  },
  "person-quota": {
    fr: "le quota de personnes serait dépassé ({used} sur {maxPersons})",
    en: "the quota of persons would be exceeded ({used} of {maxPersons})",
  },

  // Keeping and passing on.
  "sources-expired": {
    fr: "les sources devaient être effacées le {until}",
    en: "the sources were to be purged on {until}",
  },
  "no-retention-consent": {
    fr: "{originator} n’a pas consenti à prolonger",
    en: "{originator} has not consented to keeping it longer",
  },
  "no-onward-consent": {
    fr: "{originator}, auteur du contenu, n’a pas consenti à le transmettre",
    en: "{originator}, the originator, has not consented to passing it on",
  },
  "not-the-decided-purpose": {
    fr: "la décision porte sur une autre finalité ({purpose})",
    en: "the decision is about another purpose ({purpose})",
  },
  "no-purpose-consent": {
    fr: "{originator} n’a pas consenti à la nouvelle finalité",
    en: "{originator} has not consented to the new purpose",
  },

  // Oversight.
  "unknown-body": { fr: "l’organe {body} n’est pas nommé", en: "the body {body} is not named" },
  export: { fr: "l’export {export} n’est pas admis", en: "the export {export} is not admitted" },
  "beyond-access": {
    fr: "la lecture demandée ({wants}) dépasse l’accès convenu ({access})",
    en: "the reading asked for ({wants}) is beyond the access agreed ({access})",
  },
  "no-oversight-consent": {
    fr: "l’autre partie n’a pas consenti à cette lecture",
    en: "the other party has not consented to this reading",
  },

  // Life of the agreement.
  "before-term": { fr: "l’accord prend effet le {from}", en: "the agreement takes effect on {from}" },
  "after-term": { fr: "l’accord a pris fin le {until}", en: "the agreement ended on {until}" },
  denounced: { fr: "l’accord est dénoncé", en: "the agreement has been denounced" },
  "notice-over": {
    fr: "le préavis de dénonciation est écoulé",
    en: "the notice of denunciation has run out",
  },
  "not-in-force": {
    fr: "l’accord n’est pas en vigueur ({status})",
    en: "the agreement is not in force ({status})",
  },
  suspended: { fr: "l’accord est suspendu", en: "the agreement is suspended" },
  "area-suspended": { fr: "l’accord est suspendu pour {area}", en: "the agreement is suspended for {area}" },
  "review-overdue": {
    fr: "le réexamen de l’accord est en retard",
    en: "the review of the agreement is overdue",
  },
};

/** What an obligation asks for, by its type. */
export const duties: Readonly<Record<string, Bilingual>> = {
  redact: { fr: "retirer ce qui est désigné", en: "take out what is named" },
  pseudonymise: { fr: "remplacer les noms par des pseudonymes", en: "replace names by pseudonyms" },
  "human-review": { fr: "examen par une personne", en: "examination by a person" },
  "second-approval": { fr: "approbation par d’autres personnes", en: "approval by other people" },
  "obtain-consent": { fr: "obtenir l’accord", en: "obtain consent" },
  assessment: { fr: "évaluer les droits en jeu", en: "assess the rights at stake" },
  mark: { fr: "marquer le contenu", en: "mark the content" },
  "attach-notice": { fr: "joindre la consigne d’emploi", en: "attach the notice on use" },
  "retain-until": {
    fr: "conserver au plus jusqu’à la date dite, puis effacer",
    en: "keep no longer than the date stated, then purge",
  },
  "no-onward": {
    fr: "ne pas transmettre sans l’accord de l’auteur",
    en: "do not pass on without the originator’s consent",
  },
  "log-reads": { fr: "journaliser chaque lecture", en: "log every reading" },
  notify: { fr: "avertir", en: "notify" },
  "feedback-due": { fr: "dire à quoi le contenu a servi", en: "say what the content was good for" },
};
