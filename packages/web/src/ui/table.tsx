import type { ReactNode } from "react";

export type Column<T> = {
  readonly name: string;
  cell(row: T): ReactNode;
  /** Figures stand to the right. */
  readonly figure?: boolean;
};

/** A table with its caption. The first column is what the row is about. */
export function Table<T>(props: {
  readonly caption: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  keyOf(row: T): string;
}) {
  const look = (column: Column<T>) => (column.figure === true ? "figure" : undefined);
  return (
    <div className="scroll">
      <table className="list">
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
                  <td className={look(column)} key={column.name}>
                    {column.cell(row)}
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
