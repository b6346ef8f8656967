import { releaseOperations } from "@entente/api";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { useAnnounce } from "../ui/live.tsx";
import type { Done } from "../ui/outcome.tsx";
import { Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import type { Release } from "./proposal-page.tsx";

/** Approving as one person; whether this person may is the node's to say, and it says so in words. */
export function Approve({ release, done }: { readonly release: Release; done(outcome?: Done): void }) {
  const { m } = useLanguage();
  const announce = useAnnounce();
  const approve = useAct(releaseOperations.approveRelease);
  const withdraw = useAct(releaseOperations.withdrawProposal);
  const params = { release: release.id };

  async function give() {
    const acted = await approve.run({ params });
    // A refusal may have changed the release: it is read again either way.
    if (acted === undefined) return done();
    const said = acted.result.state === "made" ? m.proposal.sent : m.proposal.approved;
    announce(said);
    done({ said, acted });
  }

  async function takeBack() {
    const acted = await withdraw.run({ params });
    if (acted === undefined) return;
    announce(m.proposal.withdrawn);
    done({ said: m.proposal.withdrawn, acted });
  }

  return (
    <Sheet title={m.proposal.approve}>
      <div className="stack">
        <p>{m.proposal.approveHelp}</p>
        <Problem of={approve.problem ?? withdraw.problem} />
        <div className="row">
          <button type="button" className="button" disabled={approve.busy} onClick={() => void give()}>
            {m.proposal.approve}
          </button>
          <button
            type="button"
            className="button quiet"
            disabled={withdraw.busy}
            onClick={() => void takeBack()}
          >
            {m.proposal.withdraw}
          </button>
        </div>
      </div>
    </Sheet>
  );
}
