/** What keeps a document from being released, and so stands among the markings that nobody here knows. */
export const frDoubts = {
  'The top says "{first}", the end says "{last}".':
    "Le début dit «\u00a0{first}\u00a0», la fin dit «\u00a0{last}\u00a0».",
  'Page {page} is marked "{marking}".': "La page {page} porte «\u00a0{marking}\u00a0».",
} as const;

/** What was noticed in a document while it was read, and why it was not taken in. */
export const frFindings = {
  ...frDoubts,
  "No marking line at the top or the end.": "Pas de ligne de marquage au début ni à la fin.",
  "The marking line stands only at the end.": "La ligne de marquage n’est qu’à la fin.",
  "The marking line stands only at the top.": "La ligne de marquage n’est qu’au début.",
  "Page {page} holds comments or fields that were not read.":
    "La page {page} contient des commentaires ou des champs qui n’ont pas été lus.",
  "The PDF names beside its text: {names}.": "À côté de son texte, le PDF donne\u00a0: {names}.",
  "The PDF holds pictures; what they show was not read.":
    "Le PDF contient des images\u00a0; ce qu’elles montrent n’a pas été lu.",
  "The PDF has layers that can be shown and hidden.": "Le PDF a des calques qui se montrent et se cachent.",
  "The PDF holds a form; what is filled in may not be part of its text.":
    "Le PDF contient un formulaire\u00a0; ce qui y est rempli peut ne pas faire partie de son texte.",
  "The PDF was saved in steps and may still hold earlier versions of itself; save it anew to drop them.":
    "Le PDF a été enregistré par étapes et peut contenir encore ses versions antérieures\u00a0; enregistrez-le à nouveau pour les ôter.",
  "The text holds invisible characters, first Character {character} on line {line}.":
    "Le texte contient des caractères invisibles, le premier étant {character} à la ligne {line}.",
  "The file is {type}, not what was declared.": "Le fichier est {type}, et non ce qui fut déclaré.",
  "Page {page} bears no marking line.": "La page {page} ne porte pas de ligne de marquage.",
  "Portion {portion} holds the mark ({mark}) in its midst; begin a new paragraph there.":
    "Le passage {portion} contient la marque ({mark}) en son milieu\u00a0; commencez-y un nouveau paragraphe.",
  "Page {page} has no text layer.": "La page {page} n’a pas de couche de texte.",
  "The text layer of page {page} cannot be read as characters.":
    "La couche de texte de la page {page} ne se lit pas comme des caractères.",
  "The PDF has {pages} pages; {most} can be read.": "Le PDF a {pages} pages\u00a0; {most} peuvent être lues.",
  "Character {character} on line {line} hides or reorders text.":
    "Le caractère {character} de la ligne {line} cache du texte ou en change l’ordre.",
  "The PDF holds pages that it does not show; save it anew.":
    "Le PDF contient des pages qu’il ne montre pas\u00a0; enregistrez-le à nouveau.",
  "Something is appended to the PDF.": "Quelque chose a été ajouté derrière le PDF.",
  "The PDF is cut short: it has no end.": "Le PDF est coupé\u00a0: il n’a pas de fin.",
  "The PDF holds JavaScript.": "Le PDF contient du JavaScript.",
  "The PDF holds embedded files.": "Le PDF contient des fichiers incorporés.",
} as const;
