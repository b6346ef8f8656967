import { releaseOperations } from "@entente/api";
import { useAreas } from "../agreement/use-areas.ts";
import { usePurposes } from "../agreement/use-purposes.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { EntryLink } from "../ledger/entry-link.tsx";
import { useRelation } from "../relation/relation.tsx";
import { ProductLink } from "../releases/product-link.tsx";
import { useFound } from "../releases/use-found.ts";
import { address } from "../router.ts";
import { Digest } from "../ui/digest.tsx";
import { Fact } from "../ui/figure.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { placeOf } from "../verify/places.ts";
import { ClauseList } from "./clause-list.tsx";
import type { Part } from "./parts-page.tsx";

/** One part of a release: what it was, under which clauses, and the two entries that prove it. */
export function PartPage({ id }: { readonly id: string }) {
  const { m } = useLanguage();
  const { partner } = useRelation();
  const parts = useRead(releaseOperations.listParts, { query: { partner, id } });
  return (
    <Page title={m.lists.release} crumb={<a href={address(["parts"])}>{m.lists.parts}</a>}>
      <Ready of={parts}>
        {({ items }) => {
          const part = items.find((one) => one.id === id);
          return part === undefined ? <p>{m.failure.notFound}</p> : <PartFacts part={part} />;
        }}
      </Ready>
    </Page>
  );
}

function PartFacts({ part }: { readonly part: Part }) {
  const { m, f } = useLanguage();
  const nameOf = useAreas();
  const purposeOf = usePurposes();
  const ours = part.direction === "out";
  const products = part.products ?? [];
  const find = useFound(products);
  return (
    <div className="stack">
      <Sheet title={m.lists.products(part.count)}>
        {products.length === 0 ? null : (
          <ul className="bullets part-products">
            {products.map((product) => (
              <li key={product}>
                <ProductLink product={product} find={find} />
              </li>
            ))}
            {part.held > products.length ? (
              <li className="soft">{m.release.andMore(part.held - products.length)}</li>
            ) : null}
          </ul>
        )}
        <dl className="facts">
          <Fact term={m.lists.direction}>{m.lists.directions[part.direction]}</Fact>
          <Fact term={m.lists.state}>{m.lists.partStates[part.state]}</Fact>
          <Fact term={m.lists.held}>{f.number(part.held)}</Fact>
          <Fact term={m.lists.areas}>{f.list(part.areas.map(nameOf))}</Fact>
          <Fact term={m.lists.label}>
            <bdi>{part.label}</bdi>
          </Fact>
          <Fact term={m.lists.purpose}>{purposeOf(part.purpose)}</Fact>
          {part.theatre === undefined ? null : <Fact term={m.lists.theatre}>{part.theatre}</Fact>}
          {part.unit === undefined ? null : <Fact term={m.lists.unit}>{part.unit}</Fact>}
          <Fact term={m.lists.agreement}>
            <a href={address(["agreements", part.agreement])}>
              <Digest value={part.agreement} />
            </a>
          </Fact>
          <Fact term={m.lists.clauses}>
            <ClauseList clauses={part.clauses} agreement={part.agreement} />
          </Fact>
          <Fact term={m.lists.when}>{f.time(part.madeAt)}</Fact>
          {part.retainUntil === undefined ? null : (
            <Fact term={m.lists.retain}>{f.date(part.retainUntil)}</Fact>
          )}
          {part.reason === undefined ? null : (
            <Fact term={m.lists.reason}>
              <bdi>{part.reason}</bdi>
            </Fact>
          )}
          {part.standing !== undefined ? (
            <Fact term={m.lists.standing}>
              <a href={address(["standing", part.standing])}>{m.lists.itsStanding}</a>
            </Fact>
          ) : ours ? (
            <Fact term={m.lists.release}>
              <a href={address(["releases", part.release])}>{m.lists.itsProposal}</a>
            </Fact>
          ) : null}
        </dl>
      </Sheet>
      <Sheet title={m.lists.entries}>
        <dl className="facts">
          <Fact term={m.entry.kinds["release.made"]}>
            <EntryLink log={ours ? "ours" : "theirs"} place={placeOf(part.entry)} />
          </Fact>
          <Fact term={m.lists.receipt}>
            {part.receipt === undefined ? (
              m.entry.noReceipt
            ) : (
              <>
                <EntryLink log={ours ? "theirs" : "ours"} place={placeOf(part.receipt)} />
                {part.receivedAt === undefined ? null : `, ${f.time(part.receivedAt)}`}
              </>
            )}
          </Fact>
        </dl>
      </Sheet>
    </div>
  );
}
