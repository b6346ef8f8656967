import { inFrench } from "@entente/api";
import type { z } from "zod";

type Issue = z.core.$ZodIssue;
type Limit = Extract<Issue, { readonly code: "too_big" | "too_small" }>;

/** What a limit counts: characters of a text, elements of a list, and else the value itself. */
const COUNTED: Readonly<Record<string, string>> = {
  string: " caractères",
  array: " éléments",
  set: " éléments",
  file: " octets",
};

const TYPES: Readonly<Record<string, string>> = {
  string: "un texte",
  number: "un nombre",
  int: "un nombre entier",
  bigint: "un nombre entier",
  boolean: "vrai ou faux",
  array: "une liste",
  object: "un objet",
  record: "un objet",
  date: "une date",
  null: "null",
};

/** One fault that a schema found, in French. A schema's own sentence counts first, where the catalogue has it. */
export function issueInFrench(issue: Issue): string {
  const own = inFrench(issue.message);
  if (own !== undefined) return own;
  switch (issue.code) {
    case "invalid_type":
      return issue.message.endsWith("received undefined")
        ? "il manque quelque chose ici"
        : `il faut ici ${TYPES[issue.expected] ?? issue.expected}`;
    case "too_big":
      return `au plus ${limit(issue.maximum, issue)}`;
    case "too_small":
      return issue.origin === "string" && Number(issue.minimum) === 1
        ? "il manque des mots ici"
        : `au moins ${limit(issue.minimum, issue)}`;
    case "invalid_value":
      return `une de ces valeurs\u00a0: ${issue.values.map(String).join(", ")}`;
    case "not_multiple_of":
      return `un multiple de ${issue.divisor}`;
    case "invalid_format":
      return "n’a pas la forme voulue";
    default:
      return "n’est pas valable";
  }
}

const limit = (most: number | bigint, issue: Limit): string =>
  `${most}${COUNTED[issue.origin] ?? ""}${issue.inclusive === false ? " exclu" : ""}`;
