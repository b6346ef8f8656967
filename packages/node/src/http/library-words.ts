/**
 * What libraries say within a sentence of ours, with its French: of a form that a schema found wrong, of JSON, of signed
 * checkpoints. They hand on words and no code; whatever of theirs is not here stands in English behind the colon.
 */
export const libraryWords: Readonly<Record<string, string>> = {
  "Invalid input: expected {kind}, received {what}": "il faut ici {kind}, et non {what}",
  "Invalid input: expected {value}": "il faut ici {value}",
  "Invalid option: expected one of {values}": "une de ces valeurs\u00a0: {values}",
  "Invalid string: must match pattern {pattern}": "n’a pas la forme voulue\u00a0: {pattern}",
  "Too big: expected {kind} to have <={most} characters": "{kind} de {most} caractères au plus",
  "Too small: expected {kind} to have >={least} characters": "{kind} de {least} caractères au moins",
  "Too big: expected {kind} to have <={most} items": "{kind} de {most} éléments au plus",
  "Too small: expected {kind} to have >={least} items": "{kind} de {least} éléments au moins",
  "Too big: expected {kind} to be <={most}": "{kind}, {most} au plus",
  "Too small: expected {kind} to be >={least}": "{kind}, {least} au moins",
  "Unrecognized key: {name}": "ce champ n’existe pas\u00a0: {name}",
  "Unrecognized keys: {names}": "ces champs n’existent pas\u00a0: {names}",
  "Invalid input": "n’est pas valable",
  "is no time in UTC with milliseconds": "n’est pas un instant UTC avec ses millisecondes",
  "is no compartment": "n’est pas un compartiment",
  "{why} (at {place}, byte {byte})": "{why} (à {place}, octet {byte})",
  "the bytes are not in canonical form": "les octets ne sont pas sous forme canonique",
  "a member name is repeated": "un nom y est répété",
  "half of a surrogate pair": "un caractère y est incomplet",
  "a byte order mark is not accepted": "une marque d’ordre des octets n’est pas admise",
  "a number that would not survive": "un nombre n’y est pas représentable exactement",
  "something follows the value": "quelque chose suit la valeur",
  "a control character must be escaped": "un caractère de commande doit être protégé",
  "an escape that JSON does not know": "JSON ne connaît pas cette séquence",
  "the member name __proto__ is not accepted": "le nom __proto__ n’est pas admis",
  "the text ends early: {cause}": "le texte s’arrête trop tôt\u00a0: {cause}",
  "more than {most} levels": "plus de {most} niveaux",
  "more than {most} items": "plus de {most} éléments",
  "no known key has signed the checkpoint": "aucune clé connue n’a signé le point de contrôle",
  "the signature of {name} does not verify": "la signature de {name} ne se vérifie pas",
  "a checkpoint has three lines: origin, size, root":
    "un point de contrôle a trois lignes\u00a0: origine, taille, racine",
  "no blank line between text and signatures": "pas de ligne vide entre le texte et les signatures",
};
