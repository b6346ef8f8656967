import type { Words } from "./en.ts";
import { frAccount } from "./fr-account.ts";
import { frActivities } from "./fr-activities.ts";
import { frAdministration } from "./fr-administration.ts";
import { frAffair } from "./fr-affair.ts";
import { frAgreements } from "./fr-agreements.ts";
import { frContacts } from "./fr-contacts.ts";
import { frDisclosures } from "./fr-disclosures.ts";
import { frDockets } from "./fr-dockets.ts";
import { frInquiries } from "./fr-inquiries.ts";
import { frLedger } from "./fr-ledger.ts";
import { frLists } from "./fr-lists.ts";
import { frMeasures } from "./fr-measures.ts";
import { frOverseer } from "./fr-overseer.ts";
import { frPictures } from "./fr-pictures.ts";
import { frProducts } from "./fr-products.ts";
import { frPublications } from "./fr-publications.ts";
import { frRelations } from "./fr-relations.ts";
import { frRequests } from "./fr-requests.ts";
import { frReviews } from "./fr-reviews.ts";
import { frScope } from "./fr-scope.ts";
import { frSearch } from "./fr-search.ts";
import { frStanding } from "./fr-standing.ts";
import { frWork } from "./fr-work.ts";

const number = new Intl.NumberFormat("fr-FR");
// En français, zéro et un prennent le singulier.
const count = (n: number, one: string, many: string) => `${number.format(n)} ${n < 2 ? one : many}`;

