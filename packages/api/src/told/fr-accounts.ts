/** Sign-in, accounts, passkeys, administration, and the relation with a partner. */
export const frAccounts = {
  "The name, the password or the code is wrong.": "Le nom, le mot de passe ou le code est faux.",
  "Give the one-time code that your app shows now.":
    "Donnez le code à usage unique que votre application montre en ce moment.",
  "This link is used, expired or unknown.": "Ce lien a déjà servi, a expiré ou est inconnu.",
  "Sign-in by this name has to wait.": "Sous ce nom, il faut attendre avant de se connecter.",
  "This passkey opens no account here.": "Cette clé d’accès n’ouvre aucun compte ici.",
  "too many passwords are being checked; try again in a moment":
    "trop de mots de passe sont vérifiés à la fois\u00a0; réessayez dans un instant",
  "the password must not contain the account's name": "le mot de passe ne doit pas contenir le nom du compte",
  "the current password is needed": "il faut le mot de passe actuel",
  "A token cannot change a password.": "Un jeton ne peut pas changer de mot de passe.",
  "This is no assertion of this act by this account. Assert the act as it is sent, with your own passkey or key.":
    "Ce n’est pas une attestation de cet acte par ce compte. Attestez l’acte tel qu’il est envoyé, avec votre propre clé d’accès ou votre clé.",
  "It was made at {at}, and this node's clock says {now}. Assert again; if it stays so, one of the clocks is wrong.":
    "Elle est de {at}, et l’horloge de ce nœud dit {now}. Attestez de nouveau\u00a0; si cela persiste, l’une des horloges est fausse.",
  "It answers no question of this node that is still open; begin anew.":
    "Elle ne répond à aucune question encore ouverte de ce nœud\u00a0; recommencez.",
  "What the browser sent does not verify: it has to come from this page, with the user verified.":
    "Ce que le navigateur a envoyé ne se vérifie pas\u00a0: cela doit venir de cette page, l’utilisateur étant vérifié.",
  "the key did not sign this registration": "la clé n’a pas signé cet enregistrement",
  "Codes of this account have to wait.": "Pour les codes de ce compte, il faut attendre.",
  "this code is wrong, or was used already": "ce code est faux, ou a déjà servi",
  "One-time codes are set up already; remove them first.":
    "Les codes à usage unique sont déjà en place\u00a0; retirez-les d’abord.",
  "One-time codes are set up already.": "Les codes à usage unique sont déjà en place.",
  "No secret was made; begin anew.": "Aucun secret n’a été créé\u00a0; recommencez.",
  "This one is registered already.": "Celle-ci est déjà enregistrée.",
  "An account has at most {most} passkeys and keys; remove one first.":
    "Un compte a au plus {most} clés d’accès et clés\u00a0; retirez-en une d’abord.",
  "A passkey belongs to a host name, and this address is none. Open the node by its name (on its own machine: localhost).":
    "Une clé d’accès appartient à un nom d’hôte, et cette adresse n’en est pas un. Ouvrez le nœud par son nom (sur sa propre machine\u00a0: localhost).",
  "Browsers make passkeys only over TLS. Open the node by its https address.":
    "Les navigateurs ne créent de clés d’accès que par TLS. Ouvrez le nœud par son adresse https.",
  "the levels of this node are {levels}": "les niveaux de ce nœud sont {levels}",
  "you do not have the role {role} yourself": "vous n’avez pas vous-même le rôle {role}",
  "a node needs two administrators, because one grants only what another confirms":
    "un nœud a besoin de deux administrateurs, parce que l’un n’accorde que ce qu’un autre confirme",
  "two of these names are alike": "deux de ces noms se ressemblent",
  "another account is called that": "un autre compte s’appelle ainsi",
  "one person cannot be {one} and {other} at the same time":
    "une même personne ne peut pas être à la fois {one} et {other}",
  "This link was made and shown already; ask for another.":
    "Ce lien a déjà été créé et montré\u00a0; demandez-en un autre.",
  "This invitation was made and shown already; ask for another.":
    "Cette invitation a déjà été créée et montrée\u00a0; demandez-en une autre.",
  "This node has accounts already; they open further ones.":
    "Ce nœud a déjà des comptes\u00a0; ce sont eux qui en ouvrent d’autres.",
  "This account is in use and has rights: with a link, whoever makes it could act in its owner's name. Withdraw its grants first; with its owner signed in again, two administrators grant them anew.":
    "Ce compte sert et a des droits\u00a0: avec un lien, qui le crée pourrait agir au nom de son titulaire. Retirez d’abord ses droits\u00a0; quand le titulaire s’est reconnecté, deux administrateurs les lui accordent à nouveau.",
  "Somebody uses this account already; an invitation is for one that nobody uses.":
    "Quelqu’un se sert déjà de ce compte\u00a0; une invitation vaut pour un compte dont personne ne se sert.",
  "This account has rights, which its passkeys and keys guard. Withdraw its grants first; with its owner signed in again, two administrators grant them anew.":
    "Ce compte a des droits, que gardent ses clés d’accès et ses clés. Retirez d’abord ses droits\u00a0; quand le titulaire s’est reconnecté, deux administrateurs les lui accordent à nouveau.",
  "This grant is {state}; only a proposed one can be confirmed.":
    "État de ce droit\u00a0: {state}\u00a0; seul un droit proposé peut être confirmé.",
  "This grant is withdrawn already.": "Ce droit est déjà retiré.",
  "This account is closed.": "Ce compte est fermé.",
  "This is the last administrator; the node would have nobody to withdraw a right.":
    "C’est le dernier administrateur\u00a0; le nœud n’aurait plus personne pour retirer un droit.",
  "Who proposed a grant cannot confirm it; another administrator can.":
    "Qui a proposé un droit ne peut pas le confirmer\u00a0; un autre administrateur le peut.",
  "Nobody confirms a grant to themselves; another administrator can.":
    "Personne ne confirme un droit à son propre profit\u00a0; un autre administrateur le peut.",
  "Only an administrator may do this.": "Seul un administrateur peut faire cela.",
  "The file of this backup is not there any more.": "Le fichier de cette sauvegarde n’est plus là.",
  "A backup or a check is running; another can start when it has ended.":
    "Une sauvegarde ou une vérification est en cours\u00a0; une autre pourra commencer quand elle sera finie.",
  "Keys are prepared already: issue the card that names them, or drop them first.":
    "Des clés sont déjà préparées\u00a0: émettez la carte qui les nomme, ou abandonnez-les d’abord.",
  "No keys are prepared.": "Aucune clé n’est préparée.",
  "This node has no card yet.": "Ce nœud n’a pas encore de carte.",
  "A certificate that node.json names cannot be read: {cause}":
    "Un certificat que node.json nomme ne peut pas être lu\u00a0: {cause}",
  "only a liaison officer opens a relation": "seul un officier de liaison ouvre une relation",
  "this is not the fingerprint of that card: read it again with the partner, over a voice you know":
    "ce n’est pas l’empreinte de cette carte\u00a0: relisez-la avec le partenaire, d’une voix que vous connaissez",
  "the card's partner address is not a plain http or https origin such as https://node.example:8443":
    "l’adresse de la carte pour les partenaires n’est pas une simple origine http ou https, comme https://node.example:8443",
  "this is this node's own card": "c’est la carte de ce nœud même",
  "the card names a key for the role {role} whose secret this node does not hold":
    "la carte nomme, pour le rôle {role}, une clé dont ce nœud n’a pas le secret",
  "the card does not name the certificate this node shows at its address ({pin}): make a new draft":
    "la carte ne nomme pas le certificat que ce nœud montre à son adresse ({pin})\u00a0: faites un nouveau projet",
  "the card does not name the certificate this node calls with ({pin}): make a new draft":
    "la carte ne nomme pas le certificat avec lequel ce nœud appelle ({pin})\u00a0: faites un nouveau projet",
  "the card speaks for another party": "la carte parle au nom d’une autre partie",
  "the chain does not begin with the party's first card; give the earlier cards too":
    "la chaîne ne commence pas par la première carte de la partie\u00a0; donnez aussi les cartes précédentes",
  "there is a relation with that party already; its later cards come through its log":
    "il y a déjà une relation avec cette partie\u00a0; ses cartes suivantes viennent par son journal",
  "this node has no card yet; issue the first one":
    "ce nœud n’a pas encore de carte\u00a0; émettez la première",
  "entries that were signed are missing here; recover them first":
    "il manque ici des écritures qui furent signées\u00a0; récupérez-les d’abord",
  "the card does not continue this party's last card (party, previous, number or root key)":
    "la carte ne fait pas suite à la dernière carte de cette partie (partie, précédente, numéro ou clé racine)",
  "the card names another root key": "la carte nomme une autre clé racine",
  "the high-water mark of this log is missing: it was signed before, and nobody here knows how far":
    "le repère de ce journal manque\u00a0: il a déjà été signé, et personne ici ne sait jusqu’où",
  'the store holds {size} entries but {signed} were signed: stop the node and run "entente recover"':
    "il y a ici {size} écritures, mais {signed} furent signées\u00a0: arrêtez le nœud et lancez «\u00a0entente recover\u00a0»",
  'the partner has cosigned {size} entries of this log, this node has signed only {signed}: stop the node and run "entente recover"':
    "le partenaire a cosigné {size} écritures de ce journal, ce nœud n’en a signé que {signed}\u00a0: arrêtez le nœud et lancez «\u00a0entente recover\u00a0»",
  "the high-water mark was moved by another process with the same keys; nothing more is signed":
    "un autre processus qui a les mêmes clés a déplacé le repère\u00a0; plus rien n’est signé",
  "the partner's witness has cosigned a head of this log that this node does not know":
    "le témoin du partenaire a cosigné un état de ce journal que ce nœud ne connaît pas",
  "the first {size} entries are not those that were signed":
    "les {size} premières écritures ne sont pas celles qui furent signées",
  "the high-water store was lost: a larger head was published than it knows":
    "le registre des repères est perdu\u00a0: un état plus grand que ce qu’il connaît a été publié",
  "the partner has cosigned another history of the first {size} entries":
    "le partenaire a cosigné une autre histoire des {size} premières écritures",
  "the clock is {late} s behind the last signature; {advice}":
    "l’horloge retarde de {late} s sur la dernière signature\u00a0; {advice}",
  "set the clock of this machine right": "mettez l’horloge de cette machine à l’heure",
  "signing goes on when it has caught up": "les signatures reprendront quand elle l’aura rattrapée",
  "the partner's witness has cosigned another history of this log":
    "le témoin du partenaire a cosigné une autre histoire de ce journal",
  "the partner's log has signed two histories; the evidence is kept and a person must decide":
    "le journal du partenaire a signé deux histoires\u00a0; la preuve est gardée, et c’est à une personne de décider",
  "the partner published {before} entries before and shows only {size} now; it must recover the rest":
    "le partenaire avait publié {before} écritures et n’en montre plus que {size}\u00a0; il doit récupérer le reste",
  "The cursor is none that an answer gave.": "Aucune réponse n’a donné ce repère.",
} as const;
