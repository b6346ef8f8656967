import { releaseOperations } from "@entente/api";
import { useAwaiting } from "../data/use-awaiting.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { EntryLink } from "../ledger/entry-link.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { Fact } from "../ui/figure.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { placeOf } from "../verify/places.ts";
import { Reason } from "./reason.tsx";
import { RecallState } from "./recall-state.tsx";

/** One recall: the order, and the receipt that answers it. */
export function RecallPage({ id }: { readonly id: string }) {
  const { m, f } = useLanguage();
  const { partner } = useRelation();
  const recalls = useRead(releaseOperations.listRecalls, { query: { partner, id } });
  const state = recalls.answer?.items.find((one) => one.id === id)?.state;
  useAwaiting(state === "pending" || state === "overdue", recalls.again);
  return (
    <Page title={m.lists.recall} crumb={<a href={address(["recalls"])}>{m.lists.recalls}</a>}>
      <Ready of={recalls}>
        {({ items }) => {
          const one = items.find((each) => each.id === id);
          if (one === undefined) return <p>{m.failure.notFound}</p>;
          const ours = one.direction === "out";
          return (
            <Sheet title={m.lists.products(one.items)}>
              {one.state === "overdue" && ours ? (
                <p className="notice is-bad">{m.desk.recalls.unanswered}</p>
              ) : null}
              <dl className="facts">
                <Fact term={m.lists.state}>
                  <RecallState state={one.state} />
                </Fact>
                <Fact term={m.lists.direction}>{m.lists.directions[one.direction]}</Fact>
                <Fact term={m.lists.reason}>
                  <Reason code={one.reason} words={m.lists.recallReasons} />
                </Fact>
                <Fact term={m.lists.ordered}>
                  {f.time(one.orderedAt)}
                  {", "}
                  <EntryLink log={ours ? "ours" : "theirs"} place={placeOf(one.order)} />
                </Fact>
                {one.executeBy === undefined ? null : <Fact term={m.lists.due}>{f.time(one.executeBy)}</Fact>}
                <Fact term={m.lists.receipt}>
                  {one.receipt === undefined ? (
                    m.entry.noReceipt
                  ) : (
                    <>
                      {one.executedAt === undefined ? null : `${f.time(one.executedAt)}, `}
                      <EntryLink log={ours ? "theirs" : "ours"} place={placeOf(one.receipt)} />
                    </>
                  )}
                </Fact>
                {one.purged === undefined ? null : (
                  <Fact term={m.lists.purged}>{m.lists.products(one.purged)}</Fact>
                )}
                <Fact term={m.lists.release}>
                  <a href={address(["parts", one.part])}>{m.lists.itsPart}</a>
                </Fact>
              </dl>
            </Sheet>
          );
        }}
      </Ready>
    </Page>
  );
}
