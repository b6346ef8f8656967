import type { AgreementJson } from "@entente/api";
import { objectsOf, textsOf } from "../agreement/document.ts";

/** The grounds on which the agreement lets a request be refused; empty where no clause names any. */
export function groundsOf(document: AgreementJson | undefined): readonly string[] {
  const clauses = objectsOf(document?.clauses).filter(({ kind }) => kind === "request-refusal");
  return [...new Set(objectsOf(clauses.map(({ params }) => params)).flatMap(({ codes }) => textsOf(codes)))];
}
