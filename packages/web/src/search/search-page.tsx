import { type Found, foundKinds, searchingOperations } from "@entente/api";
import { useState } from "react";
import { usePages } from "../data/use-pages.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address, goTo } from "../router.ts";
import { Page, Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { foundAddress } from "./found-address.ts";

const SHORTEST = 2;
const OF_EACH = 20;

/** Everything of one's own pages that says these words, by kind. */
export function SearchPage({ query }: { readonly query: URLSearchParams }) {
  const { m } = useLanguage();
  const { partner } = useRelation();
  const asked = query.get("text") ?? "";
  const [text, setText] = useState(asked);
  const words = asked.trim();
  const asks = words.length >= SHORTEST;
  const pages = usePages(
    searchingOperations.searchEverything,
    asks ? { query: { text: words.slice(0, 200), partner, limit: OF_EACH } } : undefined,
    "after",
    { keep: false },
  );
  const { items: found, more, busy, problem, again } = pages;
  return (
    <Page title={m.search.title} lead={m.search.lead}>
      <div className="stack">
        <form
          className="row search-words"
          onSubmit={(event) => {
            event.preventDefault();
            goTo(address(["search"], { text: text.trim() }));
          }}
        >
          <div className="field">
            <input
              type="search"
              aria-label={m.search.words}
              value={text}
              maxLength={200}
              onChange={(event) => setText(event.target.value)}
            />
          </div>
          <button type="submit" className="button">
            {m.search.submit}
          </button>
        </form>
        {asks ? null : <p className="soft">{m.search.more}</p>}
        <Problem of={problem} again={again} />
        {foundKinds.map((kind) => (
          <Kind key={kind} kind={kind} found={found.filter((one) => one.kind === kind)} />
        ))}
        {asks && problem === undefined ? (
          <p className="row" role="status">
            {busy
              ? `${m.loading}…`
              : more !== undefined
                ? found.length === 0
                  ? m.search.notYet
                  : m.search.older
                : found.length === 0
                  ? m.search.nothing
                  : m.search.all}
            {more === undefined ? null : (
              <button type="button" className="button quiet" onClick={more}>
                {m.search.further}
              </button>
            )}
          </p>
        ) : null}
      </div>
    </Page>
  );
}

function Kind({ kind, found }: { readonly kind: Found["kind"]; readonly found: readonly Found[] }) {
  const { m, f } = useLanguage();
  if (found.length === 0) return null;
  return (
    <Sheet title={m.search.kinds[kind]}>
      <ul className="list">
        {found.map((one) => (
          <li key={one.id}>
            <a href={foundAddress(one)}>
              <bdi>{typeof one.title === "string" ? one.title : f.name(one.title)}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
