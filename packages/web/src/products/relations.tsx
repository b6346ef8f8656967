import { productContextOperations } from "@entente/api";
import { lazy, Suspense, useMemo, useState } from "react";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { address, goTo } from "../router.ts";
import { Field } from "../ui/field.tsx";
import { Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";

const GraphView = lazy(async () => ({ default: (await import("../pictures/graph-view.tsx")).GraphView }));

/** What a product is connected with. It opens other products, which is logged: so it waits to be asked. */
export function Relations({ product }: { readonly product: string }) {
  const { m } = useLanguage();
  const words = m.productDesk.reading;
  const [depth, setDepth] = useState<1 | 2>();
  return (
    <Sheet title={words.relations}>
      {depth === undefined ? (
        <div className="no-print">
          <button type="button" className="button quiet" onClick={() => setDepth(1)}>
            {words.readRelations}
          </button>
          <p className="small soft sheet-foot">{words.relationsHelp}</p>
        </div>
      ) : (
        <div className="stack">
          <div className="choose no-print">
            <Field label={words.depth}>
              {(ids) => (
                <select
                  {...ids}
                  value={depth}
                  onChange={(event) => setDepth(event.target.value === "2" ? 2 : 1)}
                >
                  <option value="1">{words.depths["1"]}</option>
                  <option value="2">{words.depths["2"]}</option>
                </select>
              )}
            </Field>
          </div>
          <Drawn product={product} depth={depth} key={depth} />
        </div>
      )}
    </Sheet>
  );
}

function Drawn({ product, depth }: { readonly product: string; readonly depth: 1 | 2 }) {
  const { m } = useLanguage();
  const words = m.productDesk.reading;
  const input = { params: { product }, query: { depth } };
  const reading = useRead(productContextOperations.readProductGraph, input, { keep: false });
  const { answer } = reading;
  const drawn = useMemo(() => {
    const places = new Map(answer?.nodes.map((node) => [node.id, node.product]));
    const nodes = (answer?.nodes ?? []).map(({ id, product: opens, type, name }) => ({
      id,
      label:
        name ??
        `${type} ${id.split("--")[1]?.slice(0, 8) ?? ""}${opens === undefined ? ` (${words.notHere})` : ""}`,
      kind: type,
      ...(opens === undefined ? {} : { href: address(["products", opens]) }),
    }));
    const edges = (answer?.edges ?? []).map(({ from, to, type }) => ({ from, to, label: type }));
    return { nodes, edges, places };
  }, [answer, words]);
  return (
    <Ready of={reading}>
      {({ root, nodes, cut }) =>
        nodes.length < 2 ? (
          <p className="soft">{words.noRelations}</p>
        ) : (
          <Suspense fallback={<p className="soft">{m.loading}…</p>}>
            <GraphView
              nodes={drawn.nodes}
              edges={drawn.edges}
              focus={root}
              label={words.graphLabel}
              onOpen={(id) => {
                const opens = drawn.places.get(id);
                if (opens !== undefined) goTo(address(["products", opens]));
              }}
            />
            {cut ? <p className="small warn">{words.cut}</p> : null}
          </Suspense>
        )
      }
    </Ready>
  );
}
