import { usePurposes } from "../agreement/use-purposes.ts";
import { useLanguage } from "../language/language.tsx";
import { kindName } from "../products/kind-name.ts";
import { recipientText } from "../releases/recipient-text.ts";
import { usePeople } from "../session/use-people.ts";
import { Fact } from "../ui/figure.tsx";
import type { Standing } from "./standing.ts";

/** What a standing release is for, and how much of it is used. */
export function Terms({ standing }: { readonly standing: Standing }) {
  const { m, f } = useLanguage();
  const purposeOf = usePurposes();
  const personOf = usePeople();
  const { state, used, quota, approvals, approvalsNeeded } = standing;
  return (
    <dl className="facts">
      <Fact term={m.lists.state}>
        <span className={state === "active" ? "good" : state === "proposed" ? "warn" : "soft"}>
          {m.standing.states[state]}
        </span>
      </Fact>
      <Fact term={m.standing.used}>
        <meter className="quota" min={0} max={quota} value={used} aria-label={m.standing.used} />{" "}
        {m.standing.ofQuota(f.number(used), f.number(quota))}
        <span className="soft">, {m.desk.standing.left(f.number(Math.max(0, quota - used)))}</span>
      </Fact>
      <Fact term={m.standing.until}>{f.date(standing.until)}</Fact>
      <Fact term={m.lists.to}>{recipientText(standing.recipient, m, f)}</Fact>
      <Fact term={m.standing.kinds}>
        <bdi>{f.list(standing.kinds.map((kind) => kindName(kind, m)))}</bdi>
      </Fact>
      {standing.tlp.length === 0 ? null : (
        <Fact term={m.standing.tlp}>
          {f.list(standing.tlp.map((colour) => `TLP:${colour.toUpperCase()}`))}
        </Fact>
      )}
      <Fact term={m.lists.purpose}>{purposeOf(standing.purpose)}</Fact>
      <Fact term={m.proposal.by}>
        <bdi>{personOf(standing.by)}</bdi>, {f.time(standing.proposedAt)}
      </Fact>
      <Fact term={m.standing.approvedBy}>
        {m.desk.standing.approvals(approvals.length, approvalsNeeded)}
        {approvals.length === 0 ? null : (
          <>
            {m.colon} <bdi>{f.list(approvals.map(({ by }) => personOf(by)))}</bdi>
          </>
        )}
      </Fact>
    </dl>
  );
}
