import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useLanguage } from "../../language/language.tsx";
import { useAnnounce } from "../../ui/live.tsx";
import { drawnText } from "../drawn-text.ts";
import { Connections, NodeLink } from "./connections.tsx";
import { pressKey } from "./keys.ts";
import type { Graph } from "./model.ts";
import { openPicture, type Picture } from "./picture.ts";

type Props = {
  readonly graph: Graph;
  readonly focus: number | undefined;
  readonly label: string;
  readonly how: "webgl" | "canvas" | undefined;
  onOpen(id: string): void;
};

/** The picture of a graph with its keys, its buttons, and what is known of the node that is marked. */
export function GraphStage({ graph, focus, label, how, onOpen }: Props) {
  const { m } = useLanguage();
  const words = m.pictures.graph;
  const announce = useAnnounce();
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const picture = useRef<Picture>(undefined);
  const [marked, setMarked] = useState<number>();
  const [state, setState] = useState<"drawing" | "arranging" | "settled" | "failed">("drawing");
  const [drawn, setDrawn] = useState<string>();
  const tell = useRef({ announce, onOpen, words });
  tell.current = { announce, onOpen, words };

  useEffect(() => {
    const container = place.current;
    if (container === null) return;
    let wanted = true;
    setMarked(undefined);
    setState("drawing");
    const opening = openPicture(container, {
      graph,
      focus,
      how,
      marked(node) {
        setMarked(node);
        if (node === undefined) return;
        const { label, kind } = graph.nodes[node]!;
        tell.current.announce(
          tell.current.words.marked(drawnText(label, 80), drawnText(kind, 40), graph.at[node]!.length),
        );
      },
      opened: (node) => tell.current.onOpen(graph.nodes[node]!.id),
      settled: () => setState("settled"),
    });
    opening.then(
      (opened) => {
        if (!wanted) return;
        picture.current = opened;
        setDrawn(opened.how);
        setState((now) => (now === "drawing" ? "arranging" : now));
      },
      () => wanted && setState("failed"),
    );
    return () => {
      wanted = false;
      picture.current = undefined;
      opening.then(
        (opened) => opened.close(),
        () => {},
      );
    };
  }, [graph, focus, how]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (picture.current === undefined || event.target !== place.current) return;
    if (pressKey(picture.current, event, (node) => onOpen(graph.nodes[node]!.id))) event.preventDefault();
  };
  const buttons: readonly (readonly [string, () => void])[] = [
    [words.zoomIn, () => picture.current?.zoom(1.4)],
    [words.zoomOut, () => picture.current?.zoom(1 / 1.4)],
    [words.fit, () => picture.current?.fit()],
  ];
  if (state === "failed") return <p className="notice">{words.failed}</p>;
  return (
    <figure className="graph no-print">
      <div
        ref={place}
        className="graph-place"
        data-state={state}
        data-how={drawn}
        role="application"
        aria-label={label}
        aria-describedby={`${id}-help`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its arrow keys go from node to node
        tabIndex={0}
        onKeyDown={onKeyDown}
      />
      <div className="graph-bar">
        <Legend of={graph} />
        <span className="row">
          {buttons.map(([name, press]) => (
            <button key={name} type="button" className="button quiet graph-button" onClick={press}>
              {name}
            </button>
          ))}
        </span>
      </div>
      <figcaption className="graph-marked">
        {marked === undefined ? (
          <p className="soft small">{words.select}</p>
        ) : (
          <>
            <p>
              <strong>
                <NodeLink {...linkOf(graph, marked)} onOpen={onOpen} />
              </strong>{" "}
              <span className="soft">
                <bdi>{drawnText(graph.nodes[marked]!.kind, 40)}</bdi>
              </span>
            </p>
            <Connections of={graph} at={marked} onOpen={onOpen} />
          </>
        )}
        <details className="small soft">
          <summary>{words.keys}</summary>
          <p id={`${id}-help`}>{words.help}</p>
        </details>
      </figcaption>
    </figure>
  );
}

function linkOf(graph: Graph, at: number) {
  const { id, label, href } = graph.nodes[at]!;
  return { id, label, href };
}

/** The kinds by their colours; all that share the last colour in one. */
function Legend({ of: { kinds, nodes, edges, of } }: { readonly of: Graph }) {
  const { m } = useLanguage();
  const words = m.pictures.graph;
  return (
    <div className="graph-legend small">
      <span className="soft">{words.points(nodes.length, edges.length)}</span>
      {kinds.slice(0, 8).map((kind, at) => (
        <span className={`graph-kind kind-${at + 1}`} key={kind}>
          <bdi>{at === 7 && kinds.length > 8 ? "…" : drawnText(kind, 24)}</bdi>
        </span>
      ))}
      {of > nodes.length ? <span className="soft">{words.bounded(nodes.length, of)}</span> : null}
    </div>
  );
}
