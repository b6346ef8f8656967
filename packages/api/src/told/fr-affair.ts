/** Contacts, the channel, undertakings, claims and their answers, inquiries, requests. */
export const frAffair = {
  "This message was sent before.": "Ce message est déjà parti.",
  "The words of this draft can no longer be opened.": "Le texte de ce projet ne peut plus être ouvert.",
  "It ends before it begins.": "La fin précède le début.",
  "That is not this party’s read-out in force of this contact.":
    "Ce n’est pas le compte rendu de cette partie qui vaut pour ce contact.",
  "A read-out says one thing of each topic.": "Un compte rendu dit une seule chose de chaque sujet.",
  "Silence has no words.": "Le silence n’a pas de texte.",
  "Say it in words, in both languages.": "Dites-le par un texte, dans les deux langues.",
  "This protest was acknowledged before.": "Il a déjà été accusé réception de cette protestation.",
  "Nobody came.": "Personne n’est venu.",
  "Say which office came.": "Dites quel service est venu.",
  "A baseline is counted, not foretold: its period must have ended.":
    "Une référence se compte et ne se prédit pas\u00a0: sa période doit être finie.",
  "Say from when, or until when, it is silent.": "Dites depuis quand, ou jusqu’à quand, il ne dit rien.",
  "It is silent on a period that it covers.": "Il ne dit rien d’une période qu’il couvre.",
  "The baseline ends before it begins.": "La référence finit avant de commencer.",
  "This cannot be joined: {why}.": "On ne peut pas s’y joindre\u00a0: {why}.",
  "Not possible: {why}.": "Impossible\u00a0: {why}.",
  "an answer to a claim that is not known in this relation":
    "c’est une réponse à une allégation inconnue dans cette relation",
  "an answer in a docket that its writer had closed":
    "c’est une réponse dans un dossier que son auteur avait clos",
  "another answer with this id was given before": "une autre réponse porte déjà cet identifiant",
  "there are too many answers to this claim": "il y a trop de réponses à cette allégation",
  "a declined comment without its channel": "un refus de commenter dit par quel canal il fut donné",
  "a policy is cited only by what neither confirms nor denies":
    "seule une réponse qui ne confirme ni ne dément cite une politique",
  "only a refusal to comment can be joint": "seul un refus de commenter peut être commun",
  "it joins an answer that the other party did not give for both":
    "la réponse visée n’a pas été donnée par l’autre partie pour les deux",
  "that answer was joined before": "on s’est déjà joint à cette réponse",
  "The policy ends before it begins.": "La politique finit avant de commencer.",
  "A policy is reviewed while it is in force.": "Une politique se réexamine tant qu’elle est en vigueur.",
  "The agreement in force has no clause with this number.":
    "L’accord en vigueur n’a pas de clause de ce numéro.",
  "There is no such claim in this docket.": "Ce dossier ne contient pas cette allégation.",
  "That docket has no such claim.": "Ce dossier ne contient pas cette allégation.",
  "Your party has closed this docket already.": "Votre partie a déjà clos ce dossier.",
  "Your party has not closed this docket.": "Votre partie n’a pas clos ce dossier.",
  "A docket holds at most {most} claims; open another.":
    "Un dossier contient au plus {most} allégations\u00a0; ouvrez-en un autre.",
  "Give the digest of what is not submitted itself.":
    "Donnez l’empreinte de ce qui n’est pas versé lui-même.",
  "These bytes have the digest {digest}.": "L’empreinte de ces octets est {digest}.",
  "There is no such time.": "Cet instant n’existe pas.",
  "This inquiry does not examine that claim.": "Cette enquête n’examine pas cette allégation.",
  "Evidence that is not in quarantine is submitted itself.":
    "Une pièce qui n’est pas en quarantaine est versée elle-même.",
  "This inquiry knows no such root.": "Cette enquête ne connaît pas cette origine.",
  "This root is known as: {kind}.": "Cette origine est connue comme\u00a0: {kind}.",
  "This inquiry has no such evidence.": "Cette enquête n’a pas cette pièce.",
  "Evidence does not come from itself.": "Une pièce ne vient pas d’elle-même.",
  "This round has no such finding.": "Ce tour n’a pas ce constat.",
  "The partner drafted this finding: comment on it, or dissent.":
    "C’est le partenaire qui a rédigé ce constat\u00a0: commentez-le, ou exprimez votre désaccord.",
  "A claim is named twice.": "Une allégation est nommée deux fois.",
  "Another finding of yours has this number.": "Un autre de vos constats porte ce numéro.",
  "No earlier round has such a finding.": "Aucun tour précédent n’a ce constat.",
  "There is no such comment on this finding.": "Ce constat n’a pas reçu ce commentaire.",
  "This has passed already.": "C’est déjà passé.",
  "These are not the latest terms: read them again.":
    "Ce ne sont pas les derniers termes\u00a0: relisez-les.",
  "This report has no such finding.": "Ce rapport n’a pas ce constat.",
  "This is not the final report: read it again.": "Ce n’est pas le rapport définitif\u00a0: relisez-le.",
  "Your party has closed its evidence.": "Votre partie a clos le versement de ses pièces.",
  "The time for comments is over.": "Le délai des commentaires est passé.",
  "The last draft is yours: the partner signs it or counters, or withdraws.":
    "Le dernier projet est le vôtre\u00a0: le partenaire le signe, y répond par un autre, ou se retire.",
  "You have signed the last draft: it waits for the partner's signature.":
    "Vous avez signé le dernier projet\u00a0: il attend la signature du partenaire.",
  "The words of these terms have not arrived here yet.":
    "Le texte de ces termes n’est pas encore arrivé ici.",
  "Your party has signed these terms.": "Votre partie a signé ces termes.",
  "This piece is in quarantine: there are a digest, a description and a root, and no bytes.":
    "Cette pièce est en quarantaine\u00a0: il y a une empreinte, une description et une origine, et pas d’octets.",
  "The content of this piece is not readable here, or has not arrived yet.":
    "Le contenu de cette pièce n’est pas lisible ici, ou n’est pas encore arrivé.",
  "The sealed bytes have another digest than the one that was logged: they are not given out.":
    "Les octets scellés ont une autre empreinte que celle qui fut inscrite au journal\u00a0: ils ne sont pas remis.",
  "Finding {number} is not readable here yet.": "Le constat {number} n’est pas encore lisible ici.",
  "Comments are taken until {until}.": "Les commentaires sont reçus jusqu’au {until}.",
  "Not everything the report holds has arrived here yet.":
    "Tout ce que contient le rapport n’est pas encore arrivé ici.",
  "The report, or something that it holds, has not arrived here yet.":
    "Le rapport, ou quelque chose qu’il contient, n’est pas encore arrivé ici.",
  "Your party has decided on this report.": "Votre partie s’est prononcée sur ce rapport.",
  "The time to sign is over: your party did not sign.":
    "Le délai pour signer est passé\u00a0: votre partie n’a pas signé.",
  "One party puts at most {most} of these into an inquiry: {what}.":
    "Une partie en verse au plus {most} dans une enquête\u00a0: {what}.",
  'The inquiry is {state}; "{step}" is possible when it is {states}.':
    "État de l’enquête\u00a0: {state}\u00a0; «\u00a0{step}\u00a0» n’est possible que dans l’état\u00a0: {states}.",
  "There is no quantity to be accepted here.": "Il n’y a pas ici de quantité à accepter.",
  "Say how much is accepted.": "Dites combien est accepté.",
  "It was asked for {quantity}: all of it, or partly less.":
    "La demande est de {quantity}\u00a0: tout, ou moins en partie.",
  "Only a demand is met with an undertaking.": "Seule une mise en demeure se règle par un engagement.",
  "A refusal undertakes nothing.": "Un refus n’engage à rien.",
  "There is no such date.": "Cette date n’existe pas.",
  "Only a refusal names a ground.": "Seul un refus nomme un motif.",
  "Only a request for information is answered with a release.":
    "Seule une demande de renseignement reçoit une diffusion pour réponse.",
  "There is no such release to this partner.": "Il n’y a pas de telle diffusion à ce partenaire.",
  "A request for support names what, how much and in which unit.":
    "Une demande de soutien dit quoi, combien et en quelle unité.",
  "Only a request for support names a resource and a quantity.":
    "Seule une demande de soutien nomme une ressource et une quantité.",
  "An area is named twice.": "Un domaine est nommé deux fois.",
  "The request was first lodged after that.": "La demande n’a été déposée qu’après.",
  "This is still to come.": "C’est encore à venir.",
} as const;
