import { type ProductSummary, productOperations } from "@entente/api";
import { lazy, Suspense, useState } from "react";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { Table } from "../ui/table.tsx";
import type { Product } from "./product-content.tsx";

const TextDiff = lazy(async () => ({ default: (await import("../pictures/text-diff.tsx")).TextDiff }));

/** What two versions are compared by. */
const textOf = ({ text, object }: Product): string => text ?? JSON.stringify(object, null, 2) ?? "";

/** Versions, when there are several, each to be compared with the one that is open. */
export function Versions({
  product,
  versions,
}: {
  readonly product: Product;
  readonly versions: readonly ProductSummary[];
}) {
  const { m, f } = useLanguage();
  const words = m.productDesk.reading;
  const [other, setOther] = useState<ProductSummary>();
  if (versions.length < 2) return null;
  return (
    <Sheet title={words.versions}>
      <Table
        caption={words.versionsCaption}
        rows={versions}
        keyOf={(one) => one.product}
        columns={[
          {
            name: words.version,
            cell: (one) =>
              one.product === product.product ? (
                <>
                  {f.time(one.at)} <strong>({words.thisOne})</strong>
                </>
              ) : (
                <a href={address(["products", one.product])}>{f.time(one.at)}</a>
              ),
          },
          { name: m.products.marking, cell: ({ marking }) => <bdi>{marking.slice(0, 120)}</bdi> },
          {
            name: words.compare,
            cell: (one) =>
              one.product === product.product ? null : (
                <button type="button" className="plain-button" onClick={() => setOther(one)}>
                  {words.compare}
                  <span className="live"> {words.versionOf(f.time(one.at))}</span>
                </button>
              ),
          },
        ]}
      />
      {other === undefined ? null : (
        <Compared product={product} other={other} key={other.product} close={() => setOther(undefined)} />
      )}
    </Sheet>
  );
}

function Compared(props: { readonly product: Product; readonly other: ProductSummary; close(): void }) {
  const { m, f } = useLanguage();
  const words = m.productDesk.reading;
  const { product, other, close } = props;
  const input = { params: { product: other.product }, query: { why: "compare" } };
  const reading = useRead(productOperations.readProduct, input, { keep: false });
  const isOlder = other.at < product.at || (other.stix?.version ?? "") < (product.stix?.version ?? "");
  const label = (one: ProductSummary) => words.versionOf(f.time(one.at));
  return (
    <div className="stack sheet-foot">
      <div className="row">
        <h3>{words.comparing}</h3>
        <button type="button" className="plain-button" onClick={close}>
          {words.stopComparing}
        </button>
      </div>
      <Ready of={reading}>
        {(read) => {
          const [before, after] = isOlder ? [read, product] : [product, read];
          return (
            <Suspense fallback={<p className="soft">{m.loading}…</p>}>
              <TextDiff
                before={textOf(before)}
                after={textOf(after)}
                beforeLabel={label(before)}
                afterLabel={label(after)}
              />
            </Suspense>
          );
        }}
      </Ready>
    </div>
  );
}
