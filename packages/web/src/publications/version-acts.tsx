import { publicationOperations as ops } from "@entente/api";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { useSession } from "../session/session.tsx";
import type { Done } from "../ui/outcome.tsx";
import { Problem } from "../ui/problem.tsx";
import type { Publication } from "./shown.ts";

/** Approving and signing what is shown: the bytes by their hash, not whatever stands there meanwhile. */
export function VersionActs(props: {
  readonly of: Publication;
  readonly version: Publication["versions"][number];
  done(next: Done): void;
}) {
  const { m } = useLanguage();
  const w = m.publications;
  const session = useSession();
  const approve = useAct(ops.approvePublication);
  const sign = useAct(ops.signPublication);
  const { of, version, done } = props;
  const { words, state, approvedBy, signedBy, digest } = version;
  if (state === "published" || of.state === "withdrawn" || words === undefined || !session.who.mayAct)
    return null;
  const asked = { params: { publication: of.id, version: version.version }, body: { digest } };
  const mayApprove = approvedBy === undefined && session.is("liaison-officer");
  const maySign =
    state === "put" && approvedBy !== undefined && !signedBy.includes("ours") && session.is("signatory");

  async function run(act: typeof approve | typeof sign, said: string) {
    const acted = await act.run(asked);
    if (acted !== undefined) done({ said: acted.result.state === "published" ? w.hasAppeared : said, acted });
  }

  return (
    <>
      <Problem of={approve.problem ?? sign.problem} />
      <div className="row">
        {mayApprove ? (
          <button
            type="button"
            className="button"
            disabled={approve.busy}
            onClick={() => void run(approve, w.approved)}
          >
            {w.approve}
          </button>
        ) : null}
        {maySign ? (
          <button
            type="button"
            className="button"
            disabled={sign.busy}
            onClick={() => void run(sign, w.signed)}
          >
            {w.sign}
          </button>
        ) : null}
        {mayApprove ? <span className="small soft">{w.approveHelp}</span> : null}
        {maySign ? <span className="small soft">{w.signHelp}</span> : null}
      </div>
    </>
  );
}
