import type { AnswerOf, productOperations } from "@entente/api";
import { useMemo, useState } from "react";
import { useLanguage } from "../language/language.tsx";
import { JsonValue } from "../ledger/json-value.tsx";
import { LongText } from "./long-text.tsx";
import { ReportText } from "./report-text.tsx";

export type Product = AnswerOf<typeof productOperations.readProduct>;

/** Laid out at once: a reader is helped by no more, and the page by less. */
const BLOCKS = 400;
/** Beyond these a text is shown as it is, part by part. */
const MOST_RENDERED = 2_000_000;
const MOST_OBJECT = 150_000;

/** What a product says: a report rendered, an object by its members, a text as far as somebody reads. */
export function ProductContent({ product }: { readonly product: Product }) {
  const { m } = useLanguage();
  const { blocks, text, object } = product;
  const printed = useMemo(
    () => (object === undefined || product.size <= MOST_OBJECT ? undefined : JSON.stringify(object, null, 2)),
    [object, product.size],
  );
  if (blocks !== undefined && (text?.length ?? 0) <= MOST_RENDERED)
    return <Blocks of={withoutBanner(blocks, product.marking)} />;
  if (text !== undefined) return <LongText text={text} />;
  if (printed !== undefined) return <LongText text={printed} className="digest" />;
  if (object !== undefined) {
    return (
      <>
        <h2>{m.products.object}</h2>
        <JsonValue value={object} />
      </>
    );
  }
  return <p className="soft">{m.products.noText}</p>;
}

/** The marking line at the beginning and the end of a report stands around it already. */
function withoutBanner(blocks: readonly unknown[], marking: string): readonly unknown[] {
  const paragraph = JSON.stringify({ type: "paragraph", children: [{ type: "text", text: marking }] });
  const isBanner = (block: unknown) => JSON.stringify(block) === paragraph;
  const from = isBanner(blocks[0]) ? 1 : 0;
  const until = blocks.length > from && isBanner(blocks.at(-1)) ? -1 : blocks.length;
  return blocks.slice(from, until);
}

function Blocks({ of }: { readonly of: readonly unknown[] }) {
  const { m } = useLanguage();
  const [shown, setShown] = useState(BLOCKS);
  const some = useMemo(() => of.slice(0, shown), [of, shown]);
  return (
    <>
      <ReportText blocks={some} />
      {of.length <= shown ? null : (
        <p className="sheet-foot no-print">
          <button type="button" className="button quiet" onClick={() => setShown(shown + BLOCKS)}>
            {m.productDesk.reading.moreBlocks(of.length - shown)}
          </button>
        </p>
      )}
    </>
  );
}
