import type { ProductSummary } from "@entente/api";
import type { ReactNode } from "react";
import { useAreas } from "../agreement/use-areas.ts";
import { useLanguage } from "../language/language.tsx";
import { productTitle } from "../products/product-title.ts";
import { Violations } from "../ui/violations.tsx";
import { Obligations } from "./obligations.tsx";
import type { Group } from "./previewed.ts";

export type Find = (product: string) => ProductSummary | undefined;

const looks = {
  permit: "notice is-good",
  "permit-with-obligations": "notice is-good",
  refuse: "notice is-bad",
} as const;

/** One decision, for the products that differ only by who reads them: what forbids, or what comes with it. */
export function GroupDecision(props: {
  readonly group: Group;
  readonly agreement: string | undefined;
  readonly find: Find;
  /** What can be done about it, where it refuses. */
  readonly children?: ReactNode;
}) {
  const { group, agreement, find } = props;
  const { m, f } = useLanguage();
  const nameOf = useAreas();
  const { verdict, violations, obligations, products, areas, label, retainUntil } = group;
  const verdicts = {
    permit: m.release.permit,
    "permit-with-obligations": m.release.obliged,
    refuse: m.release.refuse,
  };
  return (
    <section className={looks[verdict]} data-verdict={verdict}>
      <h2>
        {m.lists.products(products.length)}
        {m.colon} {verdicts[verdict]}
      </h2>
      <p className="small">
        <bdi>{label}</bdi>
        {areas.length === 0 ? null : ` · ${f.list(areas.map(nameOf))}`}
      </p>
      {verdict === "refuse" ? null : (
        <p>
          {retainUntil === undefined ? (
            <>
              {m.desk.holds}
              {m.colon} {m.desk.noEnd}
            </>
          ) : (
            <>
              {m.desk.holds} <strong>{f.date(retainUntil)}</strong>
            </>
          )}
        </p>
      )}
      <ProductNames products={products} find={find} />
      {violations.length === 0 ? null : <Violations of={violations} agreement={agreement} />}
      {verdict === "refuse" || obligations.length === 0 || agreement === undefined ? null : (
        <Obligations of={obligations} agreement={agreement} />
      )}
      {verdict === "refuse" ? props.children : null}
    </section>
  );
}

/** More names than this are a number. */
const NAMES = 12;

function ProductNames({ products, find }: { readonly products: readonly string[]; readonly find: Find }) {
  const { m } = useLanguage();
  const names = products.flatMap((product) => {
    const found = find(product);
    return found === undefined ? [] : [{ product, title: productTitle(found, m) }];
  });
  if (names.length === 0) return null;
  const more = products.length - Math.min(names.length, NAMES);
  return (
    <ul className="bullets">
      {names.slice(0, NAMES).map(({ product, title }) => (
        <li key={product}>
          <bdi>{title}</bdi>
        </li>
      ))}
      {more > 0 ? <li className="soft">{m.release.andMore(more)}</li> : null}
    </ul>
  );
}
