import { type AnswerOf, contactOperations } from "@entente/api";
import { useRead } from "../data/use-read.ts";
import { useFirstLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { mayCall, useSession } from "../session/session.tsx";
import { Fact, Figure } from "../ui/figure.tsx";
import { Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";

type Standing = AnswerOf<typeof contactOperations.contactSummary>["undertakings"]["ours"];

/** What each side has undertaken, and where the two accounts of a contact differ. */
export function UndertakingsSheet() {
  const { m, f } = useFirstLanguage();
  const { partner } = useRelation();
  const reading = useRead(contactOperations.contactSummary, { params: { partner } });
  const session = useSession();
  const list = mayCall(session, contactOperations.listContacts) ? address(["contacts"]) : undefined;
  const owed = mayCall(session, contactOperations.listUndertakings)
    ? address(["contacts", "undertakings"])
    : undefined;
  return (
    <Sheet title={m.affair.undertakings}>
      <Ready of={reading} rows={6}>
        {({ undertakings, protests, divergences }) => (
          <dl className="facts figures">
            <Fact term={m.affair.ours}>
              <Undertakings of={undertakings.ours} href={owed} />
            </Fact>
            <Fact term={m.affair.theirs}>
              <Undertakings of={undertakings.theirs} href={owed} />
            </Fact>
            <Fact term={m.affair.protests}>
              <Figure value={protests.length} href={list} />
              {protests.length === 0 ? null : (
                <span className="small soft">
                  {" "}
                  {f.list(protests.map(({ ageDays }) => m.affair.days(ageDays)))}
                </span>
              )}
            </Fact>
            <Fact term={m.affair.divergences}>
              <Figure value={divergences} href={list} />
            </Fact>
          </dl>
        )}
      </Ready>
    </Sheet>
  );
}

function Undertakings({ of, href }: { readonly of: Standing; readonly href: string | undefined }) {
  const { m, f } = useFirstLanguage();
  const states = Object.keys(m.affair.undertakingStates) as (keyof typeof m.affair.undertakingStates)[];
  const some = states.filter((state) => of[state] > 0);
  const total = states.reduce((sum, state) => sum + (state === "overdue" ? 0 : of[state]), 0);
  return (
    <>
      <Figure value={total} href={href} />
      {some.length === 0 ? null : (
        <p className="small soft">
          {f.list(some.map((state) => `${f.number(of[state])} ${m.affair.undertakingStates[state]}`))}
          {of.next === undefined ? null : `. ${m.affair.next}${m.colon} ${f.date(of.next)}`}
        </p>
      )}
    </>
  );
}
