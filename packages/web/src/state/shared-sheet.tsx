import type { RelationState } from "@entente/api";
import { useFirstLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { Figure } from "../ui/figure.tsx";
import { Sheet } from "../ui/page.tsx";

type Row = RelationState["shared"][number];
type Column = {
  readonly of: "out" | "heldOut" | "in" | "heldIn";
  readonly way: "out" | "in";
  readonly held: boolean;
};

const columns: readonly Column[] = [
  { of: "out", way: "out", held: false },
  { of: "heldOut", way: "out", held: true },
  { of: "in", way: "in", held: false },
  { of: "heldIn", way: "in", held: true },
];

/** What was shared each way, by area. Each figure opens the releases behind it. */
export function SharedSheet({ state }: { readonly state: RelationState }) {
  const { m, f } = useFirstLanguage();
  const { shared, us, partner } = state;
  const ways = {
    out: m.shared.out(f.start(us.name), f.name(partner.name)),
    in: m.shared.out(f.start(partner.name), f.name(us.name)),
  };
  const figure = ({ of, way, held }: Column, { area, name, ...row }: Row) => (
    <td
      className={held ? "figure held" : "figure way"}
      key={of}
      data-name={`${held ? m.shared.held : m.shared.received}, ${ways[way]}`}
    >
      <Figure
        value={row[of]}
        href={address(["parts"], { direction: way, area, ...(held ? { held: "yes" } : {}) })}
        label={m.shared.cell(`${held ? m.shared.held : m.shared.received}, ${ways[way]}`, f.name(name))}
      />
    </td>
  );
  return (
    <Sheet title={m.shared.title}>
      {shared.length === 0 ? (
        <p className="soft">{m.shared.none}</p>
      ) : (
        <div className="scroll">
          <table className="shared stacks">
            <caption>{m.shared.caption}</caption>
            <thead>
              <tr>
                <td />
                {(["out", "in"] as const).map((way) => (
                  <th className="figure way ways" colSpan={2} scope="colgroup" key={way}>
                    <bdi>{ways[way]}</bdi>
                  </th>
                ))}
              </tr>
              <tr>
                <th scope="col" className="area">
                  {m.shared.area}
                </th>
                {columns.map(({ of, held }) => (
                  <th className={held ? "figure held" : "figure way"} scope="col" key={of}>
                    {held ? m.shared.held : m.shared.received}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shared.map((row) => (
                <tr key={row.area}>
                  <th scope="row" className="area">
                    <bdi>{f.name(row.name)}</bdi>
                  </th>
                  {columns.map((column) => figure(column, row))}
                </tr>
              ))}
            </tbody>
          </table>
          <p className="small soft sheet-foot">{m.shared.totalNote}</p>
        </div>
      )}
    </Sheet>
  );
}
