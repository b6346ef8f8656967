import type { RelationState } from "@entente/api";
import { useFirstLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { Figure } from "../ui/figure.tsx";
import { Sheet } from "../ui/page.tsx";

export function RefusedSheet({ state }: { readonly state: RelationState }) {
  const { m, f } = useFirstLanguage();
  const { refused } = state;
  return (
    <Sheet title={m.refused.title}>
      {refused.length === 0 ? (
        <p className="soft">{m.refused.none}</p>
      ) : (
        <table>
          <caption className="live">{m.refused.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{m.refused.clause}</th>
              <th scope="col" className="figure">
                {m.refused.count}
              </th>
            </tr>
          </thead>
          <tbody>
            {refused.map(({ clause, title, count }) => (
              <tr key={clause}>
                <th scope="row">
                  <span className="clause-id">{clause}</span> <bdi>{f.name(title)}</bdi>
                </th>
                <td className="figure">
                  <Figure
                    value={count}
                    href={address(["refusals"], { clause })}
                    label={`${m.refused.count}, ${m.failure.clause(clause)}`}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Sheet>
  );
}