export const fr: Words = {
  ...frLists,
  ...frWork,
  ...frAffair,
  ...frActivities,
  ...frScope,
  ...frRequests,
  ...frContacts,
  ...frDockets,
  ...frInquiries,
  ...frReviews,
  ...frDisclosures,
  ...frPublications,
  ...frAccount,
  ...frAdministration,
  ...frRelations,
  ...frLedger,
  ...frOverseer,
  ...frSearch,
  ...frProducts,
  ...frAgreements,
  ...frPictures,
  ...frStanding,
  ...frMeasures,
  product: "Entente",
  language: "Langue",
  skip: "Aller au contenu",
  loading: "Lecture en cours",
  more: "Afficher la suite",
  colon: "\u00a0:",
  none: "Aucun",
  all: "Tout",

  nav: {
    label: "Principal",
    groups: {
      relation: "Relation",
      sharing: "Partage",
      operations: "Opérations",
      liaison: "Liaison",
      facts: "Faits",
      account: "Rendre compte",
      node: "Nœud",
    },
    places: {
      overview: "Vue d’ensemble",
      agreements: "Accords",
      relations: "Partenaires et cartes",
      products: "Produits",
      write: "Rédiger un rapport",
      import: "Importer",
      release: "Diffuser",
      proposals: "Propositions",
      released: "Diffusé",
      standing: "Diffusions permanentes",
      activities: "Opérations",
      scope: "Périmètre",
      reviews: "Contrôles",
      requests: "Demandes",
      contacts: "Contacts",
      channel: "Canal",
      undertakings: "Engagements",
      measures: "Mesures",
      dockets: "Allégations",
      inquiries: "Enquêtes",
      publications: "Publications",
      entries: "Écritures",
      verify: "Vérifier",
      overseer: "Bureau du contrôle",
      disclosures: "Signalements",
      administration: "Administration",
      account: "Votre compte",
    },
  },

  shell: {
    menu: "Menu",
    theme: "Clair ou sombre",
    themes: { system: "Comme le système", light: "Clair", dark: "Sombre" },
    following: {
      live: "Suit le nœud",
      paused: "En pause : personne ne regarde",
      lost: "Le nœud ne répond pas",
    },
    palette: {
      title: "Aller à",
      open: "Chercher ou aller à",
      placeholder: "Une page, un produit, une demande, un identifiant…",
      nothing: "Rien de ce nom que vous puissiez voir.",
      help: "Les flèches choisissent, Entrée ouvre, Échap ferme.",
    },
    found: {
      product: "produit",
      release: "diffusion",
      agreement: "accord",
      operation: "opération",
      request: "demande",
      contact: "contact",
      undertaking: "engagement",
      docket: "allégations",
      inquiry: "enquête",
      measure: "mesure",
      publication: "publication",
    },
  },

  signIn: {
    title: "Connexion",
    lead: "Ce nœud appartient à une seule partie. Vous voyez ce que permettent votre rôle et votre habilitation, et toute lecture d’un produit est journalisée.",
    name: "Nom",
    password: "Mot de passe",
    submit: "Se connecter",
    demo: "Dans la démonstration, npm start affiche un lien de connexion pour chaque rôle. Un lien ne sert qu’une fois.",
    failed: "Nom ou mot de passe inexact.",
    out: "Se déconnecter",
    roles: {
      analyst: "analyste",
      "release-officer": "officier de diffusion",
      "liaison-officer": "officier de liaison",
      "operations-officer": "officier des opérations",
      "inquiry-member": "membre de l’enquête",
      signatory: "signataire",
      overseer: "contrôleur",
      administrator: "administrateur",
    },
    noDesk:
      "Votre rôle n’a pas encore de page ici. La ligne de commande en tient lieu\u00a0: entente --help.",
  },

  relations: {
    choose: "Choisir un partenaire",
    none: "Aucune relation pour le moment.",
    noneHelp:
      "Deux parties s’apparient en échangeant leurs cartes par un autre canal et en se lisant les empreintes\u00a0:",
  },

  failure: {
    title: "Cela n’a pas abouti",
    unreachable: "Le nœud ne répond pas. Votre saisie est conservée\u202f; essayez de nouveau.",
    again: "Essayer de nouveau",
    forbidden: "Votre rôle n’y donne pas accès.",
    refused: "Refusé",
    by: "L’accord s’y oppose\u00a0:",
    clause: (id) => `Clause ${id}`,
    curable: "Peut être levé en retirant quelque chose du produit.",
    missing: "Peut être déclaré\u202f; ce qui n’est pas connu fait refuser.",
    at: (pointer) => `Champ ${pointer}`,
    notFound: "Cette page n’existe pas.",
  },

  state: {
    title: "État de la relation",
    inForce: (until) => `Accord en vigueur jusqu’au ${until}. Les diffusions sont possibles.`,
    inForceExcept: (until, areas) =>
      `Accord en vigueur jusqu’au ${until}. Les diffusions sont possibles, sauf dans les domaines suspendus\u00a0: ${areas}.`,
    stoppedUntil: (until) => `Accord en vigueur jusqu’au ${until}, mais les diffusions sont arrêtées.`,
    noAgreement: "Aucun accord n’est en vigueur. Rien ne peut être diffusé.",
    notInForce: (state) => `L’accord est ${state}. Rien ne peut être diffusé.`,
    why: "Motif\u00a0:",
    lastContact: (time) => `Dernier contact avec le partenaire\u00a0: ${time}`,
  },

  agreement: {
    title: "Accord",
    name: "Intitulé",
    version: "Version",
    state: "État",
    from: "En vigueur depuis le",
    until: "En vigueur jusqu’au",
    term: (from, until) => `du ${from} au ${until}`,
    suspended: "Domaines suspendus",
    hash: "Condensat",
    entries: "ses écritures",
    none: "Les parties n’ont encore signé aucun accord. Un accord est proposé, accepté, puis signé par le nombre de signataires que fixe chaque partie.",
    states: {
      draft: "définitif, pas encore en vigueur",
      "in-force": "en vigueur",
      suspended: "suspendu",
      denounced: "dénoncé",
      expired: "arrivé à son terme",
      ended: "éteint",
      unknown: "dans un état inconnu",
      DRAFT: "à l’état de projet",
      OFFERED: "proposé",
      ACCEPTED: "accepté, pas encore signé",
      AGREED: "signé, pas encore vérifié",
      VERIFIED: "vérifié, pas encore définitif",
      FINALIZED: "définitif, pas encore en vigueur",
      IN_FORCE: "en vigueur",
      SUSPENDED: "suspendu",
      DENOUNCED: "dénoncé",
      EXPIRED: "arrivé à son terme",
      ENDED: "éteint",
      TERMINATED: "resté sans suite",
    },
  },

  shared: {
    title: "Échanges dans les deux sens",
    caption: "Produits reçus par l’autre partie, par domaine, et nombre de ceux qu’elle détient encore",
    area: "Domaine",
    out: (us, partner) => `${us} vers ${partner}`,
    received: "Reçus",
    held: "Encore détenus",
    totalNote: "Un produit relevant de deux domaines compte dans chacun.",
    none: "Rien n’a encore été échangé.",
    cell: (what, area) => `${what}, ${area}`,
  },

  refused: {
    title: "Refus par clause",
    caption: "Refus, selon la clause qui s’y opposait",
    clause: "Clause",
    count: "Refus",
    none: "Rien n’a été refusé.",
  },

  recalls: {
    title: "Rappels et récépissés",
    out: "Ordonnés par nous",
    in: "Ordonnés par le partenaire",
    executed: "Exécutés, avec récépissé",
    pending: "En attente du récépissé",
    overdue: "En retard",
  },

  waiting: {
    title: "En attente",
    approvals: "Diffusions à approuver",
    standing: "Diffusions permanentes à approuver",
    receipts: "Récépissés du partenaire",
    onward: "Demandes de transmission à un tiers",
  },

  logs: {
    title: "Les deux journaux",
    caption: "Têtes des deux journaux de liaison et leurs cosignatures",
    size: "Écritures",
    witnessed: "Cosignées par l’autre partie",
    root: "Racine",
    cosigned: "Dernière cosignature",
    notCosigned: "Pas encore",
    state: "État",
    states: {
      ok: "sain",
      unconfirmed: "pas encore confirmé par un témoin depuis le démarrage",
      waiting: "en attente d’une cosignature",
      "rolled-back": "plus court que ce qui a été constaté par le témoin",
      forked: "deux histoires divergentes",
      "clock-back": "l’horloge a reculé",
      damaged: "endommagé",
    },
    behind: (n) => `${count(n, "écriture", "écritures")} sans cosignature`,
  },

  aside: {
    title: "Mises à l’écart",
    lead: "Écritures du partenaire auxquelles ce nœud n’a pas donné suite, et pourquoi.",
    entry: (index) => `Écriture ${index}`,
  },

  fingerprints: {
    title: "Empreintes des cartes",
    lead: "Lisez-les-vous par un canal sûr. Chaque partie doit lire les mêmes chiffres pour les deux cartes.",
    entries: "Écritures portant les cartes",
  },

  next: {
    title: "À essayer maintenant",
    release: "Diffuser un produit",
    releaseHelp: "Choisissez des produits, voyez qui les recevrait et ce qui s’y oppose.",
    refusal: "Voir un refus nommer sa clause",
    refusalHelp: "Proposez un produit que l’accord ne permet pas de diffuser.",
    approve: "Approuver en seconde personne",
    approveHelp: "Une diffusion attend quelqu’un d’autre que son auteur.",
    recall: "Rappeler une diffusion",
    recallHelp: "Le partenaire l’efface et signe un récépissé.",
    standing: "Consulter une diffusion permanente",
    standingHelp:
      "Ce qui y répond part de soi-même, jusqu’à une date et dans la limite d’un quota. Un seul geste l’arrête.",
    read: "Lire ce que le partenaire a diffusé",
    readHelp: "Chaque lecture est journalisée avant que la page ne quitte le nœud.",
    write: "Rédiger un produit",
    writeHelp: "Un rapport avec sa ligne de marquage\u202f; il reçoit une étiquette et il est scellé.",
    entries: "Parcourir les écritures",
    entriesHelp: "Tout ce qui s’est passé dans cette relation, dans les deux journaux.",
    verify: "Vérifier les journaux de l’extérieur",
    verifyHelp: "Exportez-les, modifiez un octet et voyez l’écriture désignée.",
  },
};
