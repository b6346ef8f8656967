import { type ProductSummary, productOperations } from "@entente/api";
import { useEffect, useMemo, useRef, useState } from "react";
import { usePages } from "../data/use-pages.ts";
import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { ListFoot } from "../ui/list-foot.tsx";
import { Page } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { filterOf, isEmpty } from "./filter.ts";
import { FilterForm } from "./filter-form.tsx";
import { InHand } from "./in-hand.tsx";
import { isSelectable, ProductTable } from "./product-table.tsx";
import { SavedViews } from "./saved-views.tsx";
import { MOST_SELECTED, pressed } from "./selection.ts";

const PAGE = 50;
/** What one request looks at is bounded: a page may be short and have a next one. So many are read by themselves. */
const MOST_BY_ITSELF = 10;

/** What this person may see: filtered, searched, selected. The address holds the filter. */
export function ProductsPage({ query }: { readonly query: URLSearchParams }) {
  const { m } = useLanguage();
  const words = m.productDesk.shelf;
  const session = useSession();
  const filter = useMemo(() => filterOf(query), [query]);
  const asked = { query: { limit: PAGE, ...filter } };
  const pages = usePages(productOperations.searchProducts, asked, "after", { first: { total: "bounded" } });
  useFilling(pages.items.length, pages.busy ? undefined : pages.more);
  const canWrite = session.is("analyst", "release-officer");
  return (
    <Page
      title={m.products.title}
      crumb={<a href={address([])}>{m.state.title}</a>}
      lead={
        canWrite ? (
          <span className="row no-print">
            <a className="button" href={address(["write"])}>
              {m.products.write}
            </a>
            <a className="button quiet" href={address(["import"])}>
              {words.bring}
            </a>
          </span>
        ) : undefined
      }
    >
      <div className="stack">
        <FilterForm filter={filter} />
        <SavedViews filter={filter} />
        {canWrite && isEmpty(filter) ? <InHand /> : null}
        <Problem of={pages.problem} again={pages.again} />
        <section className="sheet">
          {pages.items.length > 0 ? (
            <Selected rows={pages.items} canRelease={session.is("release-officer")} />
          ) : pages.busy || pages.more !== undefined ? (
            <p className="soft">{pages.more === undefined ? `${m.loading}…` : `${words.looking}…`}</p>
          ) : pages.problem !== undefined ? (
            <p className="soft">{m.lists.unread}</p>
          ) : isEmpty(filter) ? (
            <p className="soft">{words.nothingYet}</p>
          ) : (
            <p className="soft">
              {words.nothing} <a href={address(["products"])}>{words.widen}</a>
            </p>
          )}
          <ListFoot more={pages.more}>
            {pages.items.length === 0 ? null : words.shown(pages.items.length)}
            {pages.total !== undefined && pages.total.count > pages.items.length ? (
              <> · {words.total(pages.total.count, pages.total.exact)}</>
            ) : null}
          </ListFoot>
        </section>
      </div>
    </Page>
  );
}

/** Reads on while nothing or little was found. */
function useFilling(found: number, more: (() => void) | undefined): void {
  const read = useRef(0);
  useEffect(() => {
    if (more === undefined || found >= PAGE / 2 || read.current >= MOST_BY_ITSELF) return;
    read.current++;
    more();
  }, [found, more]);
}

function Selected({
  rows,
  canRelease,
}: {
  readonly rows: readonly ProductSummary[];
  readonly canRelease: boolean;
}) {
  const { m } = useLanguage();
  const words = m.productDesk.shelf;
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string | undefined>(undefined);
  const shown = useMemo(() => rows.filter(isSelectable).map(({ product }) => product), [rows]);
  const press = (product: string, on: boolean, range: boolean) => {
    // Read now: the selection is reckoned when the page is drawn, and by then this one is the last.
    const before = last.current;
    last.current = product;
    setSelected((now) => pressed(now, shown, { product, on, range, last: before }));
  };
  const tooMany = selected.size > MOST_SELECTED;
  return (
    <>
      {selected.size === 0 ? null : (
        <div className="product-selection no-print" role="status">
          <strong>{words.selected(selected.size)}</strong>
          {tooMany ? (
            <span className="warn">{words.tooMany(MOST_SELECTED)}</span>
          ) : (
            <a className="button" href={address(["release"], { product: [...selected].join(",") })}>
              {words.releaseSelected(selected.size)}
            </a>
          )}
          <button type="button" className="plain-button" onClick={() => setSelected(new Set())}>
            {words.unselect}
          </button>
          <span className="small soft">{words.range}</span>
        </div>
      )}
      <ProductTable
        caption={m.products.caption}
        rows={rows}
        selected={canRelease ? selected : undefined}
        press={press}
        pressAll={(on) => setSelected(new Set(on ? shown : []))}
      />
    </>
  );
}
