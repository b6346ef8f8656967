import type { DocumentErrorCode } from "./errors.ts";

/** Why a document is not taken in, in French. */
export const documentFrench: Readonly<Record<DocumentErrorCode, string>> = {
  "active-content":
    "Le document contient de quoi agir (programme, formulaire, média)\u00a0: il n’est pas pris.",
  "bad-name": "Le nom du fichier est refusé.",
  busy: "Trop de PDF sont lus à la fois\u00a0; réessayez.",
  encrypted: "Le PDF est chiffré.",
  "hidden-content":
    "Le document contient ce qu’il ne montre pas, ou ce qui change l’ordre du texte\u00a0: enregistrez-le à nouveau.",
  malformed: "Le document est abîmé ou mal formé.",
  "no-text": "Le document, ou l’une de ses pages, ne contient pas de texte lisible.",
  "not-text":
    "Ce n’est pas un texte lisible\u00a0: seuls un texte en UTF-8, du Markdown ou un PDF peuvent être lus.",
  "too-large": "Le document est plus long qu’il ne peut l’être.",
  "too-many-pages": "Le PDF a plus de pages qu’on ne peut en lire.",
  "too-slow": "La lecture du PDF dure plus qu’elle ne peut durer.",
  "unsupported-type":
    "Ce type de fichier ne se lit pas\u00a0: enregistrez-le en texte, en Markdown ou en PDF.",
};
