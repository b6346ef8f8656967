/** Products, and what becomes of them when they are released. */
export const frProducts = {
  "Part of this file is no longer there.": "Une partie de ce fichier n’est plus là.",
  "Bringing this file was stopped.": "L’envoi de ce fichier a été arrêté.",
  "The content of this product was destroyed; its entries remain.":
    "Le contenu de ce produit a été détruit\u00a0; ses écritures demeurent.",
  '"{marking}" is no marking of this party, and no TLP.':
    "«\u00a0{marking}\u00a0» n’est ni un marquage de cette partie, ni un TLP.",
  "The document bears no marking line; give one.":
    "Le document ne porte pas de ligne de marquage\u00a0; donnez-en une.",
  'The document is marked "{line}", which is no marking of this party; give one beside it.':
    "Le document porte «\u00a0{line}\u00a0», qui n’est pas un marquage de cette partie\u00a0; donnez-en un à côté.",
  'The document is marked "{line}", not "{marking}".':
    "Le document porte «\u00a0{line}\u00a0», et non «\u00a0{marking}\u00a0».",
  "The markings cannot be joined: {why}.": "Les marquages ne peuvent pas être réunis\u00a0: {why}.",
  "The bundle holds more marking definitions than can be kept in mind.":
    "Le lot contient plus de définitions de marquages qu’on ne peut en suivre.",
  "This is no STIX bundle: its type must be bundle.":
    "Ce n’est pas un lot STIX\u00a0: son type doit être «\u00a0bundle\u00a0».",
  "The report and its attachments are too large together.":
    "Le rapport et ses pièces jointes sont trop volumineux ensemble.",
  "The title holds characters that cannot be seen.": "Le titre contient des caractères invisibles.",
  "At most {most} attachments.": "{most} pièces jointes au plus.",
  "The cursor is none that a page gave.": "Aucune page n’a donné ce repère.",
  "Give at least one word; a beginning before a star has {most} characters or more.":
    "Donnez au moins un mot\u00a0; un début suivi d’un astérisque a {most} caractères ou davantage.",
  "There is no such portion.": "Ce passage n’existe pas.",
  "A kept portion bears a marking that is not known here.": "Un passage gardé porte un marquage inconnu ici.",
  "Nothing would be left of the report.": "Il ne resterait rien du rapport.",
  "The kept portions do not read back with the marking they were given.":
    "Relus, les passages gardés n’ont plus le marquage qui leur fut donné.",
  "This id is another draft's.": "Cet identifiant est celui d’un autre brouillon.",
  "At most {most} are kept. Remove one first.": "On en garde {most} au plus. Retirez-en un d’abord.",
  "At most {most} files are kept for review. Record or discard one of them first.":
    "On garde au plus {most} fichiers à examiner. Enregistrez ou écartez-en un d’abord.",
  "This file was recorded already.": "Ce fichier est déjà enregistré.",
  "This file is being recorded already.": "Ce fichier est en cours d’enregistrement.",
  "Only the originator redacts an object; ask it for a derived one.":
    "Seul l’auteur caviarde un objet\u00a0; demandez-lui-en un dérivé.",
  "Only STIX objects are redacted so; a tearline is made of a report.":
    "Seuls les objets STIX se caviardent ainsi\u00a0; d’un rapport, on fait une version diffusable.",
  "Only a report written here gets a new version; of anything else, write a new product.":
    "Seul un rapport écrit ici reçoit une nouvelle version\u00a0; pour le reste, écrivez un nouveau produit.",
  "There is a newer version of this report. Begin from that one.":
    "Il y a une version plus récente de ce rapport. Partez de celle-là.",
  "Only the originator makes a tearline of a report; ask it for one.":
    "Seul l’auteur fait d’un rapport une version diffusable\u00a0; demandez-la-lui.",
  "A tearline is made of a written report; other objects are redacted when they are released.":
    "Une version diffusable se fait d’un rapport écrit\u00a0; les autres objets se caviardent quand on les diffuse.",
  "This has passed already; ask for longer.": "C’est déjà passé\u00a0; demandez plus longtemps.",
  "It was asked for until {until}; a grant goes no further.":
    "La demande va jusqu’au {until}\u00a0; un consentement ne va pas plus loin.",
  'It was asked for until {until}: "agreed" holds until then, "agreed-shorter" not.':
    "La demande va jusqu’au {until}\u00a0: «\u00a0agreed\u00a0» vaut jusque-là, «\u00a0agreed-shorter\u00a0» non.",
  "The standing release would have ended before it began; choose a later date.":
    "La diffusion permanente aurait fini avant de commencer\u00a0; choisissez une date plus tardive.",
  "Name the colours or levels it is for: none means nothing would ever match.":
    "Nommez les couleurs ou les niveaux qu’elle vise\u00a0: sans eux, rien n’y répondrait jamais.",
  "You have approved this already; another person must.":
    "Vous l’avez déjà approuvé\u00a0; c’est à une autre personne de le faire.",
  "What stands here to be approved is not what this approval names; look at it again.":
    "Ce qui est ici à approuver n’est pas ce que nomme cette approbation\u00a0; regardez-le de nouveau.",
  "This release is {state}; only a proposed one can be approved.":
    "État de cette diffusion\u00a0: {state}\u00a0; seule une diffusion proposée peut être approuvée.",
  "The proposal's content was erased; propose the release again.":
    "Le contenu de la proposition a été effacé\u00a0; proposez la diffusion de nouveau.",
  "Releases to this partner are stopped: {why}.":
    "Les diffusions à ce partenaire sont arrêtées\u00a0: {why}.",
  "There is no agreement with this partner: negotiate and sign one first. No clause, no act.":
    "Il n’y a pas d’accord avec ce partenaire\u00a0: négociez-en et signez-en un d’abord. Sans clause, pas d’acte.",
  "A product of this selection was erased meanwhile; choose again.":
    "Un produit de cette sélection a été effacé entre-temps\u00a0; choisissez de nouveau.",
  "What was asked for has ended; the silence until then was a refusal.":
    "Ce qui était demandé a pris fin\u00a0; le silence jusque-là valait refus.",
  "This release is {state}; what was sent is recalled, not withdrawn.":
    "État de cette diffusion\u00a0: {state}\u00a0; ce qui est parti se rappelle et ne se retire pas.",
  "Everything of this release was recalled, declined or has expired already.":
    "Tout ce que portait cette diffusion a déjà été rappelé ou décliné, ou a expiré.",
  "A product bears more areas, purposes or markings than a release can state; record it with fewer.":
    "Un produit porte plus de domaines, de finalités ou de marquages qu’une diffusion ne peut en énoncer\u00a0; enregistrez-le avec moins.",
  "This standing release is {state}; only a proposed one can be approved.":
    "État de cette diffusion permanente\u00a0: {state}\u00a0; seule une diffusion proposée peut être approuvée.",
  "This standing release was stopped before.": "Cette diffusion permanente est déjà arrêtée.",
  "This standing release was turned down; nothing goes by it.":
    "Cette diffusion permanente a été écartée\u00a0; rien ne part par elle.",
  "This release is {state}; only a proposed one can be turned down.":
    "État de cette diffusion\u00a0: {state}\u00a0; seule une diffusion proposée peut être écartée.",
  "This standing release is {state}; only a proposed one can be turned down.":
    "État de cette diffusion permanente\u00a0: {state}\u00a0; seule une diffusion proposée peut être écartée.",
  "Only a release officer approves a release.": "Seul un officier de diffusion approuve une diffusion.",
  "Who proposes a release does not approve it: another person must.":
    "Qui propose une diffusion ne l’approuve pas\u00a0: c’est à une autre personne de le faire.",
  "You may not see all that would leave; somebody who may must approve it.":
    "Vous ne pouvez pas voir tout ce qui partirait\u00a0; c’est à quelqu’un qui le peut de l’approuver.",
  "Somebody else proposed this: turn it down instead of withdrawing it.":
    "Quelqu’un d’autre l’a proposé\u00a0: écartez-le au lieu de le retirer.",
  "Samples are reviewed by a release officer or an overseer.":
    "Les échantillons sont examinés par un officier de diffusion ou un contrôleur.",
  "Only a release officer turns a release down.": "Seul un officier de diffusion écarte une diffusion.",
  "You proposed this yourself: withdraw it, or stop it, instead of turning it down.":
    "Vous l’avez proposé vous-même\u00a0: retirez-le, ou arrêtez-le, au lieu de l’écarter.",
} as const;
