import { type ReactNode, useId } from "react";
import { useLanguage } from "../language/language.tsx";
import "./work.css";

export type BoardColumn<T> = {
  readonly key: string;
  readonly title: string;
  readonly items: readonly T[];
  /** What stands here has waited too long, or is over. */
  readonly tone?: "late" | "over" | undefined;
};

/** Cards by state: columns on a wide page, one list under the other on a narrow one, where empty ones are left out. */
export function Board<T>(props: {
  readonly label: string;
  readonly columns: readonly BoardColumn<T>[];
  keyOf(item: T): string;
  card(item: T): ReactNode;
}) {
  const { columns, keyOf, card } = props;
  return (
    <section className="board" aria-label={props.label}>
      {columns.map((column) => (
        <Lane key={column.key} column={column}>
          {column.items.map((item) => (
            <li className="card" key={keyOf(item)}>
              {card(item)}
            </li>
          ))}
        </Lane>
      ))}
    </section>
  );
}

function Lane<T>({ column, children }: { readonly column: BoardColumn<T>; readonly children: ReactNode }) {
  const { f } = useLanguage();
  const id = useId();
  const { items, tone, title } = column;
  return (
    <section className="lane" data-tone={tone} data-empty={items.length === 0} aria-labelledby={id}>
      <h2 className="lane-title" id={id}>
        {title} <span className="lane-count">{f.number(items.length)}</span>
      </h2>
      {items.length === 0 ? null : <ul>{children}</ul>}
    </section>
  );
}

/** One card: its name opens the page; below it what it is about, who must move, and by when. */
export function Card(props: {
  readonly href: string;
  readonly title: ReactNode;
  readonly about?: ReactNode;
  /** Who must move next. Ours stands out: it waits for whoever reads it. */
  readonly mover?: { readonly text: string; readonly ours: boolean } | undefined;
  readonly clock?: ReactNode;
  readonly children?: ReactNode;
}) {
  const { mover } = props;
  return (
    <>
      <a className="card-title" href={props.href}>
        {props.title}
      </a>
      {props.about === undefined ? null : <p className="small soft">{props.about}</p>}
      {props.children}
      {mover === undefined ? null : (
        <p className={mover.ours ? "small card-mover is-ours" : "small card-mover"}>{mover.text}</p>
      )}
      {props.clock === undefined ? null : <div className="small card-clock">{props.clock}</div>}
    </>
  );
}
