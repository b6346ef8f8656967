import type { AgreementJson } from "@entente/api";
import { documentView, objectsOf, textsOf } from "../agreement/document.ts";
import type { Term } from "../agreement/vocabulary.ts";

/** What the agreement says of operations: what it admits, and at whom nothing is ever directed. */
export type Framework = {
  readonly techniques: readonly string[];
  readonly places: readonly string[];
  readonly purposes: readonly Term[];
  readonly areas: readonly Term[];
  /** Offices and classes of persons that are out of bounds, in the words of the agreement where it has some. */
  readonly spared: readonly Term[];
};

const distinct = (values: readonly string[]) => [...new Set(values)];

/** Reads the clauses on operations out of a document. Without one nothing is admitted, and nothing is offered. */
export function frameworkOf(document: AgreementJson | undefined): Framework {
  const { vocab } = documentView(document);
  const paramsOf = (wanted: string) =>
    objectsOf(
      objectsOf(document?.clauses)
        .filter(({ kind }) => kind === wanted)
        .map(({ params }) => params),
    );
  const admitted = paramsOf("operations");
  const named = (codes: readonly string[], terms: readonly Term[]) =>
    distinct(codes).map(
      (code) => terms.find((term) => term.code === code) ?? { code, name: { en: code, fr: code } },
    );
  return {
    techniques: distinct(admitted.flatMap(({ techniques }) => textsOf(techniques))),
    places: distinct(admitted.flatMap(({ places }) => textsOf(places))),
    purposes: named(
      admitted.flatMap(({ purposes }) => textsOf(purposes)),
      vocab.purposes,
    ),
    areas: vocab.areas,
    spared: named(
      paramsOf("no-target").flatMap(({ offices, classes }) => [...textsOf(offices), ...textsOf(classes)]),
      vocab.classes,
    ),
  };
}
