import { type ReactNode, useEffect, useRef } from "react";
import type { Pages } from "../data/use-pages.ts";
import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { Filters } from "./filters.tsx";
import { ListFoot } from "./list-foot.tsx";
import { Page } from "./page.tsx";
import { Problem } from "./problem.tsx";
import { type Column, Table } from "./table.tsx";

type Props<T> = {
  readonly title: string;
  readonly caption: string;
  /** The page's own address, without filters. */
  readonly at: string;
  readonly filters: readonly (readonly [name: string, value: string])[];
  readonly pages: Pages<T>;
  /** Rows that are shown of what was read; all, unless a filter is one the API does not have. */
  only?(row: T): boolean;
  readonly columns: readonly Column<T>[];
  keyOf(row: T): string;
  readonly children?: ReactNode;
};

/** A list narrowed here reads on until it shows this many rows, over this many pages at most. */
const ENOUGH = 25;
const PAGES = 25;

/** Narrowed by what the API does not filter, the first page may hold nothing of it: the next ones are read. */
function useFilling<T>({ items, more, busy }: Pages<T>, only: ((row: T) => boolean) | undefined): void {
  const read = useRef(0);
  const shown = only === undefined ? ENOUGH : items.filter(only).length;
  useEffect(() => {
    if (busy || more === undefined || shown >= ENOUGH || read.current >= PAGES) return;
    read.current++;
    more();
  }, [busy, more, shown]);
}

/** The entries behind a figure. */
export function ListPage<T>({
  title,
  caption,
  at,
  filters,
  pages,
  only,
  columns,
  keyOf,
  children,
}: Props<T>) {
  const { m } = useLanguage();
  useFilling(pages, only);
  const rows = only === undefined ? pages.items : pages.items.filter(only);
  return (
    <Page title={title} crumb={<a href={address([])}>{m.state.title}</a>}>
      <div className="stack">
        <Filters of={filters} clear={address([at])} />
        {children}
        <Problem of={pages.problem} again={pages.again} />
        <section className="sheet">
          {rows.length === 0 ? (
            <p className="soft">
              {pages.busy ? `${m.loading}…` : pages.problem === undefined ? m.lists.nothing : m.lists.unread}
            </p>
          ) : (
            <Table caption={caption} columns={columns} rows={rows} keyOf={keyOf} />
          )}
          <ListFoot more={pages.more}>{rows.length === 0 ? null : m.lists.shown(rows.length)}</ListFoot>
        </section>
      </div>
    </Page>
  );
}
