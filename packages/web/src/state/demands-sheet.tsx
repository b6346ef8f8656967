import { type AnswerOf, requestOperations } from "@entente/api";
import { useRead } from "../data/use-read.ts";
import { useFirstLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { mayCall, useSession } from "../session/session.tsx";
import { Fact, Figure } from "../ui/figure.tsx";
import { Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";

type Count = AnswerOf<typeof requestOperations.requestSummary>["items"][number]["ours"];
const NONE: Count = { open: 0, unanswered: 0, overdue: 0 };

/** Demands that wait, each way, and for how long. */
export function DemandsSheet() {
  const { m } = useFirstLanguage();
  const { partner } = useRelation();
  const reading = useRead(requestOperations.requestSummary, { query: { partner } });
  return (
    <Sheet title={m.affair.demands}>
      <Ready of={reading} rows={3}>
        {({ items }) => {
          const found = items.find((one) => one.partner === partner);
          return (
            <dl className="facts figures">
              <Fact term={m.affair.demandsOurs}>
                <Demands count={found?.ours ?? NONE} />
              </Fact>
              <Fact term={m.affair.demandsTheirs}>
                <Demands count={found?.theirs ?? NONE} />
              </Fact>
            </dl>
          );
        }}
      </Ready>
    </Sheet>
  );
}

function Demands({ count: { open, unanswered, overdue, oldestDays } }: { readonly count: Count }) {
  const { m, f } = useFirstLanguage();
  const list = mayCall(useSession(), requestOperations.listRequests) ? address(["requests"]) : undefined;
  return (
    <>
      <Figure value={open} href={list} />
      {open === 0 ? null : (
        <p className="small soft">
          {oldestDays === undefined ? null : `${m.affair.age}${m.colon} ${m.affair.days(oldestDays)}`}
          {unanswered === 0 ? null : `, ${f.number(unanswered)} ${m.affair.unanswered}`}
          {overdue === 0 ? null : (
            <>
              {", "}
              <span className="bad">
                {f.number(overdue)} {m.affair.overdue}
              </span>
            </>
          )}
        </p>
      )}
    </>
  );
}
