import { requestOperations } from "@entente/api";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { Table } from "../ui/table.tsx";

/** Support each way, as its receivers counted it. */
export function Balance() {
  const { m, f } = useLanguage();
  const { partner } = useRelation();
  const reading = useRead(requestOperations.supportBalance, { query: { partner } });
  return (
    <Sheet title={m.requests.balance}>
      <Ready of={reading}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{m.requests.noBalance}</p>
          ) : (
            <Table
              caption={m.requests.balanceCaption}
              rows={items}
              keyOf={({ resource, unit }) => `${resource} ${unit}`}
              columns={[
                {
                  name: m.requests.resource,
                  cell: ({ resource, unit }) =>
                    `${m.requests.resources[resource]}, ${m.requests.units[unit]}`,
                },
                { name: m.requests.given, figure: true, cell: ({ given }) => f.number(given) },
                { name: m.requests.received, figure: true, cell: ({ received }) => f.number(received) },
                { name: m.requests.difference, figure: true, cell: ({ balance }) => f.number(balance) },
                {
                  name: m.requests.givenOpen,
                  figure: true,
                  cell: ({ givenUnacknowledged }) => f.number(givenUnacknowledged),
                },
                {
                  name: m.requests.receivedOpen,
                  figure: true,
                  cell: ({ receivedUnacknowledged }) => f.number(receivedUnacknowledged),
                },
              ]}
            />
          )
        }
      </Ready>
    </Sheet>
  );
}
