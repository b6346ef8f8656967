import type { Words } from "./words-en.ts";

/** Les mots de la page où une personne de la maison dépose un signalement. */
export const fr: Words = {
  title: "Formulaire",
  heading: "S’adresser à un organe de contrôle",
  lead: (name: string) =>
    `Pour qui, au sein de ${name}, a vu enfreindre un accord ou la loi. Ce que vous écrivez est scellé sur cet appareil pour les organes que vous choisissez. Personne d’autre ne peut l’ouvrir : ni ce serveur, ni ceux qui l’exploitent, ni l’exécutif.`,
  someParty: "cette organisation",
  language: "Langue",
  leave: "Quitter",
  leaveHelp:
    "En quittant, on efface ce que ce site a gardé. L’historique de votre navigateur, lui, n’est pas effacé.",

  before: "Avant de commencer : ce que cette page ne promet pas",
  promises: [
    "Elle ne vous cache ni à qui surveille le réseau (à moins de passer par Tor), ni à qui maîtrise cet appareil, votre employeur par exemple, ni à qui maîtrise le serveur d’où vient cette page. Ceux-là pourraient vous donner une autre page. La commande hors ligne l’évite.",
    "Elle ne change pas votre façon d’écrire, et ne peut cacher des faits que vous êtes seul à connaître.",
    "Elle ne donne aucune immunité. Le droit de chaque pays décide de ce que vous pouvez dire et à qui, et cette page ne prétend en respecter aucun.",
    "Envoyer ici un contenu classifié peut être une infraction, même à un organe de contrôle. Décrivez d’abord de quoi il s’agit, et demandez.",
    "Elle n’efface rien des dossiers de l’organe, et nul ne promet que quelqu’un agira.",
    "Un reçu perdu ne peut être retrouvé par personne. Sans lui, vous ne pourrez lire aucune réponse.",
    "Un fichier peut dire qui l’a fait, où et quand. Rien n’en est retiré. Un texte écrit ici en dit moins.",
    "Qui maîtrise le serveur ne peut pas lire ce qui est scellé, mais voit qu’il y a des fichiers scellés, combien, et laquelle des trois tailles a chacun.",
  ],

  who: "Qui peut lire",
  whoHelp:
    "Choisissez un organe, ou plusieurs. Comparez l’empreinte à celle que l’organe publie ailleurs : vous saurez ainsi à qui est la clé.",
  fingerprint: "Empreinte",
  nobody: "Aucun organe de contrôle n’a encore de clé ici. Rien ne peut être déposé.",
  openedBy: (bodies: string) => `Seul peut l’ouvrir : ${bodies}.`,
  choose: "Choisissez au moins un organe.",

  what: "Ce que vous signalez",
  text: "Votre signalement",
  textHelp: "Ce qui s’est passé, quand, comment vous le savez. Au plus 500 Kio en tout.",
  file: "Ou un fichier à la place du texte",
  sealedFile: "Ou un fichier que vous avez scellé hors ligne",
  sealedHelp:
    "Il a été scellé pour les organes que vous aviez désignés ; son reçu est celui qui vous a été donné alors.",
  nothing: "Écrivez quelque chose, ou choisissez un fichier.",
  tooLarge:
    "C’est plus que ce qui peut être déposé pour l’instant : 500 Kio. Décrivez d’abord, et proposez le reste.",
  submit: "Sceller et déposer",
  sealing: "Scellement en cours. Cela prend quelques secondes.",
  working: "Calcul en cours : il tient lieu de surveillance des adresses.",
  sending: "Dépôt en cours.",

  done: "Déposé",
  receipt: "Votre reçu",
  receiptHelp:
    "Notez ces vingt chiffres, sur papier si vous le pouvez. Ils ne sont montrés qu’une fois. Personne d’autre ne les a, et personne ne pourra vous les redonner.",
  sealedReceipt: "Votre reçu est celui que la commande hors ligne vous a donné.",
  acknowledged: (day: string) =>
    `Reçu le ${day}. L’organe devrait en accuser réception sous 7 jours et dire sous 3 mois ce qu’il en est : revenez avec le reçu.`,
  saveAcknowledgement: "Garder l’accusé de réception",
  acknowledgementHelp:
    "Il contient un jour et un nombre qui ne dit rien. Avec votre reçu et le texte, vous pourrez prouver plus tard que c’est bien ce signalement qui a été déposé. Un fichier gardé est une trace : ne le gardez que si vous le voulez.",
  notTaken: "Cela n’a pas été reçu",
  saveSealed: "Garder le fichier scellé",
  saveSealedHelp: "Il reste bon avec le reçu ci-dessus : déposez-le plus tard.",

  read: "Lire une réponse",
  readReceipt: "Votre reçu : vingt chiffres",
  readSubmit: "Regarder",
  looking: "Recherche en cours. Cela prend quelques secondes.",
  badReceipt: "Un reçu a vingt chiffres, et le premier est inférieur à cinq.",
  noAnswer: "Rien à lire avec ce reçu. Une boîte sans réponse et un reçu erroné ne se distinguent pas.",
  answer: (n: number) => `Réponse ${n}`,
  kinds: {
    acknowledgement: "Elle dit que le signalement est arrivé.",
    feedback: "Elle dit ce qu’il est advenu du signalement.",
  },
  failed: "Cela n’a pas fonctionné. Vérifiez la connexion et réessayez.",
};
