/** Operations, the scope of what was collected, and oversight. */
export const frOperations = {
  "Say why.": "Dites pourquoi.",
  "Say what the conditions are.": "Dites quelles sont les conditions.",
  "There is no such moment.": "Cet instant n’existe pas.",
  "This has passed already; an authority ends in the future.":
    "C’est déjà passé\u00a0; une autorisation finit à l’avenir.",
  "Say what is still missing.": "Dites ce qui manque encore.",
  "The period ends before it begins.": "La période finit avant de commencer.",
  "A renewal says what the operation has brought so far.":
    "Un renouvellement dit ce que l’opération a apporté jusqu’ici.",
  "The agreement does not make this operation the partner’s concern: it is not put to it.":
    "L’accord ne fait pas de cette opération l’affaire du partenaire\u00a0: elle ne lui est pas soumise.",
  "This was put to the partner before; asking again does not restart its clock.":
    "Ceci a déjà été soumis au partenaire\u00a0; demander de nouveau ne fait pas repartir son délai.",
  "The partner has been asked and has time to answer: its answer comes first.":
    "Le partenaire a été consulté et son délai court\u00a0: sa réponse vient d’abord.",
  "This is a notice: it asks for no answer.": "C’est un avis\u00a0: il ne demande pas de réponse.",
  "This question was answered before.": "Cette question a déjà reçu une réponse.",
  "Its terms are not readable here: they can be objected to, and not agreed to.":
    "Ses termes ne sont pas lisibles ici\u00a0: on peut s’y opposer, non y consentir.",
  "The partner has set no conditions to this question.":
    "Le partenaire n’a pas posé de conditions à cette question.",
  "These conditions were answered before.": "Ces conditions ont déjà reçu une réponse.",
  "These conditions are not readable here: they can be declined, and not accepted.":
    "Ces conditions ne sont pas lisibles ici\u00a0: on peut les décliner, non les accepter.",
  "This authority was approved before.": "Cette autorisation est déjà approuvée.",
  "This authority ended on {until}.": "Cette autorisation a pris fin le {until}.",
  "This condition is met and confirmed.": "Cette condition est remplie, et c’est confirmé.",
  "What was shown waits for the overseer.": "Ce qui fut montré attend le contrôleur.",
  "Nothing has been shown yet that could be confirmed.":
    "Rien n’a encore été montré qui puisse être confirmé.",
  "Whoever shows how it was met does not also confirm it.":
    "Qui montre comment elle fut remplie ne le confirme pas aussi.",
  "Whoever proposed, judged or approved an operation does not confirm its conditions.":
    "Qui a proposé, jugé ou approuvé une opération n’en confirme pas les conditions.",
  "There is no version proposed to {act} this operation with.":
    "Aucune version n’est proposée pour {act} cette opération.",
  "This operation has not begun.": "Cette opération n’a pas commencé.",
  "This operation was stopped before.": "Cette opération est déjà arrêtée.",
  "This version is in effect; propose a new one to judge.":
    "Cette version a pris effet\u00a0; proposez-en une nouvelle à juger.",
  "This version was judged before; propose a new one.":
    "Cette version a déjà été jugée\u00a0; proposez-en une nouvelle.",
  "This operation was stopped; propose another one.":
    "Cette opération a été arrêtée\u00a0; proposez-en une autre.",
  "This operation has begun: propose a change or a renewal.":
    "Cette opération a commencé\u00a0: proposez une modification ou un renouvellement.",
  "This operation has not begun: there is nothing to change or renew yet.":
    "Cette opération n’a pas commencé\u00a0: il n’y a encore rien à modifier ni à renouveler.",
  "A period is of full hours and ends after it begins.":
    "Une période compte des heures entières et finit après son début.",
  "The batches of this period hold {rows} rows; at most {most} are counted at once.":
    "Les lots de cette période contiennent {rows} lignes\u00a0; on en compte au plus {most} à la fois.",
  "There are {count}, numbered from 0.": "Il y en a {count}, numérotés à partir de 0.",
  "Both parties bear the same code: registers cannot tell them apart.":
    "Les deux parties portent le même code\u00a0: les registres ne peuvent pas les distinguer.",
  "The register holds no row in {unit} for this period.":
    "Le registre ne contient aucune ligne en {unit} pour cette période.",
  "The rollups of the two parties are of different periods: sign one for the same period.":
    "Les relevés des deux parties portent sur des périodes différentes\u00a0: signez-en un pour la même période.",
  "The table of rollup {rollup} is not here yet: nothing can be compared with it.":
    "Le tableau du relevé {rollup} n’est pas encore ici\u00a0: rien ne peut lui être comparé.",
  "What was sealed with rollup {rollup} is not what was signed: it counts for nothing.":
    "Ce qui fut scellé avec le relevé {rollup} n’est pas ce qui fut signé\u00a0: cela ne compte pour rien.",
  "This difference is explained.": "Cet écart est expliqué.",
  "This comparison is recorded as {reconciliation}: its differences stand there.":
    "Ce rapprochement est consigné sous {reconciliation}\u00a0: ses écarts s’y trouvent.",
  "The register's batch {batch} is not here whole: nothing can be counted from it.":
    "Le lot {batch} du registre n’est pas ici en entier\u00a0: rien ne peut en être compté.",
  "This rollup is signed.": "Ce relevé est signé.",
  "What was prepared can no longer be read: prepare it again.":
    "Ce qui fut préparé ne peut plus être lu\u00a0: préparez-le de nouveau.",
  "This file is in the register already; its rows would count twice.":
    "Ce fichier est déjà dans le registre\u00a0; ses lignes compteraient deux fois.",
  "This is not the fingerprint of the key: ask the body again.":
    "Ce n’est pas l’empreinte de la clé\u00a0: demandez-la de nouveau à l’organe.",
  "This is no answer that was sealed for this disclosure.":
    "Ce n’est pas une réponse scellée pour ce signalement.",
  "This key was registered before; a body makes a new one.":
    "Cette clé a déjà été enregistrée\u00a0; un organe en crée une nouvelle.",
  "This key is {state}.": "État de cette clé\u00a0: {state}.",
  "This key is withdrawn already.": "Cette clé est déjà retirée.",
  "This disclosure is closed.": "Ce signalement est clos.",
  "The mailbox is full: it holds four answers.": "La boîte est pleine\u00a0: elle contient quatre réponses.",
  "It cannot have been found later than now.": "Cela n’a pas pu être découvert plus tard que maintenant.",
  "The remedy of this error was recorded before.": "La réparation de cette erreur est déjà consignée.",
  "That the partner was told of this was recorded before.":
    "Il est déjà consigné que le partenaire en a été informé.",
  "What is not accepted as a whole needs a reason.": "Ce qui n’est pas accepté en entier demande un motif.",
  "This review is concluded.": "Cet examen est conclu.",
  "This recommendation was decided on before.": "Il a déjà été statué sur cette recommandation.",
  "This recommendation is addressed to the role {role}.":
    "Cette recommandation s’adresse au rôle\u00a0: {role}.",
  "Nothing of this kind was recorded in this period.":
    "Rien de ce genre n’a été consigné pendant cette période.",
  "More than {most} entries are of this kind in this period: choose a shorter one.":
    "Plus de {most} écritures sont de ce genre pendant cette période\u00a0: choisissez-en une plus courte.",
  "What is doubtful or wrong needs a note.": "Ce qui est douteux ou faux demande une note.",
  "This sample was drawn before.": "Cet échantillon est déjà tiré.",
  "The partner has written nothing since: the next entry of its log gives the seed.":
    "Le partenaire n’a rien écrit depuis\u00a0: la prochaine écriture de son journal donne la graine.",
  "The entries are not those that were committed to.":
    "Les écritures ne sont pas celles auxquelles on s’était engagé.",
  "What this entry says is not for this reader.": "Ce que dit cette écriture n’est pas pour ce lecteur.",
  "There is nothing to export yet: the partner has cosigned no entry of this relation. Try again when it has.":
    "Il n’y a encore rien à exporter\u00a0: le partenaire n’a cosigné aucune écriture de cette relation. Réessayez quand il l’aura fait.",
} as const;
