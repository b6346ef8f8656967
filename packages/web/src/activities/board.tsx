import { useLanguage } from "../language/language.tsx";
import { Clock } from "../pictures/clock.tsx";
import { address } from "../router.ts";
import { Board, Card } from "../ui/board.tsx";
import { Segments } from "../ui/segments.tsx";
import { operationLanes, type Standing } from "./lanes.ts";

const SHOWS = ["all", "us", "ours", "theirs"] as const;
type Show = (typeof SHOWS)[number];

const isShown: Readonly<Record<Show, (one: Standing) => boolean>> = {
  all: () => true,
  us: ({ turn }) => turn?.whose === "ours",
  ours: ({ side }) => side === "ours",
  theirs: ({ side }) => side === "theirs",
};

/** Operations by where they stand before the partner, each with who must move and by when. */
export function OperationsBoard(props: { readonly of: readonly Standing[]; readonly show: string | null }) {
  const { m, f } = useLanguage();
  const w = m.activities;
  const show = SHOWS.find((one) => one === props.show) ?? "all";
  const shown = props.of.filter(isShown[show]);
  return (
    <>
      <Segments
        label={w.narrow}
        of={SHOWS.map((one) => ({
          name: w.shows[one],
          href: address(["activities"], one === "all" ? {} : { show: one }),
          here: one === show,
          count: f.number(props.of.filter(isShown[one]).length),
        }))}
      />
      {shown.length === 0 ? (
        <p className="soft">{w.noneQuestions}</p>
      ) : (
        <Board
          label={w.board}
          columns={operationLanes.map((lane) => ({
            key: lane,
            title: w.lanes[lane],
            items: shown.filter((one) => one.lane === lane),
            tone: lane === "objected" ? "over" : undefined,
          }))}
          keyOf={({ key }) => key}
          card={(one) => <OperationCard of={one} />}
        />
      )}
    </>
  );
}

function OperationCard({ of: { side, lane, own, question, told, turn } }: { readonly of: Standing }) {
  const { m, f } = useLanguage();
  const w = m.activities;
  const terms = question?.terms;
  const title = own?.name ?? (terms === undefined ? w.operation : f.list(terms.techniques));
  const href =
    own !== undefined
      ? address(["activities", own.id])
      : question === undefined
        ? address(["entries"])
        : address(["activities", "questions", question.id]);
  return (
    <Card
      href={href}
      title={<bdi>{title}</bdi>}
      about={w.sideOf[side]}
      mover={
        turn === undefined ? undefined : { text: w.turns[turn.whose][turn.step], ours: turn.whose === "ours" }
      }
      clock={
        lane === "waiting" && question !== undefined ? (
          <Clock since={question.askedAt} due={question.answerBy} state="running" />
        ) : undefined
      }
    >
      {terms === undefined ? null : (
        <p className="small">
          {f.list(terms.places)}, {f.date(terms.from)} – {f.date(terms.until)}
        </p>
      )}
      {question === undefined || lane === "waiting" ? null : (
        <p className="small soft">{w.questionStates[question.state]}</p>
      )}
      {own?.blocked === true ? <p className="small warn">{w.blocked}</p> : null}
      {told?.contrary === true ? <p className="small bad">{w.contrary}</p> : null}
      {told === undefined ? null : (
        <p className="small soft">
          {w.started} {f.time(told.startedAt)}
        </p>
      )}
    </Card>
  );
}
