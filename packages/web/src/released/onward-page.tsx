import { onwardOperations } from "@entente/api";
import { usePurposes } from "../agreement/use-purposes.ts";
import { usePages } from "../data/use-pages.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { ProductLink } from "../releases/product-link.tsx";
import { useFound } from "../releases/use-found.ts";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { ListPage } from "../ui/list-page.tsx";
import { Party } from "../ui/party.tsx";
import { OnwardAnswer } from "./onward-answer.tsx";
import { Reason } from "./reason.tsx";

/** So many products of a question are named; the others are counted. */
const NAMED = 3;

/** Questions whether products may go on to a third party, and what the originator said. */
export function OnwardPage(props: { readonly query: URLSearchParams; readonly id?: string | undefined }) {
  const { query, id } = props;
  const { m, f } = useLanguage();
  const { partner } = useRelation();
  const purposeOf = usePurposes();
  const session = useSession();
  const state = query.get("state");
  const pages = usePages(onwardOperations.listOnward, { query: { partner } });
  const mayAnswer = session.is("release-officer") && session.who.mayAct;
  const mayAsk = session.is("release-officer", "liaison-officer") && session.who.mayAct;
  const waits = (one: (typeof pages.items)[number]) => one.direction === "in" && one.state === "waiting";
  const find = useFound(pages.items.flatMap(({ products }) => products.slice(0, NAMED)));
  const asked = pages.items.find((one) => one.id === id && waits(one));
  return (
    <ListPage
      title={m.lists.onward}
      caption={m.lists.onwardCaption}
      at="onward"
      filters={state === null ? [] : [[m.lists.state, m.lists.onwardStates[state] ?? state]]}
      pages={pages}
      only={(one) => state === null || one.state === state}
      keyOf={(one) => one.id}
      columns={[
        {
          name: m.lists.when,
          cell: (one) =>
            mayAnswer && waits(one) ? (
              <>
                <a href={address(["onward", one.id])}>{f.time(one.at)}</a>
                <span className="block small warn">{m.desk.onward.answer}</span>
              </>
            ) : (
              f.time(one.at)
            ),
        },
        {
          name: m.release.what,
          cell: ({ products, items }) => {
            const named = products.slice(0, NAMED);
            return (
              <>
                {named.map((product) => (
                  <span className="block" key={product}>
                    <ProductLink product={product} find={find} />
                  </span>
                ))}
                {named.length === 0 ? m.lists.products(items) : null}
                {named.length > 0 && items > named.length ? (
                  <span className="small soft">{m.release.andMore(items - named.length)}</span>
                ) : null}
              </>
            );
          },
        },
        { name: m.lists.direction, cell: ({ direction }) => m.lists.directions[direction] },
        { name: m.lists.to, cell: ({ to }) => <Party id={to} /> },
        { name: m.lists.purpose, cell: ({ purpose }) => purposeOf(purpose) },
        {
          name: m.lists.reason,
          cell: ({ reason }) => <Reason code={reason} words={m.lists.onwardReasons} />,
        },
        { name: m.lists.state, cell: (one) => m.lists.onwardStates[one.state] },
        {
          name: m.lists.answer,
          cell: ({ code }) =>
            code === undefined ? "" : <Reason code={code} words={m.lists.onwardAnswers} />,
        },
        { name: m.lists.expires, cell: ({ expires }) => f.date(expires) },
      ]}
    >
      {mayAsk ? (
        <p>
          <a className="button quiet" href={address(["onward", "ask"])}>
            {m.desk.onward.ask}
          </a>
        </p>
      ) : null}
      {mayAnswer && asked !== undefined ? <OnwardAnswer question={asked} done={pages.again} /> : null}
    </ListPage>
  );
}
