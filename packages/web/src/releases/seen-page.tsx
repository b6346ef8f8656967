import { type AnswerOf, releaseOperations } from "@entente/api";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { usePeople } from "../session/use-people.ts";
import { Page, Sheet } from "../ui/page.tsx";
import { Party } from "../ui/party.tsx";
import { Ready } from "../ui/reading.tsx";
import { Table } from "../ui/table.tsx";
import { ProductLink } from "./product-link.tsx";
import { useFound } from "./use-found.ts";

type Seen = AnswerOf<typeof releaseOperations.whoSees>;

/** Who may see a product, who has seen it here, and to whom it went: for those who answer for it. */
export function SeenPage({ id }: { readonly id: string }) {
  const { m } = useLanguage();
  const words = m.desk.seen;
  const mayAsk = useSession().is("release-officer", "overseer");
  const find = useFound([id]);
  const input = { params: { product: id }, query: { limit: 100 } };
  const reading = useRead(releaseOperations.whoSees, mayAsk ? input : undefined);
  return (
    <Page title={words.title} lead={words.lead} crumb={<ProductLink product={id} find={find} />}>
      {mayAsk ? (
        <Ready of={reading}>
          {(seen) => (
            <div className="stack">
              <May of={seen} />
              <Reads of={seen} />
              <Released of={seen} />
            </div>
          )}
        </Ready>
      ) : (
        <p>{words.only}</p>
      )}
    </Page>
  );
}

function May({ of }: { readonly of: Seen }) {
  const { m, f } = useLanguage();
  const personOf = usePeople();
  const words = m.desk.seen;
  return (
    <Sheet title={words.may}>
      {of.may.length === 0 ? (
        <p>{words.mayNone}</p>
      ) : (
        <ul className="bullets">
          {of.may.map(({ account, roles }) => (
            <li key={account}>
              <bdi>{personOf(account)}</bdi>{" "}
              <span className="small soft">{f.list(roles.map((role) => m.signIn.roles[role] ?? role))}</span>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}

function Reads({ of }: { readonly of: Seen }) {
  const { m, f } = useLanguage();
  const personOf = usePeople();
  const words = m.desk.seen;
  return (
    <Sheet title={words.reads}>
      {of.reads.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <Table
          caption={words.readsCaption}
          rows={of.reads}
          keyOf={({ entry }) => entry}
          columns={[
            { name: m.lists.when, cell: ({ at }) => f.time(at) },
            { name: words.who, cell: ({ by }) => <bdi>{personOf(by)}</bdi> },
            { name: words.why, cell: ({ why }) => words.whys[why] ?? why },
            { name: words.with, figure: true, cell: ({ count }) => f.number(count - 1) },
          ]}
        />
      )}
    </Sheet>
  );
}

function Released({ of }: { readonly of: Seen }) {
  const { m, f } = useLanguage();
  const words = m.desk.seen;
  return (
    <Sheet title={words.released}>
      {of.parts.length === 0 ? (
        <p>{words.releasedNone}</p>
      ) : (
        <>
          <Table
            caption={m.lists.partsCaption}
            rows={of.parts}
            keyOf={({ id }) => id}
            columns={[
              {
                name: m.lists.when,
                cell: ({ id, madeAt }) => <a href={address(["parts", id])}>{f.time(madeAt)}</a>,
              },
              { name: m.lists.to, cell: ({ partner }) => <Party id={partner} /> },
              { name: m.lists.direction, cell: ({ direction }) => m.lists.directions[direction] },
              { name: m.lists.state, cell: ({ state }) => m.lists.partStates[state] },
              {
                name: m.lists.receipt,
                cell: ({ receivedAt }) => (receivedAt === undefined ? m.entry.noReceipt : f.time(receivedAt)),
              },
            ]}
          />
          <p className="small soft sheet-foot">{words.there}</p>
        </>
      )}
    </Sheet>
  );
}
