/** What is said of a line of a register, with its French. What varies stands in braces in both. */
export const scopeSaid = {
  "is {unit} in the rows before: one register counts in one unit":
    "est en {unit} dans les lignes précédentes\u00a0: un registre compte en une seule unité",
  "is too long": "est trop longue",
  "is refused: say caller_cc, callee_cc, collected_at or collected_by":
    "est refusée\u00a0: dites caller_cc, callee_cc, collected_at ou collected_by",
  "is no column of a register": "n’est pas une colonne d’un registre",
  "is missing": "manque",
  "stands there twice": "y est deux fois",
  "has {fields} fields, not {columns}": "a {fields} champs, et non {columns}",
  "is one of {values}": "prend une de ces valeurs\u00a0: {values}",
  "is three capitals of ISO 3166-1; what is not resolved is ZZZ":
    "est fait de trois capitales d’ISO 3166-1\u00a0; ce qui n’est pas résolu est ZZZ",
  "is a party's or country's three capitals, and perhaps :NAME":
    "est fait des trois capitales d’une partie ou d’un pays, et peut-être de «\u00a0:NOM\u00a0»",
  "is a party's three capitals": "est fait des trois capitales d’une partie",
  "is a code of letters, digits, dots and hyphens":
    "est un code de lettres, de chiffres, de points et de traits d’union",
  "is a pseudonym: h and 16 hexadecimal digits, never a number":
    "est un pseudonyme\u00a0: h et 16 chiffres hexadécimaux, jamais un numéro",
  "is a time in UTC such as 2031-03-01T06:00:00Z": "est un instant UTC comme 2031-03-01T06:00:00Z",
  "is whole seconds, 0 to 999999": "compte des secondes entières, de 0 à 999999",
  "is the number of a clause, such as 8.1": "est le numéro d’une clause, comme 8.1",
  "is the id of an operation, 26 characters": "est l’identifiant d’une opération, en 26 caractères",
  "is ZZZ where the basis is {basis}": "est ZZZ là où la base est {basis}",
  "is empty while the other side of it is not": "est vide alors que son autre côté ne l’est pas",
  "is the party that provided it": "est la partie qui l’a fourni",
} as const;

type Filled<S extends string> = S extends `${infer Before}{${string}}${infer After}`
  ? `${Before}${string}${Filled<After>}`
  : S;

/** A sentence that stands in both languages, with whatever in its braces. */
export type ScopeSentence = Filled<keyof typeof scopeSaid>;
