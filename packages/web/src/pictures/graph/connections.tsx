import { useLanguage } from "../../language/language.tsx";
import { Cut } from "../../ui/cut.tsx";
import type { Graph } from "./model.ts";

/** Connections named at one node. */
const NAMED = 8;

export type Opens = { readonly onOpen: ((id: string) => void) | undefined };

/** A node's name as what opens it. */
export function NodeLink(
  props: { readonly id: string; readonly label: string; readonly href: string | undefined } & Opens,
) {
  const { m } = useLanguage();
  const { id, label, href, onOpen } = props;
  if (href === undefined && onOpen === undefined) return <Cut text={label} />;
  // A long name holds a button that shows more of it, and a link may hold none: the link then stands behind it.
  if (label.length > 120) {
    return (
      <>
        <Cut text={label} /> <NodeLink id={id} label={m.pictures.open} href={href} onOpen={onOpen} />
      </>
    );
  }
  if (href !== undefined) {
    return (
      <a href={href}>
        <bdi>{label}</bdi>
      </a>
    );
  }
  return (
    <button type="button" className="plain-button" onClick={() => onOpen?.(id)}>
      <bdi>{label}</bdi>
    </button>
  );
}

/** What a node is connected with, and by what. */
export function Connections({ of: graph, at, onOpen }: { readonly of: Graph; readonly at: number } & Opens) {
  const { m } = useLanguage();
  const words = m.pictures.graph;
  const edges = graph.at[at]!;
  return (
    <ul className="linked">
      {edges.slice(0, NAMED).map((edge) => {
        const { from, to, label } = graph.edges[edge]!;
        const other = graph.nodes[from === at ? to : from]!;
        const relation = label === undefined ? "" : label.slice(0, 60);
        return (
          <li key={edge}>
            <span className="soft small">
              <bdi>{from === at ? words.to(relation) : words.from(relation)}</bdi>
            </span>{" "}
            <NodeLink id={other.id} label={other.label} href={other.href} onOpen={onOpen} />
          </li>
        );
      })}
      {edges.length > NAMED ? <li className="soft small">{words.and(edges.length - NAMED)}</li> : null}
    </ul>
  );
}
