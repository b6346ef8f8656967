import { releaseOperations } from "@entente/api";
import { useAreas } from "../agreement/use-areas.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { Digest } from "../ui/digest.tsx";
import { Fact } from "../ui/figure.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { Violations } from "../ui/violations.tsx";

/** One refusal: every clause that forbade, in its own words. */
export function RefusalPage({ id, query }: { readonly id: string; readonly query: URLSearchParams }) {
  const { m, f } = useLanguage();
  const { partner } = useRelation();
  const nameOf = useAreas();
  const clause = query.get("clause");
  const refusals = useRead(releaseOperations.listRefusals, { query: { partner, id } });
  const list = address(["refusals"], { clause: clause ?? undefined });
  return (
    <Page title={m.failure.refused} crumb={<a href={list}>{m.lists.refusals}</a>}>
      <Ready of={refusals}>
        {({ items }) => {
          const one = items.find((each) => each.id === id);
          if (one === undefined) return <p>{m.failure.notFound}</p>;
          return (
            <div className="stack">
              <Sheet title={m.failure.by}>
                <Violations of={one.violations} agreement={one.agreement} />
              </Sheet>
              <Sheet title={m.lists.products(one.count)}>
                <dl className="facts">
                  <Fact term={m.lists.when}>{f.time(one.at)}</Fact>
                  <Fact term={m.lists.by}>{m.lists.refusers[one.by]}</Fact>
                  <Fact term={m.lists.areas}>{f.list(one.areas.map(nameOf))}</Fact>
                  {one.agreement === undefined ? null : (
                    <Fact term={m.lists.agreement}>
                      <a href={address(["agreements", one.agreement])}>
                        <Digest value={one.agreement} />
                      </a>
                    </Fact>
                  )}
                  {one.release === undefined ? null : (
                    <Fact term={m.lists.release}>
                      <a href={address(["releases", one.release])}>{one.release}</a>
                    </Fact>
                  )}
                  {one.standing === undefined ? null : (
                    <Fact term={m.lists.standing}>
                      <a href={address(["standing", one.standing])}>{one.standing}</a>
                    </Fact>
                  )}
                </dl>
              </Sheet>
            </div>
          );
        }}
      </Ready>
    </Page>
  );
}
