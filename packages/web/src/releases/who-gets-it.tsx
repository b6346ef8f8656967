import { usePurposes } from "../agreement/use-purposes.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { usePeople } from "../session/use-people.ts";
import { Fact } from "../ui/figure.tsx";
import { Sheet } from "../ui/page.tsx";
import { type Previewed, refuses } from "./previewed.ts";
import { recipientText } from "./recipient-text.ts";
import type { Release } from "./release.ts";

/** To whom, for what, until when, and who must approve: how many different people, and who of this house could. */
export function WhoGetsIt(props: {
  readonly of: Pick<Previewed, "groups" | "approvalsNeeded" | "approvers">;
  readonly recipient: Release["recipient"];
  readonly purpose: string;
}) {
  const { m, f } = useLanguage();
  const { name } = useRelation();
  const purposeOf = usePurposes();
  const personOf = usePeople();
  const { of, recipient, purpose } = props;
  const { approvers, approvalsNeeded } = of;
  return (
    <Sheet title={m.desk.who}>
      <dl className="facts">
        <Fact term={m.release.recipient}>
          <bdi>{f.start(name)}</bdi>
          {m.colon} {recipientText(recipient, m, f)}
        </Fact>
        <Fact term={m.release.purpose}>{purposeOf(purpose)}</Fact>
        {recipient.until === undefined ? null : <Fact term={m.desk.ends}>{f.time(recipient.until)}</Fact>}
        {refuses(of) ? null : (
          <>
            <Fact term={m.proposal.approvals}>{m.release.approvals(approvalsNeeded)}</Fact>
            {approvalsNeeded === 0 ? null : (
              <Fact term={m.desk.couldApprove}>
                <ul>
                  {approvers.map((account) => (
                    <li key={account}>
                      <bdi>{personOf(account)}</bdi>
                    </li>
                  ))}
                </ul>
                {approvers.length < approvalsNeeded ? (
                  <p className="warn small">
                    {approvers.length === 0 ? m.desk.nobodyCould : m.desk.tooFew(approvers.length)}
                  </p>
                ) : null}
              </Fact>
            )}
          </>
        )}
      </dl>
    </Sheet>
  );
}
