import { type Found, foundKinds, searchingOperations } from "@entente/api";
import { useState } from "react";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address, goTo } from "../router.ts";
import { Page, Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
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
  const reading = useRead(
    searchingOperations.searchEverything,
    words.length < SHORTEST ? undefined : { query: { text: words.slice(0, 200), partner, limit: OF_EACH } },
    { keep: false },
  );
  return (
    <Page title={m.search.title} lead={m.search.lead}>
      <div className="stack">
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault();
            goTo(address(["search"], { text: text.trim() }));
          }}
        >
          <input
            type="search"
            aria-label={m.search.words}
            value={text}
            maxLength={200}
            onChange={(event) => setText(event.target.value)}
          />
          <button type="submit" className="button">
            {m.search.submit}
          </button>
        </form>
        {words.length < SHORTEST ? <p className="soft">{m.search.more}</p> : null}
        <Ready of={reading}>
          {({ found }) =>
            found.length === 0 ? (
              <p>{m.search.nothing}</p>
            ) : (
              foundKinds.map((kind) => (
                <Kind key={kind} kind={kind} found={found.filter((one) => one.kind === kind)} />
              ))
            )
          }
        </Ready>
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
      {found.length < OF_EACH ? null : <p className="small soft">{m.search.cut(OF_EACH)}</p>}
    </Sheet>
  );
}
