import { type ReactNode, useEffect, useId, useRef } from "react";
import { useFirstLanguage } from "../language/language.tsx";

type PageProps = {
  readonly title: string;
  /** Where this page stands: links to the pages above it. */
  readonly crumb?: ReactNode;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
};

/** A page with its heading, which takes the focus when the page opens so that a screen reader begins there. */
export function Page({ title, crumb, lead, children }: PageProps) {
  const { m } = useFirstLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – ${m.product}`;
  }, [title, m]);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  return (
    <>
      <header className="page-head">
        {crumb === undefined ? null : <p className="crumb">{crumb}</p>}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead === undefined ? null : <p className="soft">{lead}</p>}
      </header>
      {children}
    </>
  );
}

/** One matter of a page. */
export function Sheet({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className="sheet" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
