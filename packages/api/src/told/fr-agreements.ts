/** Agreements, their negotiation and try-out, and measures that suspend or amend. */
export const frAgreements = {
  "no area of this agreement": "aucun domaine de cet accord",
  "no area of the agreement in force": "aucun domaine de l’accord en vigueur",
  "an amendment names the hash of the version it replaces":
    "un avenant nomme l’empreinte de la version qu’il remplace",
  "names no version that is held here": "ne nomme aucune version qui soit ici",
  "give a draft or the hash of a document, not both":
    "donnez un projet ou l’empreinte d’un document, pas les deux",
  "name a product, or describe one": "nommez un produit, ou décrivez-en un",
  "a product held here goes out": "un produit détenu ici est de ceux qui partent",
  "say with which of your keys you sign": "dites avec laquelle de vos clés vous signez",
  "the acts are {acts}": "les actes sont {acts}",
  "no such fact": "ce fait n’existe pas",
  "The document has not arrived yet.": "Le document n’est pas encore arrivé.",
  "No agreement is in force with this partner, so no key is pinned to sign with.":
    "Aucun accord n’est en vigueur avec ce partenaire\u00a0: aucune clé n’est donc fixée pour signer.",
  "This node does not hold that signatory key.": "Ce nœud ne détient pas cette clé de signataire.",
  "Your account holds no signatory key.": "Votre compte n’a pas de clé de signataire.",
  "That signatory key is not your account's.": "Cette clé de signataire n’est pas celle de votre compte.",
  "the agreement that binds now is {hash}": "l’accord qui lie à présent est {hash}",
  "the document of this agreement is not here": "le document de cet accord n’est pas ici",
  "the agreement must name the two parties of this relation, and no other":
    "l’accord doit nommer les deux parties de cette relation, et aucune autre",
  "the signatory keys are not those of this party's card; fill them in from the card":
    "les clés des signataires ne sont pas celles de la carte de cette partie\u00a0; reprenez-les de la carte",
  "the offer's entry says another id, version or predecessor than its document":
    "l’écriture de l’offre donne un autre identifiant, une autre version ou un autre prédécesseur que son document",
  "The partner proposed this measure; only the partner drops or applies it.":
    "C’est le partenaire qui a proposé cette mesure\u00a0; lui seul l’abandonne ou l’applique.",
  "This measure was {state} before.": "Il a déjà été statué sur cette mesure\u00a0: {state}.",
  "This measure was dropped before, or has suspended its area: then apply it, and lift.":
    "Cette mesure a déjà été abandonnée, ou a suspendu son domaine\u00a0: appliquez-la alors, puis levez-la.",
  "No agreement is in force: there is nothing to suspend.":
    "Aucun accord n’est en vigueur\u00a0: il n’y a rien à suspendre.",
  "The agreement has not changed since this was proposed: amend it first, and apply when the amendment is in force.":
    "L’accord n’a pas changé depuis cette proposition\u00a0: modifiez-le d’abord, et appliquez quand l’avenant est en vigueur.",
  "This measure is {state}; what is lifted is a suspension that holds.":
    "État de cette mesure\u00a0: {state}\u00a0; ce qui se lève est une suspension en cours.",
  "A suspension has a reason: say which.": "Une suspension a un motif\u00a0: dites lequel.",
} as const;
