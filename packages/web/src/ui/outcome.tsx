import type { Acted } from "@entente/api";
import { useLanguage } from "../language/language.tsx";

/** What an act has come to: what was done, how far its entries have come, and what they still wait for. */
export type Done = { readonly said: string; readonly acted: Pick<Acted<unknown>, "grade" | "waitsFor"> };

export function Outcome({ of }: { readonly of: Done | undefined }) {
  const { m } = useLanguage();
  if (of === undefined) return null;
  const { grade, waitsFor } = of.acted;
  return (
    <div className="notice is-good">
      <p>
        <strong>{of.said}</strong>
      </p>
      <p className="small">
        {m.entry.grade}
        {m.colon} {m.entry.grades[grade]}
        {waitsFor === undefined ? null : (
          <>
            {". "}
            {m.proposal.waitsFor} <bdi>{waitsFor}</bdi>
          </>
        )}
      </p>
    </div>
  );
}
