import type { InquiryView } from "@entente/api";
import type { Paper } from "../pictures/provenance.tsx";

type Names = {
  claim(id: string): string;
  finding(number: number): string;
  root(kind: InquiryView["evidence"][number]["rootKind"], name: string | undefined): string;
  unreadable: string;
};

/** Each root under the one it was found to have the same origin as; what is the same counts once. */
function mergedRoots({ evidence, edges }: Pick<InquiryView, "evidence" | "edges">): (root: string) => string {
  const above = new Map<string, string>();
  const top = (root: string): string => {
    let at = root;
    for (let next = above.get(at); next !== undefined; next = above.get(at)) at = next;
    return at;
  };
  const rootOf = new Map(evidence.map((one) => [one.evidence, one.root]));
  for (const { from, relation, to } of edges) {
    const [one, other] = [rootOf.get(from), rootOf.get(to)];
    if (relation !== "same_origin" || one === undefined || other === undefined) continue;
    if (top(one) !== top(other)) above.set(top(one), top(other));
  }
  return top;
}

/** A picture has room for so much of a name; the table below it and the page hold the whole. */
const LABEL = 60;
const short = (text: string) => (text.length > LABEL ? `${text.slice(0, LABEL).toWellFormed()}…` : text);

/**
 * The papers of an inquiry for the picture of provenance: roots, the evidence that rests on them, the claims that
 * evidence supports, and the findings on those claims. What speaks against a claim does not feed it.
 */
export function papersOf(view: InquiryView, names: Names): { papers: Paper[]; roots: string[] } {
  const { evidence, edges, claims, findings } = view;
  const top = mergedRoots(view);
  const known = new Set(evidence.map((one) => one.evidence));
  const derived = (id: string) =>
    edges
      .filter(({ from, relation, to }) => from === id && relation !== "same_origin" && known.has(to))
      .map(({ to }) => to);
  const roots = [...new Set(evidence.map(({ root }) => top(root)))];
  return {
    roots,
    papers: [
      ...roots.map((root): Paper => {
        const first = evidence.find((one) => top(one.root) === root)!;
        return { id: root, label: names.root(first.rootKind, first.words?.name), kind: "source", from: [] };
      }),
      ...evidence.map((one): Paper => {
        const from = derived(one.evidence);
        return {
          id: one.evidence,
          label:
            one.words === undefined ? names.unreadable : short(`${one.words.name}: ${one.words.description}`),
          kind: "report",
          from: from.length > 0 ? from : [top(one.root)],
        };
      }),
      ...claims.map((claim): Paper => {
        const supporting = evidence.filter(({ bears }) =>
          bears.some((bearing) => bearing.claim === claim && bearing.way === "supports"),
        );
        return {
          id: claim,
          label: short(names.claim(claim)),
          kind: "claim",
          from: supporting.map((one) => one.evidence),
        };
      }),
      ...findings.map(
        (one): Paper => ({
          id: one.finding,
          label: names.finding(one.number),
          kind: "finding",
          from: one.claims,
        }),
      ),
    ],
  };
}
