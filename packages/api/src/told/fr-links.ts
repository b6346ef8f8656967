/** What stands between two nodes: logs that wait or are stopped, calls that fail, files carried by hand, keys and cards. */
export const frLinks = {
  "no witness has confirmed this head since the start":
    "depuis le démarrage, aucun témoin n’a confirmé cet état du journal",
  "the partner is reached by hand: the first head is signed when a file goes out":
    "le partenaire se joint à la main\u00a0: le premier état est signé quand un fichier part",
  "restored from a backup: carry in a file of the partner, which says how far it had come":
    "restauré d’une sauvegarde\u00a0: prenez un fichier du partenaire, qui dit jusqu’où le journal allait",
  "a newer head waits for the partner's cosignature":
    "un état plus récent attend la cosignature du partenaire",
  "the partner is reached by hand: its cosignature comes with the next file":
    "le partenaire se joint à la main\u00a0: sa cosignature vient avec le prochain fichier",
  "the partner's witness cannot be reached: {why}":
    "le témoin du partenaire ne peut pas être joint\u00a0: {why}",
  "the partner's witness answered {status}; compare cards and keys with the partner":
    "le témoin du partenaire a répondu {status}\u00a0; comparez cartes et clés avec lui",
  "the partner's cosignature is dated in the future; compare clocks":
    "la cosignature du partenaire est datée du futur\u00a0; comparez les horloges",
  "the partner's cosignature does not verify: {why}":
    "la cosignature du partenaire ne se vérifie pas\u00a0: {why}",
  "the partner does not take the statement that the log before it was retired [{code}]":
    "le partenaire ne prend pas la déclaration qui met fin au journal précédent [{code}]",
  "the partner has not cosigned these entries yet": "le partenaire n’a pas encore cosigné ces écritures",
  "this log cannot be extended honestly": "ce journal ne peut pas être continué honnêtement",
  "its log has signed a head that does not follow from what was cosigned":
    "son journal a signé un état qui ne suit pas de ce qui fut cosigné",
  "unknown origin": "ce journal est inconnu",
  "the old size is beyond the checkpoint": "l’ancienne taille dépasse le point de contrôle",
  "the checkpoint does not follow from the one cosigned before":
    "le point de contrôle ne suit pas de celui qui fut cosigné avant",
  "the checkpoint is not in its canonical form": "le point de contrôle n’est pas sous forme canonique",
  "it was retired; its successor goes on": "il a pris fin\u00a0; son successeur continue",
  "reading on is not possible now: {why}":
    "il n’est pas possible de lire la suite pour l’instant\u00a0: {why}",
  "the other side sent its bytes too slowly": "l’autre côté a envoyé ses octets trop lentement",
  "more than {most} bytes": "plus de {most} octets",
  "the transfer broke off: {why}": "le transfert s’est interrompu\u00a0: {why}",
  "this very message was received before": "ce même message est déjà arrivé",
  "too many messages in too short a time; try again in a few minutes":
    "trop de messages en trop peu de temps\u00a0; réessayez dans quelques minutes",
  "the message has no {name} header": "le message n’a pas d’en-tête {name}",
  "the signature's label, components or parameters are not the profile's":
    "le nom, les éléments ou les paramètres de la signature ne sont pas ceux du profil",
  "the signature is malformed": "la signature est mal formée",
  "a message lives at most {seconds} s": "un message vaut {seconds} s au plus",
  "the message expired {seconds} s ago; compare clocks":
    "le message a expiré il y a {seconds} s\u00a0; comparez les horloges",
  "the message is dated {seconds} s ahead; compare clocks":
    "le message est daté de {seconds} s en avance\u00a0; comparez les horloges",
  "the partner's card is not readable": "la carte du partenaire n’est pas lisible",
  "the partner's card names no address; it is reached by hand":
    "la carte du partenaire ne donne pas d’adresse\u00a0; il se joint à la main",
  "the partner's node answered {status}": "le nœud du partenaire a répondu {status}",
  "the partner's node answered {status} for {path}":
    "le nœud du partenaire a répondu {status} à propos de {path}",
  "the partner's node answered {status} for its checkpoint":
    "le nœud du partenaire a répondu {status} à propos de son point de contrôle",
  "the partner's node did not answer in time": "le nœud du partenaire n’a pas répondu à temps",
  "the partner's node cannot be reached: {why}": "le nœud du partenaire ne peut pas être joint\u00a0: {why}",
  "the partner's node redirects; its card must name the right address":
    "le nœud du partenaire renvoie ailleurs\u00a0; sa carte doit donner la bonne adresse",
  "the sender is no party": "l’expéditeur n’est pas une partie",
  "there is no relation with the sender": "il n’y a pas de relation avec l’expéditeur",
  "the sender's card does not name that node key": "la carte de l’expéditeur ne nomme pas cette clé de nœud",
  "the message was made before this node started; send it anew":
    "le message date d’avant le démarrage de ce nœud\u00a0; envoyez-le de nouveau",
  "the request is not signed for this node, method, path and body":
    "la demande n’est pas signée pour ce nœud, cette méthode, ce chemin et ce contenu",
  "the body is not the one whose digest was signed": "le contenu n’est pas celui dont l’empreinte fut signée",
  "another party has answered": "une autre partie a répondu",
  "the answer is signed with a key that is not on the partner's card":
    "la réponse est signée d’une clé qui n’est pas sur la carte du partenaire",
  "the answer is not signed for this request": "la réponse n’est pas signée pour cette demande",
  "the answer's body is not the one whose digest was signed":
    "le contenu de la réponse n’est pas celui dont l’empreinte fut signée",
  "the partner's checkpoint is refused: {why}": "le point de contrôle du partenaire est refusé\u00a0: {why}",
  "the checkpoint is of another log": "le point de contrôle est celui d’un autre journal",
  "no log key of the partner's cards has signed the checkpoint":
    "aucune clé de journal des cartes du partenaire n’a signé le point de contrôle",
  "the partner's head claims {count} entries that are not here; at most {most} are fetched":
    "le partenaire annonce {count} écritures qui ne sont pas ici\u00a0; on en prend {most} au plus",
  "the partner's entries do not give the root it has signed":
    "les écritures du partenaire ne donnent pas la racine qu’il a signée",
  "the partner's entry {index} changed while it was fetched":
    "l’écriture {index} du partenaire a changé pendant qu’on la prenait",
  "the partner sent no bundle or tile: {why}": "le partenaire n’a envoyé ni paquet ni tuile\u00a0: {why}",
  "the partner published a head that this node has not cosigned":
    "le partenaire a publié un état que ce nœud n’a pas cosigné",
  "the partner does not give this content (any more)": "le partenaire ne donne pas ce contenu, ou plus",
  "our own certificate cannot be read: {why}": "le certificat d’ici ne peut pas être lu\u00a0: {why}",
  "the partner's address shows no certificate": "l’adresse du partenaire ne montre pas de certificat",
  "the partner calls without the certificate that its card names; nothing of it is taken in":
    "le partenaire appelle sans le certificat que sa carte nomme\u00a0; rien n’est pris de lui",
  "the certificate at the partner's address has the key {pin}, which the partner's card does not name: somebody stands in between, or the partner has changed it without a new card":
    "le certificat à l’adresse du partenaire a la clé {pin}, que sa carte ne nomme pas\u00a0: quelqu’un s’est mis entre les deux, ou le partenaire l’a changé sans nouvelle carte",
  "the certificate the partner calls with has the key {pin}, which the partner's card does not name: somebody stands in between, or the partner has changed it without a new card":
    "le certificat avec lequel le partenaire appelle a la clé {pin}, que sa carte ne nomme pas\u00a0: quelqu’un s’est mis entre les deux, ou le partenaire l’a changé sans nouvelle carte",
  "the certificate at the partner's address has expired{at}; the partner must renew it":
    "le certificat à l’adresse du partenaire a expiré{at}\u00a0; au partenaire de le renouveler",
  "the certificate the partner calls with has expired{at}; the partner must renew it":
    "le certificat avec lequel le partenaire appelle a expiré{at}\u00a0; au partenaire de le renouveler",
  "the certificate at the partner's address is not valid yet{at}; compare clocks":
    "le certificat à l’adresse du partenaire ne vaut pas encore{at}\u00a0; comparez les horloges",
  "the certificate the partner calls with is not valid yet{at}; compare clocks":
    "le certificat avec lequel le partenaire appelle ne vaut pas encore{at}\u00a0; comparez les horloges",
  "the certificate at the partner's address has expired; the partner must renew it ({code})":
    "le certificat à l’adresse du partenaire a expiré\u00a0; au partenaire de le renouveler ({code})",
  "the certificate at the partner's address is not valid yet; compare clocks ({code})":
    "le certificat à l’adresse du partenaire ne vaut pas encore\u00a0; comparez les horloges ({code})",
  "the certificate at the partner's address is for another host name than the one on the partner's card ({code})":
    "le certificat à l’adresse du partenaire est pour un autre nom d’hôte que celui de sa carte ({code})",
  "the certificate at the partner's address comes from an authority that this machine does not know: the partner's card may name its key, or NODE_EXTRA_CA_CERTS the authority ({code})":
    "le certificat à l’adresse du partenaire vient d’une autorité que cette machine ne connaît pas\u00a0: la carte du partenaire peut nommer sa clé, ou NODE_EXTRA_CA_CERTS l’autorité ({code})",
  "the partner's node saw no certificate of ours, though our card names one: see tls in node.json":
    "le nœud du partenaire n’a vu aucun certificat d’ici, alors que la carte d’ici en nomme un\u00a0: voyez tls dans node.json",
  "the partner's node does not take our certificate: its key is not on the card of ours that it knows. Issue a card that names it":
    "le nœud du partenaire ne prend pas le certificat d’ici\u00a0: sa clé n’est pas sur la carte qu’il connaît. Émettez une carte qui la nomme",
  "the partner's node does not take our certificate: it has expired. Renew it":
    "le nœud du partenaire ne prend pas le certificat d’ici\u00a0: il a expiré. Renouvelez-le",
  "the partner's node does not take our certificate: it is not valid yet. Compare clocks":
    "le nœud du partenaire ne prend pas le certificat d’ici\u00a0: il ne vaut pas encore. Comparez les horloges",
  "the statement that a log was retired is refused [{code}]: {why}":
    "la déclaration qui met fin à un journal est refusée [{code}]\u00a0: {why}",
  "the cosignature of our log in the file is refused: {why}":
    "la cosignature du journal d’ici que porte le fichier est refusée\u00a0: {why}",
  "entries from {index} on are not in the file; ask for one that begins there":
    "les écritures à partir de {index} ne sont pas dans le fichier\u00a0; demandez-en un qui commence là",
  "the entries in the file do not give the root the partner has signed; none was applied":
    "les écritures du fichier ne donnent pas la racine que le partenaire a signée\u00a0; aucune n’est appliquée",
  "this node did not cosign the partner's head: {why}":
    "ce nœud n’a pas cosigné l’état du journal du partenaire\u00a0: {why}",
  "a newer head of the partner is known here: carry in a newer file":
    "un état plus récent du partenaire est connu ici\u00a0: prenez un fichier plus récent",
  "the content of entry {index} was not kept: {why}":
    "le contenu de l’écriture {index} n’est pas gardé\u00a0: {why}",
  "the partner's node answered {status} to a file": "le nœud du partenaire a répondu {status} à un fichier",
  "the partner's node has no room for a file now ({status}); it is sent again later":
    "le nœud du partenaire n’a pas de place pour un fichier en ce moment ({status})\u00a0; il repart plus tard",
  "a carried file has at most {most} bytes": "un fichier porté a {most} octets au plus",
  "a carried file has at most 1 GiB": "un fichier porté a 1 Gio au plus",
  "the file became shorter while it was read": "le fichier a raccourci pendant qu’on le lisait",
  "the file is meant for another party": "le fichier est destiné à une autre partie",
  "there is no relation with the party the file comes from":
    "il n’y a pas de relation avec la partie dont vient le fichier",
  "the file comes from another party than the one that is asked":
    "le fichier vient d’une autre partie que celle à qui l’on demande",
  "the relation is quarantined": "la relation est en quarantaine",
  "a part of the file is malformed: {why}": "une partie du fichier est mal formée\u00a0: {why}",
  "the file ends before its end; copy it again":
    "le fichier s’arrête avant sa fin\u00a0; copiez-le de nouveau",
  "the file was damaged on its way; copy it again":
    "le fichier s’est abîmé en route\u00a0; copiez-le de nouveau",
  "this is no file that `entente carry out` has written":
    "ce n’est pas un fichier que «\u00a0entente carry out\u00a0» a écrit",
  "a part of the file is too large": "une partie du fichier est trop volumineuse",
  "the file has too many parts": "le fichier a trop de parties",
  "the file has too many cards": "le fichier a trop de cartes",
  "a part of the file comes twice": "une partie du fichier y est deux fois",
  "the file does not say from whom it is": "le fichier ne dit pas de qui il vient",
  "the entries in the file are malformed: {why}": "les écritures du fichier sont mal formées\u00a0: {why}",
  "a part of the file names no entry": "une partie du fichier ne nomme pas d’écriture",
  "the entries in the file are out of order": "les écritures du fichier ne sont pas dans l’ordre",
  "{count} carried files are being taken in; send this one later":
    "{count} fichiers portés sont en train d’entrer\u00a0; envoyez celui-ci plus tard",
  "the carried files that are being taken in fill the {most} bytes kept for them; send this one later":
    "les fichiers portés qui sont en train d’entrer remplissent les {most} octets gardés pour eux\u00a0; envoyez celui-ci plus tard",
  "this is no signed statement that a log is retired":
    "ce n’est pas une déclaration signée qui met fin à un journal",
  "the statement is malformed at /{path}: {why}": "la déclaration est mal formée à /{path}\u00a0: {why}",
  "the draft is malformed at /{path}: {why}": "le projet est mal formé à /{path}\u00a0: {why}",
  "the statement is not canonical JSON": "la déclaration n’est pas du JSON sous forme canonique",
  "the statement is not signed by the root key that it names":
    "la déclaration n’est pas signée par la clé racine qu’elle nomme",
  "this is no draft of a retirement": "ce n’est pas un projet de fin de journal",
  "the card that comes with the draft is of another party":
    "la carte qui vient avec le projet est celle d’une autre partie",
  "these are not the root keys of the card in force":
    "ce ne sont pas les clés racines de la carte en vigueur",
  "the statement is not of this partner, or not to this party":
    "la déclaration n’est pas de ce partenaire, ou pas pour cette partie",
  "the statement retires a log of somebody else": "la déclaration met fin au journal de quelqu’un d’autre",
  "the statement is not signed by the root key of that party's card in force":
    "la déclaration n’est pas signée par la clé racine de la carte en vigueur de cette partie",
  "that log was retired before, by another statement": "une autre déclaration a déjà mis fin à ce journal",
  "the statement is about another generation of the log than the one that is said here now, or its next":
    "la déclaration porte sur une autre génération du journal que celle qui se dit ici, ou la suivante",
  "the statement stands by more than it says was witnessed":
    "la déclaration tient à plus que ce qu’elle dit cosigné",
  "a head of the statement comes without its signatures":
    "un état que nomme la déclaration vient sans ses signatures",
  "a head of the statement is not the one that both have signed":
    "un état que nomme la déclaration n’est pas celui que les deux ont signé",
  "what the statement stands by is not what stands here":
    "ce à quoi tient la déclaration n’est pas ce qui est ici",
  "not all that the statement stands by was read here yet; show it again when it was":
    "tout ce à quoi tient la déclaration n’est pas encore lu ici\u00a0; remontrez-la quand ce le sera",
  'what the partner has cosigned is here, or comes back with "entente recover": this log is not retired':
    "ce que le partenaire a cosigné est ici, ou revient avec «\u00a0entente recover\u00a0»\u00a0: ce journal ne prend pas fin",
  "entries that the partner has never cosigned stand after the head that the statement stands by ({told}); they go when the log is retired. Give them up with --drop-unsigned":
    "des écritures que le partenaire n’a jamais cosignées suivent l’état auquel tient la déclaration ({told})\u00a0; elles disparaissent avec le journal. Renoncez-y par --drop-unsigned",
  "the statement is not about this party's log with that partner":
    "la déclaration ne porte pas sur le journal de cette partie avec ce partenaire",
  "the statement is not signed by the root key of the card in force":
    "la déclaration n’est pas signée par la clé racine de la carte en vigueur",
  "the log was retired already, by another statement": "une autre déclaration a déjà mis fin au journal",
  "the statement is about another generation of this log":
    "la déclaration porte sur une autre génération de ce journal",
  "the statement stands by {said} entries, and what stands here was cosigned up to {held}: draft it again":
    "la déclaration tient à {said} écritures, et ce qui est ici fut cosigné jusqu’à {held}\u00a0: refaites le projet",
  "a set holds 1 to {most} items": "un ensemble scellé a de 1 à {most} pièces",
  "a set holds at most {most} bytes": "un ensemble scellé a {most} octets au plus",
  "the blob is no sealed set, or was cut short": "ce n’est pas un ensemble scellé, ou il fut coupé",
  "item {position} does not open with its key": "la pièce {position} ne s’ouvre pas avec sa clé",
  "item {position} has no whole header": "la pièce {position} n’a pas d’en-tête entier",
  "the blob is not the one whose digest the entry holds":
    "ce n’est pas le contenu dont l’écriture porte l’empreinte",
  "the set holds another number of items": "l’ensemble scellé a un autre nombre de pièces",
  "the key is not the whole key of this set": "la clé n’est pas la clé entière de cet ensemble",
  "no key came for item {position}": "aucune clé n’est venue pour la pièce {position}",
  "the content is not what the entry committed to": "le contenu n’est pas ce à quoi l’écriture s’engageait",
  "the content was sealed for a key that this node does not hold":
    "le contenu fut scellé pour une clé que ce nœud ne détient pas",
  "the entry holds no content for this node": "l’écriture ne porte pas de contenu pour ce nœud",
  "there is no such entry": "cette écriture n’existe pas",
  "this content was erased": "ce contenu fut effacé",
  "the wrapped key is not base64url": "la clé enveloppée n’est pas en base64url",
  "the wrapped key does not open with this node's key":
    "la clé enveloppée ne s’ouvre pas avec la clé de ce nœud",
  "a stored key does not open with this node's storage key":
    "une clé gardée ne s’ouvre pas avec la clé de stockage de ce nœud",
  "the writer stopped: {why}": "l’écriture dans la base s’est arrêtée\u00a0: {why}",
  "the writer was closed": "l’écriture dans la base est close",
  "{table}: {live} live, {rebuilt} rebuilt":
    "{table}\u00a0: {live} en service, {rebuilt} à la reconstruction",
  "the work was stopped before it was done": "le travail fut arrêté avant d’être fait",
  "no card of that party is known": "aucune carte de cette partie n’est connue",
  "this is no card: it needs the members card and signature":
    "ce n’est pas une carte\u00a0: il y faut les champs card et signature",
  "the card is not canonical JSON": "la carte n’est pas du JSON sous forme canonique",
  "the card is malformed at /{path}: {why}": "la carte est mal formée à /{path}\u00a0: {why}",
  "the card is not signed by the root key it names":
    "la carte n’est pas signée par la clé racine qu’elle nomme",
  "only a first card has neither party nor previous":
    "seule une première carte n’a ni partie ni carte précédente",
  "the card has no key in force for the role {role}":
    "la carte n’a pas de clé qui vaille pour le rôle {role}",
  "this is no draft of a card": "ce n’est pas un projet de carte",
  "the draft is not canonical JSON": "le projet n’est pas du JSON sous forme canonique",
  "the draft is malformed": "le projet est mal formé",
  "the draft does not continue the card that comes with it":
    "le projet ne fait pas suite à la carte qui vient avec lui",
  "this is not the root key that the card in force has committed to; take the newest root key file":
    "ce n’est pas la clé racine à laquelle la carte en vigueur s’est engagée\u00a0; prenez le fichier de clé racine le plus récent",
  "the key file is not a sealed key ring; restore it from the key backup":
    "le fichier de clés n’est pas un trousseau scellé\u00a0; reprenez-le de la sauvegarde des clés",
  "the key file is damaged": "le fichier de clés est abîmé",
  "this key file is a demo's: its passphrase protects nothing, and no other node uses it":
    "ce fichier de clés est celui d’une démonstration : sa phrase secrète ne protège rien, et aucun autre nœud ne s’en sert",
  "the passphrase does not open the key file, or the file was altered":
    "la phrase secrète n’ouvre pas le fichier de clés, ou le fichier fut altéré",
  "no key file can be read at {path}; put it back from the key backup":
    "aucun fichier de clés ne peut être lu à {path}\u00a0; reprenez-le de la sauvegarde des clés",
  "a secret of the key ring is not 32 bytes": "un secret du trousseau n’a pas 32 octets",
  "the key file holds another node's keys: none of them stands on this party's cards; put back the right one from the key backup":
    "le fichier contient les clés d’un autre nœud\u00a0: aucune n’est sur les cartes de cette partie\u00a0; reprenez le bon de la sauvegarde des clés",
} as const;
