import type { Problem } from "@entente/api";
import { useLanguage } from "../language/language.tsx";

export type Violation = NonNullable<Problem["violations"]>[number];

/** Every clause that forbids, in the words the clause itself gives. */
export function Violations({ of }: { readonly of: readonly Violation[] }) {
  const { m, f } = useLanguage();
  return (
    <ul className="violations">
      {of.map((one) => (
        <li key={`${one.clause} ${one.code}`}>
          <span className="row">
            <strong>{m.failure.clause(one.clause)}</strong>
            <span className="small soft">{one.curable ? m.failure.curable : m.failure.final}</span>
          </span>
          <span>
            <bdi>{f.name(one.text)}</bdi>
          </span>
        </li>
      ))}
    </ul>
  );
}
