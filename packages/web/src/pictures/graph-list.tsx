import { useDeferredValue, useId, useMemo, useState } from "react";
import { useLanguage } from "../language/language.tsx";
import { Cut } from "../ui/cut.tsx";
import { type Column, Table } from "../ui/table.tsx";
import { Connections, NodeLink, type Opens } from "./graph/connections.tsx";
import { type GraphEdge, type GraphNode, graphOf } from "./graph/model.ts";
import "./pictures.css";

export type GraphListProps = {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** What the list is of: its caption. */
  readonly label: string;
  onOpen?(id: string): void;
};

/** So many rows at once; a list this long has a field to find names in. */
const STEP = 50;
const FIND_FROM = 15;

/** A graph as a list: each node, and what it is connected with. */
export function GraphList({ nodes, edges, label, onOpen }: GraphListProps) {
  const { m } = useLanguage();
  const words = m.pictures.graph;
  const id = useId();
  const [wanted, setWanted] = useState("");
  const [most, setMost] = useState(STEP);
  const find = useDeferredValue(wanted).toLocaleLowerCase();
  const graph = useMemo(
    () => graphOf(nodes, edges, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY),
    [nodes, edges],
  );
  const found = useMemo(
    () =>
      graph.nodes
        .map((_, at) => at)
        .filter((at) => find === "" || graph.nodes[at]!.label.toLocaleLowerCase().includes(find)),
    [graph, find],
  );
  const columns: Column<number>[] = [
    { name: words.name, cell: (at) => <NodeName of={graph.nodes[at]!} onOpen={onOpen} /> },
    { name: words.kind, cell: (at) => <Cut text={graph.nodes[at]!.kind} most={40} /> },
    { name: words.linked, cell: (at) => <Connections of={graph} at={at} onOpen={onOpen} /> },
  ];
  if (graph.nodes.length === 0) return <p className="soft">{words.empty}</p>;
  return (
    <div className="stack tight">
      {graph.nodes.length < FIND_FROM ? null : (
        <p className="picture-find no-print">
          <label htmlFor={id}>{m.pictures.find}</label>
          <input id={id} type="search" value={wanted} onChange={(event) => setWanted(event.target.value)} />
        </p>
      )}
      {found.length === 0 ? (
        <p className="soft">{words.nothingFound}</p>
      ) : (
        <Table
          caption={label}
          columns={columns}
          rows={found.slice(0, most)}
          keyOf={(at) => graph.nodes[at]!.id}
        />
      )}
      <p className="row small soft">
        <span role="status">{m.pictures.shownOf(Math.min(most, found.length), found.length)}</span>
        {found.length <= most ? null : (
          <button type="button" className="button quiet no-print" onClick={() => setMost(most + STEP)}>
            {m.pictures.more(Math.min(STEP, found.length - most))}
          </button>
        )}
      </p>
    </div>
  );
}

function NodeName({ of: { id, label, href, count }, onOpen }: { readonly of: GraphNode } & Opens) {
  const { m } = useLanguage();
  return (
    <>
      <NodeLink id={id} label={label} href={href} onOpen={onOpen} />
      {count === undefined || count < 2 ? null : (
        <span className="soft small block">{m.pictures.graph.holds(count)}</span>
      )}
    </>
  );
}
