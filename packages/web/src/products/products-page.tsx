import { productOperations } from "@entente/api";
import { type FormEvent, useState } from "react";
import { useAreas } from "../agreement/use-areas.ts";
import { usePages } from "../data/use-pages.ts";
import { useLanguage } from "../language/language.tsx";
import { address, goTo } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { Field } from "../ui/field.tsx";
import { ListPage } from "../ui/list-page.tsx";
import { productTitle } from "./product-title.ts";

const sources = ["written", "imported", "derived", "received"] as const;

/** What this person may see, with a search by words. */
export function ProductsPage({ query }: { readonly query: URLSearchParams }) {
  const { m, f } = useLanguage();
  const session = useSession();
  const nameOf = useAreas();
  const q = query.get("q") ?? "";
  const source = sources.find((one) => one === query.get("source"));
  const [words, setWords] = useState(q);
  const [from, setFrom] = useState<string>(source ?? "");
  const pages = usePages(productOperations.searchProducts, {
    query: { limit: 50, ...(q === "" ? {} : { q }), ...(source === undefined ? {} : { source }) },
  });
  const find = (event: FormEvent) => {
    event.preventDefault();
    goTo(address(["products"], { q: words.trim() || undefined, source: from || undefined }));
  };
  return (
    <ListPage
      title={m.products.title}
      caption={m.products.caption}
      at="products"
      filters={[
        ...(q === "" ? [] : [[m.products.search, q] as const]),
        ...(source === undefined ? [] : [[m.products.source, m.products.sources[source] ?? source] as const]),
      ]}
      pages={pages}
      keyOf={(one) => one.product}
      columns={[
        {
          name: m.products.name,
          cell: (one) => (
            <a href={address(["products", one.product])}>
              <bdi>{productTitle(one, m)}</bdi>
            </a>
          ),
        },
        { name: m.products.marking, cell: ({ marking }) => <bdi>{marking}</bdi> },
        { name: m.lists.areas, cell: ({ areas }) => f.list(areas.map(nameOf)) },
        { name: m.products.source, cell: (one) => m.products.sources[one.source] },
        { name: m.products.at, cell: ({ at }) => f.time(at) },
      ]}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: <search> is not known to the type definitions of every browser */}
      <form className="search-form" role="search" onSubmit={find}>
        <Field label={m.products.search} help={m.products.searchHelp}>
          {(ids) => (
            <input {...ids} type="search" value={words} onChange={(event) => setWords(event.target.value)} />
          )}
        </Field>
        <Field label={m.products.source}>
          {(ids) => (
            <select {...ids} value={from} onChange={(event) => setFrom(event.target.value)}>
              <option value="">{m.all}</option>
              {sources.map((one) => (
                <option key={one} value={one}>
                  {m.products.sources[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <button type="submit" className="button">
          {m.products.find}
        </button>
        {session.is("analyst", "release-officer") ? (
          <a className="button quiet" href={address(["write"])}>
            {m.products.write}
          </a>
        ) : null}
      </form>
    </ListPage>
  );
}
