import type { DocketClaimView, DocketMatrixRow } from "@entente/api";
import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { Segments } from "../ui/segments.tsx";
import { Cell } from "./words.tsx";

const SHOWS = ["all", "us", "them", "disputed"] as const;
export type Show = (typeof SHOWS)[number];

export const showOf = (text: string | null): Show => SHOWS.find((one) => one === text) ?? "all";

const DISPUTED = ["deny", "contested_distorted"];
const isShown: Readonly<Record<Show, (row: DocketMatrixRow) => boolean>> = {
  all: () => true,
  us: ({ ours }) => ours.code === "none_yet",
  them: ({ theirs }) => theirs.code === "none_yet",
  disputed: ({ ours, theirs, questions }) =>
    questions.length > 0 || DISPUTED.includes(ours.code) || DISPUTED.includes(theirs.code),
};

type Props = {
  readonly docket: string;
  readonly show: Show;
  readonly rows: readonly DocketMatrixRow[];
  readonly claims: readonly DocketClaimView[];
};

/** Claims by parties: each cell in the colour of its kind and in words, with its age while nothing is said. */
export function Matrix({ docket, show, rows, claims }: Props) {
  const { m, f } = useLanguage();
  if (rows.length === 0) return <p className="soft">{m.dockets.noClaims}</p>;
  const shown = rows.filter(isShown[show]);
  const triageOf = (claim: string) =>
    claims.find((each) => each.claim === claim)?.triage.triage ?? "untriaged";
  return (
    <section className="sheet stack">
      <Segments
        label={m.dockets.narrow}
        of={SHOWS.map((one) => ({
          name: m.dockets.shows[one],
          href: address(["dockets", docket], one === "all" ? {} : { show: one }),
          here: one === show,
          count: f.number(rows.filter(isShown[one]).length),
        }))}
      />
      {shown.length === 0 ? (
        <p className="soft">{m.dockets.noneOfThese}</p>
      ) : (
        <table className="list matrix">
          <caption>{m.dockets.matrix}</caption>
          <thead>
            <tr>
              <th scope="col">{m.dockets.claim}</th>
              <th scope="col">{m.dockets.cellOf.ours}</th>
              <th scope="col">{m.dockets.cellOf.theirs}</th>
              <th scope="col">{m.dockets.together}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row key={row.claim} docket={docket} row={row} triage={triageOf(row.claim)} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

type RowProps = {
  readonly docket: string;
  readonly row: DocketMatrixRow;
  readonly triage: DocketClaimView["triage"]["triage"];
};

function Row({ docket, row, triage }: RowProps) {
  const { m } = useLanguage();
  return (
    <tr>
      <th scope="row">
        <a className="reference" href={address(["dockets", docket, row.claim])}>
          <bdi>{row.reference ?? m.dockets.claim}</bdi>
        </a>
        <span className="block">
          <bdi>{row.text ?? m.dockets.unreadable}</bdi>
        </span>
        {triage === "untriaged" ? null : (
          <span className="small soft block">
            {m.dockets.triage}
            {m.colon} {m.dockets.triages[triage]}
          </span>
        )}
      </th>
      {(["ours", "theirs"] as const).map((side) => (
        <td className="party-cell" data-kind={row[side].code} key={side}>
          <span className="party-name" aria-hidden="true">
            {m.dockets.cellOf[side]}
          </span>
          <Cell of={row[side]} />
        </td>
      ))}
      <td className="together">
        <Together row={row} />
      </td>
    </tr>
  );
}

/** What both admit, and whose question is open. */
function Together({ row: { commonGround, questions } }: { readonly row: DocketMatrixRow }) {
  const { m, f } = useLanguage();
  return (
    <>
      {commonGround.length === 0 ? null : (
        <span className="good block">
          {m.dockets.commonGround}
          {m.colon} {f.list(commonGround.map((each) => m.dockets.aspectNames[each]))}
        </span>
      )}
      {questions.map(({ owner, since }) => (
        <span className="warn block" key={`${owner} ${since}`}>
          {m.dockets.questionOf[owner]}
        </span>
      ))}
    </>
  );
}
