import { type Decision, explain } from "@entente/agreement";
import type { KeptViolation } from "./bodies.ts";
import type { DocumentOf } from "./dependencies.ts";

/** A violation with its sentences in both languages, by the document that was decided with. */
export function inWords(
  violation: KeptViolation,
  agreement: string | null | undefined,
  documentOf: DocumentOf,
) {
  const { clause, code, kind, curable } = violation;
  const found = detailIn(violation.detail);
  const told = { clause, kind, code, curable, ...(Object.keys(found).length === 0 ? {} : { detail: found }) };
  const hash = violation.agreement ?? agreement;
  const document = hash == null ? undefined : documentOf(hash);
  if (document === undefined) {
    return { ...told, text: { en: `Clause ${clause}: ${code}.`, fr: `Clause ${clause} : ${code}.` } };
  }
  const decision = {
    verdict: "refuse",
    violations: [{ ...told, detail: found }],
    obligations: [],
  } as unknown as Decision;
  const said = (lang: "en" | "fr") => explain(decision, document, lang).reasons[0]?.sentence ?? code;
  return { ...told, text: { en: said("en"), fr: said("fr") } };
}

/** The details of a partner's violation are the partner's own text: what is not of their form is left out. */
function detailIn(text: string | undefined): Record<string, string | number | string[]> {
  let value: unknown;
  try {
    value = JSON.parse(text ?? "{}");
  } catch {
    return {};
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, string | number | string[]] =>
        typeof entry[1] === "string" ||
        typeof entry[1] === "number" ||
        (Array.isArray(entry[1]) && entry[1].every((each) => typeof each === "string")),
    ),
  );
}
