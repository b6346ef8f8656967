/** What is said of an object that breaks the standard, with its French. What varies stands in braces in both. */
export const stixSaid = {
  "must be an object": "doit être un objet",
  "must be a string": "doit être un texte",
  "must be a number": "doit être un nombre",
  "must be an integer": "doit être un nombre entier",
  "must be true or false": "doit être vrai ou faux",
  "must be a list": "doit être une liste",
  "must be a dictionary": "doit être un dictionnaire",
  "must have at most {most} characters": "doit avoir {most} caractères au plus",
  "must lie between {least} and {most}": "doit se trouver entre {least} et {most}",
  "must be one of {values}": "doit être une de ces valeurs\u00a0: {values}",
  "must be left out when empty": "se laisse de côté quand il n’y a rien",
  "must be a real UTC time such as 2025-01-31T12:00:00.000Z":
    "doit être un instant UTC qui existe, comme 2025-01-31T12:00:00.000Z",
  "must have at least three decimals": "doit avoir au moins trois décimales",
  "must be later than {earlier}": "doit suivre {earlier}",
  "must not be before {earlier}": "ne doit pas précéder {earlier}",
  "must be an id: type--UUID, lower case": "doit être un identifiant\u00a0: type--UUID, en minuscules",
  "must be type--UUID, lower case": "doit être type--UUID, en minuscules",
  "must begin with the type of the object": "doit commencer par le type de l’objet",
  "must be a random UUID: no property contributes to it":
    "doit être un UUID aléatoire\u00a0: aucune propriété n’y contribue",
  "must refer to {target}": "doit renvoyer à {target}",
  "must refer to an object beside it": "doit renvoyer à un objet qui se trouve à côté",
  "must refer to an object other than a bundle": "doit renvoyer à un autre objet qu’un lot",
  "must refer to an observable": "doit renvoyer à un observable",
  "must refer to an identity": "doit renvoyer à une identité",
  "must refer to an observable or a relationship": "doit renvoyer à un observable ou à une relation",
  "must refer to a domain object": "doit renvoyer à un objet du domaine",
  "must refer to a domain object or an observable": "doit renvoyer à un objet du domaine ou à un observable",
  "must be pairs of hexadecimal digits": "doit être fait de paires de chiffres hexadécimaux",
  "must be base64": "doit être en base64",
  "must be a language tag (RFC 5646)": "doit être une étiquette de langue (RFC 5646)",
  "must be an IPv4 address or block": "doit être une adresse ou un bloc IPv4",
  "must be an IPv6 address or block": "doit être une adresse ou un bloc IPv6",
  "must be a MAC address: lower case, with colons":
    "doit être une adresse MAC\u00a0: en minuscules, avec des deux-points",
  "must be a CPE 2.3 name": "doit être un nom CPE 2.3",
  "must be an observable with a type": "doit être un observable qui a un type",
  "must be lower case, 3 to 250 letters, digits and _":
    "doit être en minuscules, de 3 à 250 lettres, chiffres et _",
  "must be lower case, 3 to 250 letters, digits and hyphens":
    "doit être en minuscules, de 3 à 250 lettres, chiffres et traits d’union",
  "must have only lower-case letters, digits and hyphens":
    "ne doit avoir que des minuscules, des chiffres et des traits d’union",
  "must not stand beside {other}": "ne doit pas se trouver à côté de {other}",
  "must not be given while the traffic is active": "ne se donne pas tant que le trafic dure",
  "must not stand in a multipart message": "n’a pas sa place dans un message en plusieurs parties",
  "must stand only in a multipart message": "n’a sa place que dans un message en plusieurs parties",
  "must spell out the hive": "doit nommer la ruche en toutes lettres",
  "a bundle must not stand inside another": "un lot ne se met pas dans un autre",
  "a malware family must have a name": "une famille de logiciels malveillants doit avoir un nom",
  "needs {name}": "demande {name}",
  "needs one of {names}": "demande l’un de {names}",
  "needs one of description, url, external_id": "demande description, url ou external_id",
  "{name} needs {other}": "{name} demande {other}",
  "needs exactly one of marking_ref and lang": "demande soit marking_ref, soit lang",
  "needs a statement": "demande un énoncé",
  "needs an extension_type: {types}": "demande un extension_type\u00a0: {types}",
  "is nested too deeply": "est trop imbriqué",
  "is no property name": "n’est pas un nom de propriété",
  "is no dictionary key": "n’est pas une clé de dictionnaire",
  "is reserved by the standard": "est réservé par la norme",
  "has its place in observables only": "n’a sa place que dans les observables",
  "has no place in a marking": "n’a pas sa place dans un marquage",
  "no marking marks itself": "un marquage ne se marque pas lui-même",
  "is none of the four TLP markings that the standard defines":
    "n’est aucun des quatre marquages TLP que la norme définit",
  "is neither an extension-definition id nor ...-ext":
    "n’est ni un identifiant d’extension-definition, ni ...-ext",
  "{selector} names nothing in the object": "{selector} ne désigne rien dans l’objet",
  "further errors are not listed": "les fautes suivantes ne sont pas énumérées",
  "STOP must be later than START": "STOP doit suivre START",
  "WITHIN needs a positive number": "WITHIN demande un nombre positif",
  "REPEATS needs a positive integer": "REPEATS demande un nombre entier positif",
  "not a real {kind} value": "ce n’est pas une vraie valeur {kind}",
  "brackets are nested too deeply": "les crochets sont trop imbriqués",
  "expected {expected} at {at}": "{expected} était attendu à la place {at}",
  "the pattern is too long": "le motif est trop long",
  "unexpected character at {at}": "un caractère inattendu se trouve à la place {at}",
  "a comment is not closed at {at}": "un commentaire n’est pas fermé à la place {at}",
  "a string is not closed at {at}, or escapes what needs no escape":
    "un texte n’est pas fermé à la place {at}, ou protège ce qui n’a pas à l’être",
  "meta objects and revoked objects are released whole or not at all":
    "méta-objets et objets révoqués se diffusent entiers ou pas du tout",
  "newId must be a new id of the same type": "newId doit être un nouvel identifiant du même type",
  "the source breaks the standard, so its markings cannot be relied on":
    "la source enfreint la norme, et ses marquages ne sont pas sûrs",
  "without these parts the object is no longer valid: {why}":
    "sans ces parties, l’objet ne serait plus valable\u00a0: {why}",
  "{selector} cannot be dropped": "{selector} ne peut pas être retiré",
} as const;

type Filled<S extends string> = S extends `${infer Before}{${string}}${infer After}`
  ? `${Before}${string}${Filled<After>}`
  : S;

/** A sentence that stands in both languages, with whatever in its braces. */
export type StixSentence = Filled<keyof typeof stixSaid>;
