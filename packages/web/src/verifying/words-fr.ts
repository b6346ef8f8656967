import type { Words } from "./words-en.ts";

const number = new Intl.NumberFormat("fr-FR");
const time = new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });

export const fr: Words = {
  title: "Vérifier un export",
  lead: "Cette page vérifie un export des journaux de deux parties. Elle n’interroge aucun nœud et n’envoie rien\u00a0: tout se passe dans ce navigateur.",
  language: "Langue",
  choose: "L’export",
  folder: "Dossier de l’export",
  folderHelp: "Le dossier créé par «\u00a0entente log export --out DOSSIER\u00a0».",
  archive: "Ou son fichier tar",
  archiveHelp: "Le fichier téléchargé, ou celui qui finit par .tar.",
  keys: "Clés de vérification",
  keysHelp:
    "Une par ligne\u00a0: celle de chaque journal et de chaque témoin. Prenez-les dans vos propres dossiers, non chez qui vous a remis l’export.",
  earlier: "Têtes conservées d’auparavant (facultatif)",
  earlierHelp: "Des têtes entières, avec leurs lignes de signature. Le journal doit les prolonger.",
  run: "Vérifier",
  running: "Calcul en cours",
  progress: (done, of, log, logs) =>
    `Journal ${log} sur ${logs}\u00a0: ${number.format(done)} écritures sur ${number.format(of)}`,
  nothing: "Choisissez d’abord un dossier ou un fichier tar.",
  wrongKey: (line) => `La ligne ${line} n’est pas une clé de vérification\u00a0:`,
  good: "Tout ce qui a été vérifié est établi.",
  open: "Rien n’est faux, mais tout n’a pas pu être vérifié.",
  bad: "Il y a une anomalie. Voyez ci-dessous.",
  refused: {
    "not-an-export": "Ce n’est pas un export\u00a0: aucun export.json ne dit quels journaux il contient.",
    "bad-archive": "Ce fichier tar ne peut pas être lu comme un export.",
    "too-large": "C’est plus grand qu’un export ne peut l’être.",
    failed: "L’export n’a pas pu être lu jusqu’au bout.",
  },
  parties: "À comparer de vive voix avec chaque partie",
  log: (origin) => `Journal ${origin}`,
  states: { good: "établi", bad: "anomalie", open: "en suspens" },
  steps: {
    head: "Tête",
    signature: "Signature du journal",
    cosignature: "Cosignatures",
    entries: "Écritures",
    root: "Racine",
    tiles: "Tuiles d’empreintes",
    earlier: "Têtes conservées",
    retirement: "Clôture",
  },
  codes: {
    "head-read": "La tête est bien formée.",
    "head-missing": "La tête de ce journal manque.",
    "head-malformed": "La tête est mal formée, ou c’est celle d’un autre journal.",
    "no-key": "Aucune clé n’a été donnée pour cela. Ses lignes de signature nomment\u00a0:",
    "no-ed25519": "Ce navigateur ne peut pas contrôler ici les signatures Ed25519.",
    signed: "La clé du journal a signé la tête.",
    "not-signed": "La clé du journal n’a pas signé cette tête.",
    "signature-bad": "Une ligne au nom d’une clé que vous avez donnée n’a pas été produite par cette clé.",
    cosigned: "La tête est cosignée par les clés que vous avez données\u00a0:",
    "not-cosigned":
      "Aucune des clés de témoin que vous avez données n’a cosigné cette tête. Ses lignes de signature nomment\u00a0:",
    "entries-match": "Chaque écriture donne l’empreinte que le journal en conserve.",
    "entry-altered": "Une écriture a été altérée.",
    "entries-missing": "Des écritures, ou leurs empreintes, manquent ou sont tronquées.",
    "root-matches": "Toutes les écritures ensemble donnent la racine signée.",
    "root-differs": "Les écritures ne donnent pas la racine signée, mais une autre.",
    "tiles-match": "Chaque tuile au-dessus des écritures est ce que les écritures donnent.",
    "tile-altered": "Une tuile d’empreintes a été altérée.",
    "tile-missing": "Une tuile d’empreintes manque ou est tronquée.",
    "no-earlier": "Aucune n’a été donnée.",
    extends: "Le journal les prolonge\u00a0: rien d’antérieur n’a changé.",
    "does-not-extend":
      "Le journal ne prolonge pas une tête que sa clé a signée auparavant. Il a deux histoires.",
    shorter: "Une tête que sa clé a signée auparavant est plus longue. Il manque des écritures à la fin.",
    "earlier-unsigned":
      "Une tête que vous avez donnée n’est pas signée par la clé du journal, ou est mal formée.",
    "log-retired":
      "Ce journal a été clos\u00a0: sa partie a signé de sa clé racine qu’elle en maintient ce nombre d’écritures et qu’un successeur prend sa suite.",
    "retirement-bad":
      "Un successeur de ce journal est dans l’export, mais sa première écriture ne contient aucune déclaration sur ce journal signée d’une clé racine de sa partie et conforme à ces écritures.",
    "retired-shorter":
      "Une tête que sa clé a signée auparavant est plus longue. Sa partie a déclaré ne pas pouvoir rendre la suite et a clos le journal.",
    "generation-missing":
      "Ce journal prend la suite d’un autre, qui a été clos et qui n’est pas dans l’export.",
    "not-reached": "Non examiné, parce qu’une anomalie précède.",
  },
  first: (index) => `La première est l’écriture ${number.format(index)}.`,
  size: (size) => `${number.format(size)} ${size < 2 ? "écriture" : "écritures"}.`,
  witnessed: (size) => `Le témoin en avait constaté ${number.format(size)}.`,
  cosignedAt: (seconds) => `Le ${time.format(new Date(seconds * 1000))} UTC.`,
  beyond:
    "Ce que disent les écritures, et si un accord le permettait, se vérifie par «\u00a0entente verify\u00a0». Pour employer cette page sans réseau, gardez verify.html, verify.js et verify.css dans un même dossier et ouvrez la première.",
};
