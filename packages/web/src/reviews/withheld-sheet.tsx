import { reviewOperations as ops } from "@entente/api";
import { useState } from "react";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { Digest } from "../ui/digest.tsx";
import { Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { Table } from "../ui/table.tsx";

/** What was kept from the partner: counted at once, and shown when the overseer asks, because that is recorded. */
export function WithheldSheet() {
  const { m, f } = useLanguage();
  const w = m.reviews;
  const { partner } = useRelation();
  const [shown, setShown] = useState(false);
  const count = useRead(ops.withheldCount, { query: { partner } });
  return (
    <Sheet title={w.withheld}>
      <div className="stack">
        <p className="soft">{w.withheldHelp}</p>
        <Ready of={count}>
          {({ whole, particulars, readings }) => (
            <p>{w.withheldFigures(f.number(whole), f.number(particulars), f.number(readings))}</p>
          )}
        </Ready>
        {shown ? (
          <Shown />
        ) : (
          <div className="row">
            <button type="button" className="button quiet" onClick={() => setShown(true)}>
              {w.doRead}
            </button>
          </div>
        )}
      </div>
    </Sheet>
  );
}

function Shown() {
  const { m, f } = useLanguage();
  const w = m.reviews;
  const a = m.activities;
  const { partner } = useRelation();
  const reading = useRead(ops.withheldList, { query: { partner } }, { keep: false });
  return (
    <Ready of={reading}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="soft">{w.nothingWithheld}</p>
        ) : (
          <Table
            caption={w.withheld}
            rows={items}
            keyOf={({ operation }) => operation}
            columns={[
              {
                name: w.operation,
                cell: ({ operation, particulars }) => (
                  <>
                    <bdi>{particulars?.name ?? w.unreadable}</bdi>
                    <span className="block small soft">
                      <Digest value={operation} whole />
                    </span>
                  </>
                ),
              },
              { name: w.withheld, cell: ({ what }) => w.kept[what] },
              { name: a.state, cell: ({ state }) => a.states[state] },
              { name: a.objective, cell: ({ particulars }) => <bdi>{particulars?.objective}</bdi> },
              {
                name: a.targets,
                cell: ({ particulars }) =>
                  particulars?.targets
                    .map(({ office, class: persons }) => `${office} / ${persons}`)
                    .join(", "),
              },
              {
                name: a.until,
                cell: ({ particulars }) => (particulars === undefined ? "" : f.date(particulars.until)),
              },
            ]}
          />
        )
      }
    </Ready>
  );
}
