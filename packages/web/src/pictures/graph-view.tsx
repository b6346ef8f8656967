import { GraphList, type GraphListProps } from "./graph-list.tsx";
import "./pictures.css";

export type { GraphEdge, GraphNode } from "./graph/model.ts";

export type GraphViewProps = Omit<GraphListProps, "onOpen"> & {
  /** The node the page is about: it is marked first. */
  readonly focus?: string | undefined;
  onOpen(id: string): void;
};

/** A graph, and the same as a list. */
export function GraphView(props: GraphViewProps) {
  return <GraphList nodes={props.nodes} edges={props.edges} label={props.label} onOpen={props.onOpen} />;
}
