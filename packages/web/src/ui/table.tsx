import type { ReactNode } from "react";

export type Column<T> = {
  readonly name: string;
  cell(row: T): ReactNode;
  /** Figures stand to the right. */
  readonly figure?: boolean;
};

/**
 * From so many columns on, or so many with words, a phone shows each row as a block: what stands in a cell after the
 * name of its column.
 */
const STACKS_FROM = 4;
const WORDS_FROM = 3;

/** A table with its caption. The first column is what the row is about. */
export function Table<T>(props: {
  readonly caption: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  keyOf(row: T): string;
}) {
  const withWords = props.columns.filter(({ figure }) => figure !== true).length;
  const stacks = props.columns.length >= STACKS_FROM || withWords >= WORDS_FROM;
  const look = (column: Column<T>) => (column.figure === true ? "figure" : undefined);
  return (
    <div className="scroll">
      <table className={stacks ? "list stacks" : "list"}>
        <caption>{props.caption}</caption>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th scope="col" className={look(column)} key={column.name}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={props.keyOf(row)}>
              {props.columns.map((column, at) =>
                at === 0 ? (
                  <th scope="row" key={column.name}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td className={look(column)} key={column.name} data-name={column.name}>
                    {stacks ? <div className="cell-value">{column.cell(row)}</div> : column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
