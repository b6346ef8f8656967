import type { ImportReview } from "@entente/api";
import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { Cut } from "../ui/cut.tsx";
import { Sheet } from "../ui/page.tsx";
import { Table } from "../ui/table.tsx";

/** What a file says of one object in several ways, and what is held here of its objects in other versions. */
export function ReviewVersions({ review }: { readonly review: ImportReview }) {
  const { m, f } = useLanguage();
  const words = m.productDesk.bring;
  const first = (shown: number, of: number) =>
    shown < of ? <p className="small soft">{words.firstOf(shown, of)}</p> : null;
  return (
    <>
      {review.withinCount === 0 ? null : (
        <Sheet title={words.within(review.withinCount)}>
          <Table
            caption={words.withinCaption}
            rows={review.within}
            keyOf={({ id }) => id}
            columns={[
              { name: words.object, cell: ({ id }) => <Cut text={id} most={60} /> },
              {
                name: words.versions,
                cell: ({ versions, sameVersion }) => (
                  <>
                    <bdi>{f.list(versions)}</bdi>
                    {sameVersion ? <span className="warn block small">{words.sameVersion}</span> : null}
                  </>
                ),
              },
              { name: words.places, cell: ({ places }) => <bdi>{f.list(places)}</bdi> },
            ]}
          />
          {first(review.within.length, review.withinCount)}
        </Sheet>
      )}
      {review.versionsCount === 0 ? null : (
        <Sheet title={words.otherVersions(review.versionsCount)}>
          <Table
            caption={words.otherVersionsCaption}
            rows={review.versions}
            keyOf={({ id, version, product }) => `${id} ${version} ${product}`}
            columns={[
              { name: words.object, cell: ({ id }) => <Cut text={id} most={60} /> },
              {
                name: words.inFile,
                cell: ({ version, newer }) => (
                  <>
                    <bdi>{version}</bdi>
                    <span className={newer ? "block small soft" : "warn block small"}>
                      {newer ? words.newer : words.older}
                    </span>
                  </>
                ),
              },
              {
                name: words.heldOne,
                cell: ({ held, product }) => <a href={address(["products", product])}>{held}</a>,
              },
            ]}
          />
          {first(review.versions.length, review.versionsCount)}
        </Sheet>
      )}
    </>
  );
}
