import { type AnswerOf, overseeingOperations as ops } from "@entente/api";
import { useState } from "react";
import { useAgreement } from "../agreement/use-agreement.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { type Column, Table } from "../ui/table.tsx";
import { OverseerFrame } from "./frame.tsx";

type Way = AnswerOf<typeof ops.listKept>["ways"][number];
type Item = Way["items"][number];

/** What was kept from the partner, way by way; read when it is asked for, because that is recorded. */
export function KeptPage() {
  const { m } = useLanguage();
  const w = m.overseer;
  const [shown, setShown] = useState(false);
  return (
    <OverseerFrame title={w.kept} lead={w.keptLead} part="kept">
      {shown ? (
        <Kept />
      ) : (
        <p>
          <button type="button" className="button" onClick={() => setShown(true)}>
            {w.readKept}
          </button>
        </p>
      )}
    </OverseerFrame>
  );
}

function Kept() {
  const { m, f } = useLanguage();
  const w = m.overseer;
  const { partner } = useRelation();
  const reading = useRead(ops.listKept, { query: { partner } }, { keep: false });
  return (
    <Ready of={reading}>
      {({ at, ways }) => (
        <>
          <Sheet title={`${w.keptOn} ${f.time(at)}`}>
            <Table
              caption={w.kept}
              rows={ways}
              keyOf={({ way }) => way}
              columns={[
                { name: w.what, cell: ({ way }) => w.ways[way] },
                { name: w.howMany, figure: true, cell: ({ count }) => f.number(count) },
              ]}
            />
          </Sheet>
          {ways
            .filter(({ items }) => items.length > 0)
            .map((one) => (
              <WaySheet key={one.way} of={one} />
            ))}
        </>
      )}
    </Ready>
  );
}

/** Where more of each is read, by those who may. */
const PLACES: Readonly<Partial<Record<Way["way"], (id: string) => readonly string[]>>> = {
  "operation-whole": (id) => ["activities", id],
  "operation-particulars": (id) => ["activities", id],
  "release-refused": (id) => ["refusals", id],
  "release-turned-down": (id) => ["releases", id],
  redacted: (id) => ["parts", id],
  "request-refused": (id) => ["requests", id],
};

/** What was refused was refused once; what these keep, they keep until something ends it. */
const LASTING: ReadonlySet<Way["way"]> = new Set([
  "operation-whole",
  "operation-particulars",
  "area-suspended",
  "redacted",
  "neither-confirmed-nor-denied",
]);

function WaySheet({ of: { way, count, items } }: { readonly of: Way }) {
  const { m, f } = useLanguage();
  const w = m.overseer;
  const agreement = useAgreement();
  const place = PLACES[way];
  const link = (clause: string) =>
    agreement === undefined ? (
      clause
    ) : (
      <a href={address(["agreements", agreement.hash], { clause })}>{clause}</a>
    );
  const lasts = LASTING.has(way);
  const columns: readonly (Column<Item> | false)[] = [
    {
      name: lasts ? w.since : w.when,
      cell: ({ id, at }) =>
        place === undefined ? f.date(at) : <a href={address(place(id))}>{f.date(at)}</a>,
    },
    items.some(({ reason, area }) => (reason ?? area) !== undefined) && {
      name: w.reason,
      cell: ({ reason, area }) => <bdi>{reason ?? area}</bdi>,
    },
    items.some(({ clauses }) => clauses.length > 0) && {
      name: w.clauses,
      cell: ({ clauses }) =>
        clauses.map((clause, at) => (
          <span key={clause}>
            {at === 0 ? null : ", "}
            {link(clause)}
          </span>
        )),
    },
    lasts && {
      name: w.keptUntil,
      cell: ({ until }) => (until === undefined ? w.open : f.date(until)),
    },
    { name: w.howMany, figure: true, cell: (one) => f.number(one.count) },
  ];
  return (
    <Sheet title={w.ways[way] ?? way}>
      <Table
        caption={w.ways[way] ?? way}
        rows={items}
        keyOf={({ id }) => id}
        columns={columns.filter((column) => column !== false)}
      />
      {count > items.length ? <p className="small soft">{w.onlyNewest}</p> : null}
    </Sheet>
  );
}
