import { oversightOperations } from "@entente/api";
import { useState } from "react";
import { usePages } from "../data/use-pages.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { Field } from "../ui/field.tsx";
import { Filters } from "../ui/filters.tsx";
import { Page } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { useVerifyMany } from "../verify/use-verify-many.ts";
import "./ledger.css";
import { ListFoot } from "../ui/list-foot.tsx";
import { Feed } from "./feed.tsx";
import { kindName } from "./kind-name.ts";

/** Both logs as one feed, in the order of the journal; narrowed by what it is about and by who wrote it. */
export function EntriesPage({ query }: { readonly query: URLSearchParams }) {
  const { m, f } = useLanguage();
  const { partner } = useRelation();
  const [kind, setKind] = useState(query.get("kind") ?? "");
  const [side, setSide] = useState(query.get("log") ?? "");
  const grade = query.get("grade");
  const log = side === "ours" || side === "theirs" ? side : undefined;
  const pages = usePages(
    oversightOperations.listEntries,
    {
      params: { partner },
      query: { limit: 50, ...(kind === "" ? {} : { kind }), ...(log === undefined ? {} : { log }) },
    },
    "before",
  );
  const shown = pages.items.filter(
    (entry) => (grade === null || entry.grade === grade) && entry.kind.startsWith(kind),
  );
  const verifying = useVerifyMany();
  // The address follows, so that what is looked at can be kept and passed on; the page stays where it is.
  const narrow = (next: { kind: string; side: string }) => {
    setKind(next.kind);
    setSide(next.side);
    const query = { kind: next.kind || undefined, log: next.side || undefined, grade: grade ?? undefined };
    window.history.replaceState(window.history.state, "", address(["entries"], query));
  };
  const subjects = Object.entries(m.feed.subjects).toSorted(([, a], [, b]) => a.localeCompare(b));
  return (
    <Page title={m.lists.entries} lead={m.feed.lead} crumb={<a href={address([])}>{m.state.title}</a>}>
      <div className="stack">
        {grade === null ? null : (
          <Filters of={[[m.lists.grade, m.entry.gradesShort[grade] ?? grade]]} clear={address(["entries"])} />
        )}
        <div className="feed-filters no-print">
          <Field label={m.feed.kind}>
            {(ids) => (
              <select {...ids} value={kind} onChange={(event) => narrow({ kind: event.target.value, side })}>
                <option value="">{m.feed.everything}</option>
                {kind === "" || kind in m.feed.subjects ? null : (
                  <option value={kind}>{kindName(kind, m)}</option>
                )}
                {subjects.map(([value, name]) => (
                  <option key={value} value={value}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={m.feed.side}>
            {(ids) => (
              <select {...ids} value={side} onChange={(event) => narrow({ kind, side: event.target.value })}>
                <option value="">{m.feed.everybody}</option>
                <option value="ours">{m.entry.ours}</option>
                <option value="theirs">{m.entry.theirs}</option>
              </select>
            )}
          </Field>
          <button
            type="button"
            className="button quiet"
            aria-disabled={verifying.busy || shown.length === 0}
            onClick={() => {
              if (!verifying.busy && shown.length > 0) void verifying.run(shown);
            }}
          >
            {verifying.busy ? m.verifying.progress(verifying.done, verifying.of) : m.feed.verifyShown}
          </button>
        </div>
        <Problem of={pages.problem ?? verifying.problem} again={pages.again} />
        <section className="sheet" aria-label={m.lists.entriesCaption}>
          {shown.length > 0 ? (
            <Feed entries={shown} outcome={verifying.outcome} />
          ) : (
            <p className="soft">
              {pages.busy ? `${m.loading}…` : pages.problem === undefined ? m.feed.empty : m.lists.unread}
            </p>
          )}
          <ListFoot more={pages.more}>{shown.length === 0 ? null : m.lists.shown(shown.length)}</ListFoot>
        </section>
        <p className="live" role="status">
          {verifying.summary === undefined ? null : f.number(verifying.summary.good)}
        </p>
      </div>
    </Page>
  );
}
