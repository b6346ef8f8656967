import { useMemo } from "react";
import { useLanguage } from "../../language/language.tsx";
import { Cut } from "../../ui/cut.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import type { Paper, Traced, Tracing } from "./model.ts";

/** Each paper, what it rests on and its sources in the end. */
export function ProvenanceList({ of, caption }: { readonly of: Tracing; readonly caption: string }) {
  const { m } = useLanguage();
  const words = m.pictures.provenance;
  const byId = useMemo(() => new Map(of.papers.map(({ paper }) => [paper.id, paper])), [of]);
  const names = (ids: readonly string[]) => (
    <ul>
      {ids.slice(0, 20).map((id) => (
        <li key={id}>
          <PaperName of={byId.get(id)!} />
        </li>
      ))}
      {ids.length > 20 ? <li className="soft">{words.more(ids.length - 20)}</li> : null}
    </ul>
  );
  const columns: Column<Traced>[] = [
    { name: words.paper, cell: ({ paper }) => <PaperName of={paper} linked /> },
    { name: m.pictures.graph.kind, cell: ({ paper }) => words.kinds[paper.kind] },
    { name: words.restsOn, cell: ({ from }) => names(from) },
    {
      name: words.sources,
      cell: ({ roots }) =>
        roots.length === 0 ? <span className="warn">{words.unknownSource}</span> : names(roots),
    },
  ];
  return <Table caption={caption} columns={columns} rows={of.papers} keyOf={({ paper }) => paper.id} />;
}

function PaperName({ of: { label, href }, linked }: { readonly of: Paper; readonly linked?: boolean }) {
  if (linked !== true || href === undefined || label.length > 120) return <Cut text={label} most={80} />;
  return (
    <a href={href}>
      <bdi>{label}</bdi>
    </a>
  );
}
