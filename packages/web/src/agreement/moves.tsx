import type { NegotiationSummary } from "@entente/api";
import type { ReactNode } from "react";
import { useLanguage } from "../language/language.tsx";
import { useSides } from "./signatures.tsx";

type Moving = Pick<NegotiationSummary, "waitsFor" | "state" | "reason">;

/** Whose move a negotiation is: ours stands out, for it waits for whoever reads it. */
export function useMove(): (of: Moving) => ReactNode {
  const { m } = useLanguage();
  const words = m.agreements.negotiations;
  const nameOf = useSides();
  return ({ waitsFor }) => {
    const sides = [...new Set(waitsFor.map(({ on }) => on))];
    if (sides.length === 0) return words.nobody;
    return sides.map((side) => (
      <span className="block" key={side}>
        {side === "us" ? <strong>{words.ours}</strong> : <bdi>{words.theirs(nameOf(side))}</bdi>}
      </span>
    ));
  };
}

/** What a negotiation stands still for, in sentences. */
export function Waits({ of }: { readonly of: Moving }) {
  const { m } = useLanguage();
  const words = m.agreements.negotiations;
  const nameOf = useSides();
  if (of.state === "terminated")
    return (
      <p className="accord-move">{words.broken(words.reasons[of.reason ?? "other"] ?? of.reason ?? "")}</p>
    );
  return (
    <>
      {of.waitsFor.map((one) => (
        <p className="accord-move" key={`${one.on} ${one.for}`}>
          {words.waitsFor(
            nameOf(one.on),
            one.for === "signature" && one.count !== undefined
              ? words.signatures(one.count)
              : (words.waits[one.for] ?? one.for),
          )}
        </p>
      ))}
    </>
  );
}
