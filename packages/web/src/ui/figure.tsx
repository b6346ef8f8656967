import type { ReactNode } from "react";
import { useFirstLanguage } from "../language/language.tsx";

/** A figure that opens its entries. `label` says in words what is counted, for whoever hears the page. */
export function Figure(props: { readonly value: number; readonly href: string; readonly label?: string }) {
  const { f } = useFirstLanguage();
  return (
    <a className={props.value === 0 ? "figure-link zero" : "figure-link"} href={props.href}>
      {f.number(props.value)}
      {props.label === undefined ? null : <span className="live"> {props.label}</span>}
    </a>
  );
}

/** Terms with their figures, one under the other. */
export function Fact(props: { readonly term: ReactNode; readonly children: ReactNode }) {
  return (
    <>
      <dt>{props.term}</dt>
      <dd>{props.children}</dd>
    </>
  );
}
