/** Why an entry of the partner was set aside: agreements, measures, requests, contacts, undertakings, inquiries. */
export const frAsideAffair = {
  "malformed: an offer brings one document": "mal formée\u00a0: une offre apporte un seul document",
  "document-missing: the agreement is not here": "le document manque\u00a0: l’accord n’est pas ici",
  "unknown-area: {area} is no area of this agreement":
    "domaine inconnu\u00a0: {area} n’est pas un domaine de cet accord",
  "agreement-missing: it was signed under an agreement that is not held here":
    "l’accord manque\u00a0: ceci fut signé sous un accord qui n’est pas tenu ici",
  "the signature is about another thing": "la signature porte sur autre chose",
  "a measure with this id is known": "une mesure porte déjà cet identifiant",
  "no measure that this party proposed": "ce n’est pas une mesure que cette partie a proposée",
  "the measure was {state} before": "l’état de la mesure était déjà\u00a0: {state}",
  "it names no amendment alone": "elle ne nomme pas un avenant seul",
  "it names no suspension alone": "elle ne nomme pas une suspension seule",
  "it names no suspension of these areas by this party":
    "elle ne nomme pas de suspension de ces domaines par cette partie",
  "there was no agreement in force that could permit it":
    "il n’y avait pas d’accord en vigueur qui pût le permettre",
  "it names another agreement than the one in force": "elle nomme un autre accord que celui en vigueur",
  "our copy of the agreement forbids it by clause {clauses}":
    "l’exemplaire d’ici de l’accord l’interdit par la clause {clauses}",
  "it is about a request that was never made in this relation":
    "elle porte sur une demande qui ne fut jamais faite dans cette relation",
  "another request with this id was made before": "une autre demande porte déjà cet identifiant",
  "only a request for support names a resource and a quantity, and it must":
    "seule une demande de soutien nomme un moyen et une quantité, et elle doit le faire",
  "the date due is none": "l’échéance n’est pas une date",
  "the date due is not the one agreed, {due}": "l’échéance n’est pas celle qui est convenue, {due}",
  "the date due is not the one agreed, which is none":
    "l’échéance n’est pas celle qui est convenue\u00a0: il n’en est convenu aucune",
  "a party does not acknowledge its own request": "une partie n’accuse pas réception de sa propre demande",
  "the request was acknowledged or answered before":
    "il avait déjà été accusé réception de la demande, ou elle avait déjà sa réponse",
  "a party does not answer its own request": "une partie ne répond pas à sa propre demande",
  "the quantity accepted does not go with the request and the answer":
    "la quantité acceptée ne va pas avec la demande et la réponse",
  "only a demand is met with an undertaking": "seule une mise en demeure reçoit un engagement pour réponse",
  "the date of the undertaking is none": "l’échéance de l’engagement n’est pas une date",
  "only a request for information is answered with a release":
    "seule une demande d’information reçoit une diffusion pour réponse",
  "the release it names was not received from this party":
    "la diffusion qu’elle nomme n’est pas venue de cette partie",
  "the date of the repeat is none": "le jour du rappel de la demande n’est pas une date",
  "another delivery with this id was made before": "une autre livraison porte déjà cet identifiant",
  "only whoever asked for support acknowledges it": "seul le demandeur d’un soutien en accuse réception",
  "it is about a delivery that was not made": "elle porte sur une livraison qui ne fut pas faite",
  "the delivery was acknowledged before": "il avait déjà été accusé réception de la livraison",
  "a rule of requests forbids it: {why}": "une règle des demandes l’interdit\u00a0: {why}",
  "not-asked": "cette partie n’a pas demandé cela",
  "not-ours": "seul le demandeur répète, retire ou juge une demande",
  closed: "la demande est close",
  "acknowledged-before": "il en avait déjà été accusé réception, ou elle avait déjà sa réponse",
  "nothing-to-judge": "il n’y a pas encore de réponse à juger",
  unverified: "une demande de cesser ne se clôt que sur un engagement et une vérification qui le confirme",
  "not-accepted": "on ne fournit que le soutien qui a été accepté",
  "no-support": "la demande ne porte pas sur un soutien",
  "taken-before": "il avait déjà été accusé réception de cette livraison",
  "a message without its words": "un message sans ses mots",
  "another message with this id was sent": "un autre message porte déjà cet identifiant",
  "a message put into a thread that it does not answer": "un message mis dans un fil auquel il ne répond pas",
  "an answer to a message that is not in that thread of this relation":
    "une réponse à un message qui n’est pas dans ce fil de cette relation",
  "a receipt for a message that was not sent there": "un récépissé pour un message qui ne fut pas envoyé là",
  "this message was receipted before": "ce message avait déjà son récépissé",
  "a contact without its particulars": "un contact sans ses précisions",
  "a contact that ends before it begins": "un contact qui finit avant de commencer",
  "another contact with this id is recorded": "un autre contact porte déjà cet identifiant",
  "a read-out without its words": "un compte rendu sans ses mots",
  "a read-out of a contact that is not recorded in this relation":
    "un compte rendu d’un contact qui n’est pas consigné dans cette relation",
  "another read-out with this id was signed": "un autre compte rendu fut déjà signé sous cet identifiant",
  "a second read-out of the same contact by the same party":
    "un second compte rendu du même contact par la même partie",
  "a correction of what is not that party's read-out in force":
    "la correction de ce qui n’est pas le compte rendu de cette partie qui vaut à présent",
  "a note of protest without its words": "une note de protestation sans ses mots",
  "another protest with this id was lodged": "une autre protestation porte déjà cet identifiant",
  "an acknowledgement without its content": "un accusé de réception sans son contenu",
  "an acknowledgement of a protest that was not lodged with that party":
    "l’accusé de réception d’une protestation qui ne fut pas déposée auprès de cette partie",
  "this protest was acknowledged before": "il avait déjà été accusé réception de cette protestation",
  "a summons without its words": "une convocation sans ses mots",
  "another summons with this id is recorded": "une autre convocation porte déjà cet identifiant",
  "a summons over a protest that this party did not lodge":
    "une convocation au sujet d’une protestation que cette partie n’a pas déposée",
  "an undertaking in another party's name": "un engagement au nom d’une autre partie",
  "an undertaking without its words": "un engagement sans ses mots",
  "another undertaking with this id was given": "un autre engagement porte déjà cet identifiant",
  "an undertaking given at a contact that is not recorded in this relation":
    "un engagement pris lors d’un contact qui n’est pas consigné dans cette relation",
  "/{path}: {why}": "/{path}\u00a0: {why}",
  "a step without its words": "une étape sans ses mots",
  "about an undertaking that was not given in this relation":
    "elle porte sur un engagement qui ne fut pas pris dans cette relation",
  "another step with this id was recorded": "une autre étape porte déjà cet identifiant",
  "evidence for an undertaking of another party": "une pièce pour l’engagement d’une autre partie",
  "a party's word on its own undertaking": "l’avis d’une partie sur son propre engagement",
  "ncnd-no-policy": "ne confirmer ni démentir demande une politique, et aucune n’est citée",
  "ncnd-no-topic": "ne confirmer ni démentir nomme le sujet dont la politique traite",
  "ncnd-expired": "la politique citée ne valait pas ce jour-là",
  "ncnd-outside-topics": "la politique citée ne traite pas de ce sujet, ou l’excepte",
  "another policy with this id was adopted before": "une autre politique porte déjà cet identifiant",
  "a policy that ends before it begins": "une politique qui finit avant de commencer",
  "there are too many policies in this relation": "il y a trop de politiques dans cette relation",
  "the end of a docket that is not known in this relation":
    "la fin d’un dossier qui n’est pas connu dans cette relation",
  "its writer had closed this docket before": "son auteur avait déjà clos ce dossier",
  "a docket opened anew that its writer had not closed":
    "la réouverture d’un dossier que son auteur n’avait pas clos",
  "another docket with this id was opened before": "un autre dossier porte déjà cet identifiant",
  "there are too many dockets in this relation": "il y a trop de dossiers dans cette relation",
  "no agreement was in force that could permit it": "aucun accord qui pût le permettre n’était en vigueur",
  "the agreement forbids it: {clauses}": "l’accord l’interdit\u00a0: {clauses}",
  "a claim in a docket that is not known in this relation":
    "une allégation dans un dossier qui n’est pas connu dans cette relation",
  "a claim in a docket that its writer had closed":
    "une allégation dans un dossier que son auteur avait clos",
  "another claim with this id was put before": "une autre allégation porte déjà cet identifiant",
  "a claim that names another which is not in this docket":
    "une allégation qui en nomme une autre, absente de ce dossier",
  "the docket is full": "le dossier est plein",
  "it is about an inquiry that is not known in this relation":
    "elle porte sur une enquête qui n’est pas connue dans cette relation",
  "it is about another round of the inquiry": "elle porte sur un autre tour de l’enquête",
  "not possible in an inquiry that is {state}: {act}":
    "impossible dans une enquête dont l’état est {state}\u00a0: {act}",
  "no clause of the agreement permits it": "aucune clause de l’accord ne le permet",
  "an inquiry with this id was proposed before": "une enquête porte déjà cet identifiant",
  "it would examine a claim that is not in that docket":
    "elle examinerait une allégation qui n’est pas dans ce dossier",
  "these terms were put forward before": "ce mandat fut déjà proposé",
  "whoever drafted last waits for the other party": "qui a rédigé le dernier attend l’autre partie",
  "the number of the draft is not the next one": "ce n’est pas le numéro du projet suivant",
  "it signs terms that nobody drafted": "elle signe un mandat que personne n’a rédigé",
  "the number of the round is not the next one": "ce n’est pas le numéro du tour suivant",
  "evidence with this id was submitted before": "une pièce porte déjà cet identifiant",
  "its party has submitted as much as it may": "sa partie a versé autant de pièces qu’elle le peut",
  "its root is known as another one": "son origine est connue comme étant une autre",
  "leaked material that is not in quarantine": "des documents divulgués qui ne sont pas en quarantaine",
  "material in quarantine comes without its bytes": "ce qui est en quarantaine vient sans ses octets",
  "it bears on a claim that is not examined": "elle porte sur une allégation qui n’est pas examinée",
  "a link with this id was made before": "un lien porte déjà cet identifiant",
  "its party has linked as much as it may": "sa partie a fait autant de liens qu’elle le peut",
  "it links evidence that is not known in this inquiry":
    "il relie une pièce qui n’est pas connue dans cette enquête",
  "it grades evidence that is not known in this inquiry":
    "elle cote une pièce qui n’est pas connue dans cette enquête",
  "it grades for a claim that is not examined": "elle cote pour une allégation qui n’est pas examinée",
  "a finding is drafted anew only by whoever drafted it, in its round":
    "un constat n’est repris que par qui l’a rédigé, et dans son tour",
  "its party has drafted as many findings as it may": "sa partie a rédigé autant de constats qu’elle le peut",
  "the version of the finding is not the next one": "ce n’est pas la version suivante du constat",
  "the earlier finding is not known in this inquiry":
    "le constat antérieur n’est pas connu dans cette enquête",
  "it finds on a claim that is not examined": "il constate sur une allégation qui n’est pas examinée",
  "a comment with this id was made before": "un commentaire porte déjà cet identifiant",
  "its party has commented as often as it may": "sa partie a commenté autant qu’elle le peut",
  "it comments on a finding that is not known in this round":
    "il commente un constat qui n’est pas connu dans ce tour",
  "a dissent with this id was recorded before": "une opinion dissidente porte déjà cet identifiant",
  "it dissents from a finding that is not known in this round":
    "elle s’écarte d’un constat qui n’est pas connu dans ce tour",
  "a claim has no finding yet": "une allégation n’a pas encore de constat",
  "the time for comments is not over": "le temps des commentaires n’est pas écoulé",
  "it signs a report that was not made final": "elle signe un rapport qui n’est pas définitif",
  "that party has decided on this report before": "cette partie s’est déjà prononcée sur ce rapport",
  "it refuses a report that was not made final": "elle refuse un rapport qui n’est pas définitif",
  "it refuses a finding that is not known": "elle refuse un constat qui n’est pas connu",
  "it is about a report that was not made final": "elle porte sur un rapport qui n’est pas définitif",
} as const;
