import { useMemo } from "react";
import { useLanguage } from "../language/language.tsx";
import { type Paper, trace } from "./origin/model.ts";
import { ProvenanceList } from "./origin/provenance-list.tsx";
import { ProvenancePicture } from "./origin/provenance-picture.tsx";
import { Sentences } from "./origin/sentences.tsx";
import "./pictures.css";

export type { Paper } from "./origin/model.ts";
export type ProvenanceProps = {
  readonly papers: readonly Paper[];
  /** The sources to which papers are followed, by id; without any, the papers that rest on nothing. */
  readonly roots?: readonly string[];
  readonly label: string;
};

const NONE: readonly string[] = [];

/** What rests on what: one leak visibly feeds many papers. */
export function Provenance({ papers, roots = NONE, label }: ProvenanceProps) {
  const { m } = useLanguage();
  const tracing = useMemo(() => trace(papers, roots), [papers, roots]);
  if (papers.length === 0) return <p className="soft">{m.pictures.provenance.empty}</p>;
  return (
    <div className="picture">
      <Sentences of={tracing} />
      <ProvenancePicture of={tracing} />
      <ProvenanceList of={tracing} caption={label} />
    </div>
  );
}
