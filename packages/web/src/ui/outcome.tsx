import type { Acted } from "@entente/api";
import { useEffect, useRef } from "react";
import { useLanguage } from "../language/language.tsx";

/** What an act has come to: what was done, and how far its entries had come when the node answered. */
export type Done = { readonly said: string; readonly acted: Pick<Acted<unknown>, "grade"> };

export function Outcome({ of }: { readonly of: Done | undefined }) {
  const { m } = useLanguage();
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A button that was pressed cannot be pressed again, or is gone, and the focus with it: one goes on from here.
    if (of !== undefined && document.activeElement === document.body) notice.current?.focus();
  }, [of]);
  if (of === undefined) return null;
  return (
    <div className="notice is-good" ref={notice} tabIndex={-1}>
      <p>
        <strong>{of.said}</strong>
      </p>
      <p className="small">
        {m.proposal.atThatMoment} {m.entry.grades[of.acted.grade]}
      </p>
    </div>
  );
}
