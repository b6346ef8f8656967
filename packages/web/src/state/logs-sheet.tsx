import type { RelationState } from "@entente/api";
import type { ReactNode } from "react";
import { useFirstLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { Digest } from "../ui/digest.tsx";
import { Figure } from "../ui/figure.tsx";
import { Sheet } from "../ui/page.tsx";
import { LogCondition } from "./log-condition.tsx";

type Head = RelationState["logs"][number];

/** Both liaison logs side by side: how long, how far the other party has cosigned, and when. */
export function LogsSheet({ state }: { readonly state: RelationState }) {
  const { m, f } = useFirstLanguage();
  const { us, partner, logs } = state;
  const nameOf = (party: string) =>
    party === us.party ? f.start(us.name) : party === partner.party ? f.start(partner.name) : party;
  const logOf = ({ party }: Head) => (party === us.party ? "ours" : "theirs");
  const otherOf = ({ party }: Head) => (party === us.party ? partner.party : us.party);
  const rows: readonly { readonly name: string; cell(head: Head): ReactNode }[] = [
    {
      name: m.logs.size,
      cell: (head) => (
        <Figure value={head.size} href={address(["entries"], { log: logOf(head) })} label={m.logs.size} />
      ),
    },
    {
      name: m.logs.witnessed,
      cell: (head) => (
        <>
          <Figure
            value={head.witnessed}
            href={address(["entries"], { log: logOf(head), grade: "partner" })}
            label={m.logs.witnessed}
          />
          {head.size > head.witnessed ? (
            <span className="soft small block">{m.logs.behind(head.size - head.witnessed)}</span>
          ) : null}
        </>
      ),
    },
    {
      name: m.logs.cosigned,
      cell: ({ cosignedAt, cosignedBy, ...head }) =>
        cosignedAt === undefined ? (
          <span className="mark warn">{m.logs.notCosigned}</span>
        ) : (
          <>
            <bdi>{nameOf(cosignedBy ?? otherOf(head))}</bdi>
            <span className="soft small block">{f.time(cosignedAt)}</span>
          </>
        ),
    },
    { name: m.logs.root, cell: ({ root }) => <Digest value={root} /> },
    { name: m.logs.state, cell: (head) => <LogCondition head={head} /> },
  ];
  return (
    <Sheet title={m.logs.title}>
      <div className="scroll">
        <table className="logs">
          <caption className="live">{m.logs.caption}</caption>
          <thead>
            <tr>
              <td />
              {logs.map((head) => (
                <th scope="col" className="log" key={head.origin}>
                  <bdi>{nameOf(head.party)}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, cell }) => (
              <tr key={name}>
                <th scope="row" className="label">
                  {name}
                </th>
                {logs.map((head) => (
                  <td className="cell" key={head.origin}>
                    {cell(head)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Sheet>
  );
}
