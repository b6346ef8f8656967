/** The public portal, as its editors see it. */
export const frPortal = {
  "As much waits as people here can read. Try again on another day.":
    "Il attend autant que l’on peut lire ici. Réessayez un autre jour.",
  "As much was taken in today as on any day. Try again tomorrow.":
    "Il est entré aujourd’hui autant qu’il en entre par jour. Réessayez demain.",
  "A refusal says why by one of the codes of the published policy.":
    "Un refus dit pourquoi, par l’un des codes de la règle publiée.",
  "What is approved is shown as it was written, without a reason.":
    "Ce qui est approuvé est montré comme il fut écrit, sans motif.",
  "These words do not stand in the comment.": "Ces mots ne sont pas dans le commentaire.",
  "No version answers a request that is rejected.": "Aucune version ne répond à une demande rejetée.",
  "Name the published version, later than the one quoted, that corrects the passage.":
    "Nommez la version publiée, postérieure à celle qui est citée, qui corrige le passage.",
  "A joint statement and a finding are published by both parties: name the partner.":
    "Une déclaration commune et un constat sont publiés par les deux parties\u00a0: nommez le partenaire.",
  "A party publishes this kind alone; a text of both is a joint statement or a finding.":
    "Une partie publie seule ce genre de texte\u00a0; un texte des deux est une déclaration commune ou un constat.",
  "The agreement is asked before a joint text goes to the partner: name the areas.":
    "L’accord est consulté avant qu’un texte commun n’aille au partenaire\u00a0: nommez les domaines.",
  "Only joint texts name areas.": "Seuls les textes communs nomment des domaines.",
  "Nothing has appeared yet, so nothing is corrected.":
    "Rien n’a encore paru\u00a0: il n’y a donc rien à corriger.",
  "Readers have seen a version: say whether this is a correction or a typing slip.":
    "Des lecteurs ont vu une version\u00a0: dites si c’est une correction ou une coquille.",
  "A correction says at the top what was corrected, in both languages.":
    "Une correction dit en tête ce qui fut corrigé, dans les deux langues.",
  "A typing slip has no notice: what changed is shown.":
    "Une coquille n’a pas d’avis\u00a0: ce qui a changé est montré.",
  "No request for correction of this publication has that id.":
    "Aucune demande de correction de cette publication n’a cet identifiant.",
  "It holds no words.": "Il n’y a pas de texte.",
  "It holds control characters or marks that turn the direction of writing.":
    "Il contient des caractères de commande, ou des marques qui changent le sens de l’écriture.",
  "Figures differ between the languages. Only in English: {en}; only in French: {fr}.":
    "Les chiffres diffèrent d’une langue à l’autre. Seulement en anglais\u00a0: {en}\u00a0; seulement en français\u00a0: {fr}.",
  "This publication was withdrawn.": "Cette publication a été retirée.",
  "This publication was withdrawn already.": "Cette publication est déjà retirée.",
  "This publication was withdrawn; its address is not used again.":
    "Cette publication a été retirée\u00a0; son adresse ne sert plus.",
  "This version has appeared already.": "Cette version a déjà paru.",
  "These are not the bytes you read: the version was drafted anew. Read it again.":
    "Ce ne sont pas les octets que vous avez lus\u00a0: la version a été rédigée à nouveau. Relisez-la.",
  "The words of this version are not readable here, or not here yet.":
    "Le texte de cette version n’est pas lisible ici, ou n’y est pas encore.",
  "This version is approved already.": "Cette version est déjà approuvée.",
  "A party's own text is approved and not signed.":
    "Le texte propre à une partie est approuvé, et n’est pas signé.",
  "A liaison officer of this party must approve this version first.":
    "Un officier de liaison de cette partie doit d’abord approuver cette version.",
  "This party has signed this version already.": "Cette partie a déjà signé cette version.",
  "This comment was {state} before.": "Il a déjà été statué sur ce commentaire\u00a0: {state}.",
  "The writer has made no appeal.": "L’auteur n’a pas fait de recours.",
  "This appeal was {state} before; there is one.":
    "Il a déjà été statué sur ce recours\u00a0: {state}\u00a0; il n’y en a qu’un.",
  "This comment was erased already.": "Ce commentaire est déjà effacé.",
  "Only a refused comment is erased.": "Seul un commentaire refusé est effacé.",
  "The writer has appealed; decide that first.":
    "L’auteur a fait un recours\u00a0; statuez d’abord sur celui-ci.",
  "This request was {state} before.": "Il a déjà été statué sur cette demande\u00a0: {state}.",
  "The partner began this text and puts its versions; ask it for a new one.":
    "C’est le partenaire qui a commencé ce texte et en propose les versions\u00a0; demandez-lui-en une nouvelle.",
  "Version {version} is signed by this party and waits for the partner.":
    "La version {version} est signée par cette partie et attend le partenaire.",
} as const;
