import { type HouseEntry, overseeingOperations as ops, type ProblemError } from "@entente/api";
import { type FormEvent, useCallback, useEffect, useRef, useState } from "react";
import { client } from "../data/client.ts";
import { failureOf } from "../data/failure.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { Field } from "../ui/field.tsx";
import { Problem } from "../ui/problem.tsx";
import { endOf, startOf } from "./days.ts";
import { OverseerFrame } from "./frame.tsx";
import { useHouseSentence } from "./house-sentence.tsx";
import { Whose } from "./whose.tsx";

type Filter = {
  readonly kind: string;
  readonly account: string;
  readonly from: string;
  readonly until: string;
  readonly here: boolean;
};
type Page = {
  readonly items: readonly HouseEntry[];
  readonly size: number;
  readonly next: number | undefined;
};

/**
 * Pages are asked for one by one and never by themselves: each is a reading that the log records, and a page that
 * followed the node would fill the log with its own looking.
 */
function useHouseLog(filter: Filter) {
  const { partner } = useRelation();
  const [page, setPage] = useState<Page>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemError>();
  const asked = useRef(0);
  const read = useCallback(
    async (before: number | undefined) => {
      asked.current += 1;
      const turn = asked.current;
      setBusy(true);
      setProblem(undefined);
      const { kind, account, from, until, here } = filter;
      try {
        const { items, size, next } = await client.call(ops.listHouseEntries, {
          query: {
            limit: 40,
            ...(kind === "" ? {} : { kind }),
            ...(account === "" ? {} : { account }),
            ...(from === "" ? {} : { from: startOf(from) }),
            ...(until === "" ? {} : { until: endOf(until) }),
            ...(here ? { partner } : {}),
            ...(before === undefined ? {} : { before }),
          },
        });
        if (turn !== asked.current) return;
        setPage((last) => ({
          items: before === undefined ? items : [...(last?.items ?? []), ...items],
          size,
          next,
        }));
      } catch (error) {
        if (turn === asked.current) setProblem(failureOf(error));
      } finally {
        if (turn === asked.current) setBusy(false);
      }
    },
    [filter, partner],
  );
  useEffect(() => {
    void read(undefined);
  }, [read]);
  return { page, busy, problem, read };
}

/** The house log as a feed of sentences. */
export function HouseLogPage({ query }: { readonly query: URLSearchParams }) {
  const { m, f } = useLanguage();
  const w = m.overseer;
  const given = (name: string) => query.get(name) ?? "";
  const [filter, setFilter] = useState<Filter>({
    kind: given("kind"),
    account: given("account"),
    from: given("from"),
    until: given("until"),
    here: given("here") === "1",
  });
  const { page, busy, problem, read } = useHouseLog(filter);
  const narrow = (next: Filter) => {
    setFilter(next);
    const { here, ...rest } = next;
    const said = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== ""));
    const at = address(["overseer", "log"], { ...said, ...(here ? { here: "1" } : {}) });
    window.history.replaceState(window.history.state, "", at);
  };
  return (
    <OverseerFrame title={w.logTitle} lead={w.logLead} part="log">
      <FilterForm filter={filter} narrow={narrow} />
      <Problem of={problem} again={() => void read(undefined)} />
      <section className="sheet" aria-label={w.caption} aria-busy={busy}>
        {page === undefined ? (
          <p className="soft">{busy ? `${m.loading}…` : null}</p>
        ) : page.items.length === 0 ? (
          <p className="soft">{w.noneHere}</p>
        ) : (
          <Feed entries={page.items} />
        )}
        {page === undefined ? null : (
          <div className="row sheet-foot small soft">
            <span role="status">
              {page.items.length === 0 ? null : `${m.lists.shown(page.items.length)} – `}
              {w.entriesIn(f.number(page.size))}
            </span>
            {page.next === undefined ? null : (
              <button
                type="button"
                className="button quiet"
                aria-disabled={busy}
                onClick={() => {
                  if (!busy) void read(page.next);
                }}
              >
                {busy ? `${m.loading}…` : w.older}
              </button>
            )}
          </div>
        )}
      </section>
    </OverseerFrame>
  );
}

function FilterForm({ filter, narrow }: { readonly filter: Filter; narrow(next: Filter): void }) {
  const { m } = useLanguage();
  const w = m.overseer;
  const [dates, setDates] = useState({ from: filter.from, until: filter.until });
  const desks = Object.entries(w.desks).toSorted(([, a], [, b]) => a.localeCompare(b));
  const known = filter.kind === "" || Object.hasOwn(w.desks, filter.kind);
  return (
    <form
      className="feed-filters no-print"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        narrow({ ...filter, ...dates });
      }}
    >
      <Field label={w.kind}>
        {(ids) => (
          <select
            {...ids}
            value={filter.kind}
            onChange={(event) => narrow({ ...filter, kind: event.target.value })}
          >
            <option value="">{w.everything}</option>
            {known ? null : <option value={filter.kind}>{w.did[filter.kind] ?? filter.kind}</option>}
            {desks.map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Whose
        label={w.account}
        nobody={w.anybody}
        value={filter.account}
        onChange={(account) => narrow({ ...filter, account })}
      />
      <Field label={w.concerning}>
        {(ids) => (
          <select
            {...ids}
            value={filter.here ? "1" : ""}
            onChange={(event) => narrow({ ...filter, here: event.target.value === "1" })}
          >
            <option value="">{w.anyPartner}</option>
            <option value="1">{w.thisPartner}</option>
          </select>
        )}
      </Field>
      {(["from", "until"] as const).map((end) => (
        <Field label={w[end]} key={end}>
          {(ids) => (
            <input
              {...ids}
              type="date"
              value={dates[end]}
              onChange={(event) => setDates({ ...dates, [end]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <button type="submit" className="button quiet">
        {w.show}
      </button>
    </form>
  );
}

function Feed({ entries }: { readonly entries: readonly HouseEntry[] }) {
  const { m, f } = useLanguage();
  const w = m.overseer;
  const sentence = useHouseSentence();
  const days = Map.groupBy(entries, ({ at }) => f.date(at));
  return [...days].map(([day, those]) => (
    <section className="feed-day" key={day}>
      <h2>{day}</h2>
      <ol className="feed">
        {those.map((entry) => (
          <li className="feed-line" key={entry.index}>
            <time className="small soft" dateTime={entry.at}>
              {f.time(entry.at).split(", ").at(-1)}
            </time>
            <div>
              <p>
                <bdi>{sentence(entry)}</bdi>.
              </p>
              {entry.whole ? null : <p className="small soft">{w.notForYou}</p>}
            </div>
            <a className="small" href={address(["overseer", "log", String(entry.index)])}>
              {w.nth(f.number(entry.index))}
            </a>
          </li>
        ))}
      </ol>
    </section>
  ));
}
