import { useMemo } from "react";
import { useLanguage } from "../language/language.tsx";
import { GraphStage } from "./graph/graph-stage.tsx";
import { graphOf } from "./graph/model.ts";
import { GraphList, type GraphListProps } from "./graph-list.tsx";
import "./pictures.css";

export type { GraphEdge, GraphNode } from "./graph/model.ts";

export type GraphViewProps = Omit<GraphListProps, "onOpen"> & {
  /** The node the page is about: it keeps a ring. */
  readonly focus?: string | undefined;
  /** How it is drawn; by what the machine does best, if not given. */
  readonly how?: "webgl" | "canvas" | undefined;
  onOpen(id: string): void;
};

/** A graph as a picture, and always the same as a list, which is what is printed and read aloud. */
export function GraphView({ nodes, edges, focus, label, how, onOpen }: GraphViewProps) {
  const { m } = useLanguage();
  const words = m.pictures.graph;
  const graph = useMemo(() => graphOf(nodes, edges), [nodes, edges]);
  const at = graph.nodes.findIndex(({ id }) => id === focus);
  if (graph.nodes.length === 0) return <p className="soft">{words.empty}</p>;
  return (
    <div className="picture">
      {graph.nodes.length < 2 ? null : (
        <GraphStage graph={graph} focus={at < 0 ? undefined : at} label={label} how={how} onOpen={onOpen} />
      )}
      <GraphList nodes={nodes} edges={edges} label={words.list} onOpen={onOpen} />
    </div>
  );
}
