import { contactOperations } from "@entente/api";
import { useState } from "react";
import { usePages } from "../data/use-pages.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { Board, Card } from "../ui/board.tsx";
import { type Done, Outcome } from "../ui/outcome.tsx";
import { Page } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { Segments } from "../ui/segments.tsx";
import { laneOf, turnOf, undertakingLanes } from "./lanes.ts";
import { Places, useMayAct } from "./places.tsx";
import type { Undertaking } from "./shown.ts";
import { UndertakingForm } from "./undertaking-form.tsx";
import { UndertakingClock, useUndertakingMover } from "./undertaking-state.tsx";

const SHOWS = ["all", "us", "ours", "theirs"] as const;
type Show = (typeof SHOWS)[number];

const isShown: Readonly<Record<Show, (one: Undertaking) => boolean>> = {
  all: () => true,
  us: (one) => turnOf(one)?.whose === "ours",
  ours: ({ side }) => side === "ours",
  theirs: ({ side }) => side === "theirs",
};

/** Undertakings each way as a board: what is late, due, shown and settled, each with who must move. */
export function UndertakingsPage({ query }: { readonly query: URLSearchParams }) {
  const { m, f } = useLanguage();
  const { partner } = useRelation();
  const mayAct = useMayAct();
  const show = SHOWS.find((one) => one === query.get("show")) ?? "all";
  const pages = usePages(contactOperations.listUndertakings, { query: { partner, limit: 200 } }, "before");
  const [outcome, setOutcome] = useState<Done>();
  const shown = pages.items.filter(isShown[show]);
  return (
    <Page
      title={m.undertakings.title}
      lead={m.undertakings.lead}
      crumb={<a href={address(["contacts"])}>{m.contacts.title}</a>}
    >
      <div className="stack">
        <Places here="undertakings" />
        <Outcome of={outcome} />
        <Problem of={pages.problem} again={pages.again} />
        <Segments
          label={m.undertakings.narrow}
          of={SHOWS.map((one) => ({
            name: m.undertakings.shows[one],
            href: address(["contacts", "undertakings"], one === "all" ? {} : { show: one }),
            here: one === show,
            count: f.number(pages.items.filter(isShown[one]).length),
          }))}
        />
        {shown.length === 0 ? (
          <p className="soft">
            {pages.busy
              ? `${m.loading}…`
              : pages.problem === undefined
                ? m.undertakings.none
                : m.lists.unread}
          </p>
        ) : (
          <Board
            label={m.undertakings.title}
            columns={undertakingLanes.map((lane) => ({
              key: lane,
              title: m.undertakings.lanes[lane],
              items: shown.filter((one) => laneOf(one) === lane),
              tone: lane === "overdue" ? "late" : lane === "settled" ? "over" : undefined,
            }))}
            keyOf={({ undertaking }) => undertaking}
            card={(one) => <UndertakingCard of={one} />}
          />
        )}
        {pages.more === undefined ? null : (
          <button type="button" className="button quiet" onClick={pages.more}>
            {m.more}
          </button>
        )}
        {mayAct ? (
          <UndertakingForm
            done={(next) => {
              setOutcome(next);
              pages.again();
            }}
          />
        ) : null}
      </div>
    </Page>
  );
}

function UndertakingCard({ of }: { readonly of: Undertaking }) {
  const { m, f } = useLanguage();
  const moverOf = useUndertakingMover();
  return (
    <Card
      href={address(["contacts", "undertakings", of.undertaking])}
      title={<bdi>{of.text ?? m.contacts.unreadable}</bdi>}
      about={`${m.undertakings.givenBy[of.side]}, ${f.date(of.due)}`}
      mover={moverOf(of)}
      clock={<UndertakingClock of={of} />}
    >
      {of.state === "open" ? null : <p className="small">{m.undertakings.states[of.state]}</p>}
    </Card>
  );
}
