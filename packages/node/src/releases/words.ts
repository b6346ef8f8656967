import { type Decision, type Detail, explain } from "@entente/agreement";
import type { KeptViolation } from "./bodies.ts";
import type { DocumentOf } from "./dependencies.ts";

/** A violation with its sentences in both languages, by the document that was decided with. */
export function inWords(
  violation: KeptViolation,
  agreement: string | null | undefined,
  documentOf: DocumentOf,
) {
  const { clause, code, kind, curable } = violation;
  const told = { clause, kind, code, curable };
  const hash = violation.agreement ?? agreement;
  const document = hash == null ? undefined : documentOf(hash);
  if (document === undefined) {
    return { ...told, text: { en: `Clause ${clause}: ${code}.`, fr: `Clause ${clause} : ${code}.` } };
  }
  const decision = {
    verdict: "refuse",
    violations: [{ ...told, detail: detailIn(violation.detail) }],
    obligations: [],
  } as unknown as Decision;
  const said = (lang: "en" | "fr") => explain(decision, document, lang).reasons[0]?.sentence ?? code;
  return { ...told, text: { en: said("en"), fr: said("fr") } };
}

/** The details of a partner's violation are the partner's own text: what is not of their form is left out. */
function detailIn(text: string | undefined): Detail {
  let value: unknown;
  try {
    value = JSON.parse(text ?? "{}");
  } catch {
    return {};
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter(
      ([, one]) =>
        typeof one === "string" ||
        typeof one === "number" ||
        (Array.isArray(one) && one.every((each) => typeof each === "string")),
    ),
  );
}
