import { useLanguage } from "../../language/language.tsx";
import { drawnText } from "../drawn-text.ts";
import type { Paper, Tracing } from "./model.ts";

/** What the picture shows, in a sentence for each source: whether what looks like many is one. */
export function Sentences({ of }: { readonly of: Tracing }) {
  const { m } = useLanguage();
  const words = m.pictures.provenance;
  const count = (papers: readonly Paper[]) => {
    const reports = papers.filter(({ kind }) => kind === "report").length;
    return reports > 0 ? words.reports(reports) : words.papers(papers.length);
  };
  const told = of.roots.filter(({ feeds }) => feeds.length > 0).slice(0, 10);
  return (
    <ul className="provenance-said">
      {told.map(({ paper, feeds, alone }) => {
        const name = words.quoted(drawnText(paper.label, 60));
        const reports = alone.filter(({ kind }) => kind === "report");
        return (
          <li key={paper.id}>
            {reports.length > 1 ? (
              <strong>{words.one(words.reports(reports.length), name)}</strong>
            ) : (
              words.feeds(name, count(feeds))
            )}
          </li>
        );
      })}
    </ul>
  );
}
