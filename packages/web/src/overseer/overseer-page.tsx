import { actingOperations } from "@entente/api";
import { useAgreement } from "../agreement/use-agreement.ts";
import { usePages } from "../data/use-pages.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { WithheldSheet } from "../reviews/withheld-sheet.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { MineSheet } from "../state/mine-sheet.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { Table } from "../ui/table.tsx";

/** The overseer's own place: what waits, what the agreement gives them, what was kept back and what was refused. */
export function OverseerPage() {
  const { m } = useLanguage();
  const session = useSession();
  const w = m.overseer;
  if (!session.is("overseer")) return <Page title={m.failure.forbidden}>{null}</Page>;
  return (
    <Page title={w.title} lead={w.lead}>
      <div className="stack">
        <MineSheet />
        <Given />
        <WithheldSheet />
        <Refused />
        <Sheet title={w.further}>
          <ul className="list">
            <li>
              <a href={address(["reviews"])}>{w.reviews}</a>
            </li>
            <li>
              <a href={address(["standing"])}>{w.samples}</a>
            </li>
            <li>
              <a href={address(["disclosures"])}>{w.disclosures}</a>
            </li>
            <li>
              <a href={address(["verify"])}>{w.verify}</a>
            </li>
          </ul>
        </Sheet>
      </div>
    </Page>
  );
}

/** The clauses on oversight, in their own words and by what their parameters mean. */
function Given() {
  const { m, f } = useLanguage();
  const agreement = useAgreement();
  const clauses = agreement?.clauses.filter(({ kind }) => kind === "oversight") ?? [];
  return (
    <Sheet title={m.overseer.given}>
      {clauses.length === 0 ? <p className="soft">{m.overseer.noClause}</p> : null}
      <div className="stack">
        {clauses.map(({ id, title, text, sentence }) => (
          <div key={id}>
            <h3>
              <a href={address(["agreements", agreement?.hash ?? ""], { clause: id })}>
                {m.failure.clause(id)}
                {m.colon} <bdi>{f.name(title)}</bdi>
              </a>
            </h3>
            <p>
              <bdi>{f.name(text)}</bdi>
            </p>
            <p className="soft">{f.name(sentence)}</p>
          </div>
        ))}
      </div>
    </Sheet>
  );
}

/** What else than releases was refused at this node; releases have a list of their own. */
function Refused() {
  const { m, f } = useLanguage();
  const { partner } = useRelation();
  const acts = usePages(actingOperations.listRefusedActs, { query: { partner, limit: 20 } }, "before");
  const w = m.overseer;
  return (
    <Sheet title={w.refused}>
      <Problem of={acts.problem} again={acts.again} />
      {acts.items.length === 0 ? (
        <p className="soft">{acts.busy ? `${m.loading}…` : w.noneRefused}</p>
      ) : (
        <Table
          caption={w.refusedCaption}
          rows={acts.items}
          keyOf={(one) => one.id}
          columns={[
            { name: w.at, cell: (one) => f.time(one.at) },
            { name: w.act, cell: (one) => one.action },
            { name: w.clauses, cell: (one) => one.violations.map(({ clause }) => clause).join(", ") },
          ]}
        />
      )}
      <div className="row small">
        <a href={address(["refusals"])}>{w.refusedReleases}</a>
        {acts.more === undefined ? null : (
          <button type="button" className="button quiet" onClick={acts.more}>
            {m.more}
          </button>
        )}
      </div>
    </Sheet>
  );
}
