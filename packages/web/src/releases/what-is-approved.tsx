import { releaseOperations } from "@entente/api";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { Digest } from "../ui/digest.tsx";
import { Fact } from "../ui/figure.tsx";
import { Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { type Find, GroupDecision } from "./group-decision.tsx";
import { byDecision, refuses } from "./previewed.ts";
import { ProductLink } from "./product-link.tsx";
import type { Release } from "./release.ts";
import { SideBySide } from "./side-by-side.tsx";
import { useFound } from "./use-found.ts";
import { WhoGetsIt } from "./who-gets-it.tsx";

type Props = { readonly release: Release; readonly proposal: NonNullable<Release["proposal"]> };

/** What an approver approves: who gets it, the decision as it would fall now, the note, the products, and the digest. */
export function WhatIsApproved({ release, proposal }: Props) {
  const { m } = useLanguage();
  const waits = release.state === "proposed";
  const { products, note, digest } = proposal;
  const find = useFound(products.slice(0, SHOWN));
  return (
    <>
      {waits ? <AsOfNow release={release} find={find} /> : null}
      <Sheet title={m.proposal.whatIsApproved}>
        <dl className="facts">
          {(["necessity", "proportionality", "alternatives"] as const).map((field) =>
            note[field].trim() === "" ? null : (
              <Fact key={field} term={m.release[field]}>
                <bdi>{note[field]}</bdi>
              </Fact>
            ),
          )}
          <Fact term={m.lists.products(products.length)}>
            <ul>
              {products.slice(0, SHOWN).map((product) => (
                <li key={product}>
                  <ProductLink product={product} find={find} />{" "}
                  <span className="small">
                    <a href={address(["seen", product])}>{m.desk.seen.link}</a>
                  </span>
                </li>
              ))}
              {products.length > SHOWN ? <li>{m.proposal.andMore(products.length - SHOWN)}</li> : null}
            </ul>
          </Fact>
          <Fact term={m.desk.approve.digest}>
            <Digest value={digest} />
            <p className="small soft">{m.desk.approve.digestHelp}</p>
          </Fact>
        </dl>
      </Sheet>
      {waits ? <SideBySide products={products} find={find} askFirst /> : null}
    </>
  );
}

/** A selection may hold a thousand products; the page shows the first of them. */
const SHOWN = 20;

/** The same screen as its author had, decided on what the node knows now. */
function AsOfNow({ release, find }: { readonly release: Release; readonly find: Find }) {
  const { m } = useLanguage();
  const mayAsk = useSession().is("release-officer");
  const reading = useRead(
    releaseOperations.previewProposal,
    mayAsk ? { params: { release: release.id } } : undefined,
  );
  const of = reading.answer;
  if (of === undefined) return <Problem of={reading.problem} again={reading.again} />;
  return (
    <div className="preview-columns">
      <WhoGetsIt of={of} recipient={release.recipient} purpose={release.purpose} />
      <div className="stack">
        {refuses(of) ? <p className="notice is-bad">{m.desk.approve.refusedNow}</p> : null}
        {byDecision(of.groups).map((group) => (
          <GroupDecision key={group.products.join(" ")} group={group} agreement={of.agreement} find={find} />
        ))}
      </div>
    </div>
  );
}
