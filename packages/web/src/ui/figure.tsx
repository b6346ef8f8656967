import type { ReactNode } from "react";
import { useFirstLanguage } from "../language/language.tsx";

/**
 * A figure that opens its entries; without an address for whoever may count them and not open them. `label` says in
 * words what is counted, for whoever hears the page.
 */
export function Figure(props: {
  readonly value: number;
  readonly href: string | undefined;
  readonly label?: string;
}) {
  const { f } = useFirstLanguage();
  const { value, href, label } = props;
  const look = value === 0 ? "figure-link zero" : "figure-link";
  const shown = (
    <>
      {f.number(value)}
      {label === undefined ? null : <span className="live"> {label}</span>}
    </>
  );
  return href === undefined ? (
    <span className={look}>{shown}</span>
  ) : (
    <a className={look} href={href}>
      {shown}
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
