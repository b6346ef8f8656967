import type { Acted } from "@entente/api";
import { useLanguage } from "../language/language.tsx";

/** What an act has come to: what was done, and how far its entries had come when the node answered. */
export type Done = { readonly said: string; readonly acted: Pick<Acted<unknown>, "grade"> };

export function Outcome({ of }: { readonly of: Done | undefined }) {
  const { m } = useLanguage();
  if (of === undefined) return null;
  return (
    <div className="notice is-good">
      <p>
        <strong>{of.said}</strong>
      </p>
      <p className="small">
        {m.proposal.atThatMoment} {m.entry.grades[of.acted.grade]}
      </p>
    </div>
  );
}
