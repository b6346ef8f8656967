import type { ProductSummary } from "@entente/api";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type MouseEvent, useLayoutEffect, useRef, useState } from "react";
import { useAreas } from "../agreement/use-areas.ts";
import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { Party } from "../ui/party.tsx";
import { kindName } from "./kind-name.ts";
import { productTitle } from "./product-title.ts";

type Props = {
  readonly caption: string;
  readonly rows: readonly ProductSummary[];
  /** Absent: nothing can be selected. */
  readonly selected: ReadonlySet<string> | undefined;
  press(product: string, on: boolean, range: boolean): void;
  pressAll(on: boolean): void;
};

/** Fewer rows are all there; of more, only those in sight and some around them. */
const VIRTUAL_FROM = 150;
const ROW_HEIGHT = 42;
const AROUND = 15;

/** Whether a product may be chosen for a release: what the partner released goes onward by asking. */
export const isSelectable = ({ source }: ProductSummary): boolean => source !== "received";

/** The list as a table. Its first cell selects, with Shift all between two. */
export function ProductTable({ caption, rows, selected, press, pressAll }: Props) {
  const { m } = useLanguage();
  const words = m.productDesk.shelf;
  const body = useRef<HTMLTableSectionElement>(null);
  const [top, setTop] = useState(0);
  const isVirtual = rows.length >= VIRTUAL_FROM;
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => ROW_HEIGHT,
    overscan: AROUND,
    scrollMargin: top,
    enabled: isVirtual,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew when the list has other rows
  useLayoutEffect(() => {
    if (body.current !== null) setTop(body.current.getBoundingClientRect().top + window.scrollY);
  }, [rows.length]);
  const items = isVirtual ? virtualizer.getVirtualItems() : [];
  const [first, last] = [items[0], items.at(-1)];
  const before = isVirtual ? (first?.start ?? top) - top : 0;
  const after = isVirtual ? virtualizer.getTotalSize() - ((last?.end ?? top) - top) : 0;
  const shown = isVirtual ? rows.slice(first?.index ?? 0, (last?.index ?? -1) + 1) : rows;
  const start = isVirtual ? (first?.index ?? 0) : 0;
  const selectable = rows.filter(isSelectable);
  const allOn = selectable.length > 0 && selectable.every(({ product }) => selected?.has(product));
  const columns = selected === undefined ? 7 : 8;
  return (
    <table className="list product-table" aria-rowcount={isVirtual ? rows.length + 1 : undefined}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {selected === undefined ? null : (
            <th scope="col" className="pick-cell">
              <input
                type="checkbox"
                aria-label={words.selectShown}
                title={words.selectShown}
                checked={allOn}
                onChange={(event) => pressAll(event.target.checked)}
              />
            </th>
          )}
          <th scope="col">{m.products.name}</th>
          <th scope="col" className="wide">
            {words.kind}
          </th>
          <th scope="col">{m.products.marking}</th>
          <th scope="col" className="wide">
            {m.lists.areas}
          </th>
          <th scope="col" className="wide">
            {m.products.originator}
          </th>
          <th scope="col" className="wide">
            {m.products.source}
          </th>
          <th scope="col" className="wide">
            {m.products.at}
          </th>
        </tr>
      </thead>
      <tbody ref={body}>
        <Spacer height={before} columns={columns} />
        {shown.map((row, at) => (
          <Row
            key={row.product}
            row={row}
            index={isVirtual ? start + at : undefined}
            selected={selected?.has(row.product)}
            press={press}
            measure={isVirtual ? virtualizer.measureElement : undefined}
          />
        ))}
        <Spacer height={after} columns={columns} />
      </tbody>
    </table>
  );
}

function Spacer({ height, columns }: { readonly height: number; readonly columns: number }) {
  if (height <= 0) return null;
  return (
    <tr className="spacer">
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}

function Row(props: {
  readonly row: ProductSummary;
  readonly index: number | undefined;
  readonly selected: boolean | undefined;
  press(product: string, on: boolean, range: boolean): void;
  readonly measure: ((node: HTMLTableRowElement | null) => void) | undefined;
}) {
  const { m, f } = useLanguage();
  const areaName = useAreas();
  const { row, index, selected, press } = props;
  const title = productTitle(row, m);
  const toggle = (event: MouseEvent<HTMLInputElement>) =>
    press(row.product, event.currentTarget.checked, event.shiftKey);
  return (
    <tr
      ref={props.measure}
      data-index={index}
      aria-rowindex={index === undefined ? undefined : index + 2}
      className={selected ? "is-picked" : undefined}
    >
      {selected === undefined ? null : (
        <td className="pick-cell">
          {isSelectable(row) ? (
            <input
              type="checkbox"
              aria-label={m.productDesk.shelf.select(title)}
              checked={selected}
              onClick={toggle}
              onChange={() => {}}
            />
          ) : null}
        </td>
      )}
      <th scope="row">
        <a href={address(["products", row.product])}>
          <bdi>{title}</bdi>
        </a>
        <span className="narrow-only small soft">
          {kindName(row.kind, m)} · {m.products.sources[row.source]} · {f.time(row.at)}
        </span>
      </th>
      <td className="wide">{kindName(row.kind, m)}</td>
      <td className="product-marking">
        <bdi>{row.marking.slice(0, 120)}</bdi>
      </td>
      <td className="wide">{f.list(row.areas.map(areaName))}</td>
      <td className="wide">
        <Party id={row.originator} />
      </td>
      <td className="wide">{m.products.sources[row.source]}</td>
      <td className="wide nowrap">{f.time(row.at)}</td>
    </tr>
  );
}
