import { type ProposalRefusal, releaseOperations } from "@entente/api";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { useSession } from "../session/session.tsx";
import { useAnnounce } from "../ui/live.tsx";
import type { Done } from "../ui/outcome.tsx";
import { Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import type { Release } from "./release.ts";
import { TurnDown } from "./turn-down.tsx";

/**
 * Approving as one person, turning it down, or withdrawing what one proposed. The author, and whoever has approved already, is told whom it waits for;
 * for everybody else whether they may is the node's to say, and it says so in words.
 */
export function Approve({ release, done }: { readonly release: Release; done(outcome?: Done): void }) {
  const { m } = useLanguage();
  const announce = useAnnounce();
  const approve = useAct(releaseOperations.approveRelease);
  const withdraw = useAct(releaseOperations.withdrawProposal);
  const refuse = useAct(releaseOperations.turnDownProposal);
  const { who } = useSession();
  const params = { release: release.id };
  const isAuthor = release.by === who.account;
  const hasApproved = release.approvals.some(({ by }) => by === who.account);
  const waiting = m.proposal.waitsForOthers(release.approvalsNeeded - release.approvals.length);
  const said = isAuthor ? m.proposal.yours : hasApproved ? m.proposal.youApproved : undefined;

  async function give() {
    const acted = await approve.run({ params });
    // A refusal may have changed the release: it is read again either way.
    if (acted === undefined) return done();
    const outcome = acted.result.state === "made" ? m.proposal.sent : m.proposal.approved;
    announce(outcome);
    done({ said: outcome, acted });
  }

  async function takeBack() {
    const acted = await withdraw.run({ params });
    if (acted === undefined) return;
    announce(m.proposal.withdrawn);
    done({ said: m.proposal.withdrawn, acted });
  }

  async function turnDown(reason: ProposalRefusal) {
    const decision = release.proposal?.digest;
    const body = { reason, ...(decision === undefined ? {} : { decision }) };
    const acted = await refuse.run({ params, body });
    if (acted === undefined) return;
    announce(m.desk.turnDown.done);
    done({ said: m.desk.turnDown.done, acted });
  }

  return (
    <Sheet title={said === undefined ? m.proposal.approve : m.proposal.waiting}>
      <div className="stack">
        <p>{said === undefined ? m.proposal.approveHelp : `${said} ${waiting}`}</p>
        <Problem of={approve.problem ?? withdraw.problem} />
        <div className="row">
          {said === undefined ? (
            <button type="button" className="button" disabled={approve.busy} onClick={() => void give()}>
              {m.proposal.approve}
            </button>
          ) : null}
          {isAuthor ? (
            <button
              type="button"
              className="button quiet"
              disabled={withdraw.busy}
              onClick={() => void takeBack()}
            >
              {m.proposal.withdraw}
            </button>
          ) : null}
        </div>
        {isAuthor ? null : (
          <TurnDown
            busy={refuse.busy}
            problem={refuse.problem}
            turnDown={(reason) => void turnDown(reason)}
          />
        )}
      </div>
    </Sheet>
  );
}
