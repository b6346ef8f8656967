/** Why an entry of the partner was set aside: what the ledger says of any, and releases, operations, scope, publications. */
export const frAside = {
  "the entry is malformed at /{path}: {why}": "l’écriture est mal formée à /{path}\u00a0: {why}",
  "the entry is not canonical JSON: {why}": "l’écriture n’est pas du JSON sous forme canonique\u00a0: {why}",
  "the entry names another log than the one it stands in":
    "l’écriture nomme un autre journal que celui où elle se trouve",
  "an entry holds at most {most} bytes; this one needs more":
    "une écriture contient {most} octets au plus\u00a0; celle-ci en demande davantage",
  "an entry is at most {most} levels deep": "une écriture a {most} niveaux au plus",
  "this node does not know the kind {code}; it will be tried again after an upgrade":
    "ce nœud ne connaît pas le genre {code}\u00a0; un nouvel essai suivra sa mise à jour",
  "this release does not know the kind {code}": "cette version du nœud ne connaît pas le genre {code}",
  "{code} does not belong in a liaison log": "{code} n’a pas sa place dans un journal de liaison",
  "{code} is malformed at /body/{path}: {why}": "{code} est mal formé à /body/{path}\u00a0: {why}",
  "an entry of a liaison log must say how much it has seen":
    "une écriture d’un journal de liaison doit dire ce qu’elle a vu de l’autre",
  "the entry claims to have seen {seen} entries of a log that has {size}":
    "l’écriture dit avoir vu {seen} écritures d’un journal qui en a {size}",
  "the entry has seen {seen}, one before it {before}: seen never decreases":
    "l’écriture en a vu {seen}, une autre avant elle {before}\u00a0: ce nombre ne diminue jamais",
  "this node cannot make sense of the entry: {why}": "ce nœud ne comprend pas cette écriture\u00a0: {why}",
  "the card is refused: {why}": "la carte est refusée\u00a0: {why}",
  "the card speaks for another party than the log it stands in":
    "la carte parle au nom d’une autre partie que le journal où elle se trouve",
  "the card's partner address is not a plain http or https origin":
    "l’adresse que la carte donne aux partenaires n’est pas une simple origine http ou https",
  "card {expected} should have been presented, this is card {number}":
    "la carte {expected} était attendue, voici la carte {number}",
  "card {number} is not the one that was compared at pairing":
    "la carte {number} n’est pas celle qui fut comparée au début de la relation",
  "card {number} is not known": "la carte {number} n’est pas connue",
  "only the first entry of a successor says what it continues":
    "seule la première écriture d’un successeur dit ce qu’il continue",
  "it continues a log by another statement than the one that was noted here":
    "il continue un journal par une autre déclaration que celle qui fut notée ici",
  "it notes a statement about a log of ours that this party has not made":
    "elle note, sur un journal d’ici, une déclaration que cette partie n’a pas faite",
  "a release without content, or without a key for this node":
    "une diffusion sans contenu, ou sans clé pour ce nœud",
  "a release that names no agreement": "une diffusion qui ne nomme pas d’accord",
  "another release with this id was made before": "une autre diffusion porte déjà cet identifiant",
  "another release has brought the same sealed content":
    "une autre diffusion a apporté le même contenu scellé",
  "the record counts other objects than the set": "la fiche compte d’autres objets que l’ensemble scellé",
  "a receipt for something that was never sent to that party":
    "un récépissé pour ce qui n’a jamais été envoyé à cette partie",
  "a receipt for a release that was {state} before":
    "un récépissé pour une diffusion dont l’état était déjà\u00a0: {state}",
  "the receipt is for other content than was sent":
    "le récépissé porte sur un autre contenu que celui qui fut envoyé",
  "a declining of something that was never sent to that party":
    "un refus de ce qui n’a jamais été envoyé à cette partie",
  "a declining of a release that was {state} before":
    "un refus d’une diffusion dont l’état était déjà\u00a0: {state}",
  "a question about something that was never sent to that party":
    "une question sur ce qui n’a jamais été envoyé à cette partie",
  "another question with this id was asked before": "une autre question porte déjà cet identifiant",
  "an answer to a question that was not asked, or was answered before":
    "une réponse à une question qui ne fut pas posée, ou qui avait déjà sa réponse",
  "a recall of something that was never released to this party":
    "un rappel de ce qui n’a jamais été diffusé à cette partie",
  "another recall with this id was ordered before": "un autre rappel porte déjà cet identifiant",
  "a receipt for a recall that was never ordered": "un récépissé pour un rappel qui ne fut jamais ordonné",
  "a second receipt for the same recall": "un second récépissé pour le même rappel",
  "the receipt is for more than was recalled": "le récépissé porte sur plus que ce qui fut rappelé",
  "an expiry of something that was never sent to that party":
    "l’expiration de ce qui n’a jamais été envoyé à cette partie",
  "an operation is put with one sealed set of terms":
    "une opération se soumet avec un seul ensemble de termes scellés",
  "another question with this id was put before": "une autre question fut déjà soumise sous cet identifiant",
  "it cites no agreement with a clause on operations":
    "elle ne cite pas d’accord qui ait une clause sur les opérations",
  "the clause gives another say than the entry states":
    "la clause donne au partenaire une autre voix que ce que dit l’écriture",
  "it names no moment that exists to answer by":
    "elle ne nomme pas d’instant qui existe pour le délai de réponse",
  "it leaves less time to answer than the clause does":
    "elle laisse moins de temps pour répondre que la clause",
  "a question about this operation is still open: its clock runs on":
    "une question sur cette opération est encore ouverte\u00a0: son délai continue de courir",
  "an answer to a question that was not put to that party":
    "une réponse à une question qui ne fut pas soumise à cette partie",
  "an answer to a notice, which asks for none": "une réponse à un avis, qui n’en demande pas",
  "that question was answered before": "cette question avait déjà sa réponse",
  "no conditions were set to that question": "aucune condition ne fut posée à cette question",
  "those conditions were answered before": "ces conditions avaient déjà leur réponse",
  "that operation was not put by this question": "cette question n’est pas celle qui soumit cette opération",
  "what that question asked for had begun before": "ce que demandait cette question avait déjà commencé",
  "that operation had begun before": "cette opération avait déjà commencé",
  "that operation has not begun": "cette opération n’a pas commencé",
  "that operation was stopped": "cette opération fut arrêtée",
  "that operation was stopped before": "cette opération était déjà arrêtée",
  "a rollup is one sealed table": "un relevé est un seul tableau scellé",
  "another rollup with this id was signed before": "un autre relevé fut déjà signé sous cet identifiant",
  "the agreement held here does not cover it": "l’accord tenu ici ne le couvre pas",
  "it replaces a rollup that is not known": "il remplace un relevé qui n’est pas connu",
  "it replaces a rollup that was replaced before": "il remplace un relevé qui l’était déjà",
  "a rollup for that period was signed before, and it does not replace it":
    "un relevé de cette période fut déjà signé, et celui-ci ne le remplace pas",
  "another comparison with this id was recorded before": "un autre rapprochement porte déjà cet identifiant",
  "it compares a rollup that its party did not sign": "il rapproche un relevé que sa partie n’a pas signé",
  "it compares a rollup that was not signed here for that party":
    "il rapproche un relevé qui ne fut pas signé ici pour cette partie",
  "its differences belong to others than the two parties":
    "ses écarts reviennent à d’autres que les deux parties",
  "an explanation has its words sealed": "une explication a ses mots scellés",
  "it explains a comparison of neither party": "elle explique un rapprochement d’aucune des deux parties",
  "it explains a comparison that is not known": "elle explique un rapprochement qui n’est pas connu",
  "that difference is not its party's to explain": "il ne revient pas à cette partie d’expliquer cet écart",
  "that difference was explained before": "cet écart était déjà expliqué",
  "a text without its words": "un texte sans ses mots",
  "a later version of a text that was never put":
    "une version ultérieure d’un texte qui ne fut jamais proposé",
  "too many texts wait to be signed": "trop de textes attendent d’être signés",
  "a text with the id of another that this party or a third began":
    "un texte qui porte l’identifiant d’un autre, commencé par cette partie ou par un tiers",
  "a version of a text that was withdrawn": "une version d’un texte qui fut retiré",
  "a version of another kind than the text": "une version d’un autre genre que le texte",
  "not the version that comes next": "ce n’est pas la version qui vient ensuite",
  "a version that its writer signed already": "une version que son auteur a déjà signée",
  "a signature under a text that was never put between these parties":
    "une signature sous un texte qui ne fut jamais proposé entre ces parties",
  "a signature under a text that was withdrawn": "une signature sous un texte qui fut retiré",
  "a second signature under the same version": "une seconde signature sous la même version",
  "a signature over other bytes than those that were put":
    "une signature d’autres octets que ceux qui furent proposés",
  "withdraws a text that was never put between these parties":
    "retire un texte qui ne fut jamais proposé entre ces parties",
  "withdraws what was withdrawn already": "retire ce qui l’était déjà",
} as const;
