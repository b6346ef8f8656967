import type { ReactNode } from "react";
import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { Page } from "../ui/page.tsx";
import { Segments } from "../ui/segments.tsx";
import "./overseer.css";

const PARTS = ["log", "kept", "samples", "errors"] as const;
export type Part = (typeof PARTS)[number];

/** A page of the overseer's place, with the ways to its parts. */
export function OverseerFrame(props: {
  readonly title: string;
  readonly lead: string;
  readonly part?: Part;
  /** Whether this page is below the part's own. */
  readonly below?: boolean;
  readonly children: ReactNode;
}) {
  const { m } = useLanguage();
  const w = m.overseer;
  const { title, lead, part, below = false, children } = props;
  return (
    <Page
      title={title}
      lead={lead}
      {...(part === undefined
        ? {}
        : {
            crumb: (
              <a href={address(below ? ["overseer", part] : ["overseer"])}>{below ? w[part] : w.title}</a>
            ),
          })}
    >
      <div className="stack">
        <Segments
          label={w.place}
          of={PARTS.map((one) => ({ name: w[one], href: address(["overseer", one]), here: one === part }))}
        />
        {children}
      </div>
    </Page>
  );
}
