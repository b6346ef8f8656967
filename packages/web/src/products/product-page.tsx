import { type AnswerOf, type ProductSummary, productOperations } from "@entente/api";
import { useAreas } from "../agreement/use-areas.ts";
import { usePurposes } from "../agreement/use-purposes.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { JsonValue } from "../ledger/json-value.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { Fact } from "../ui/figure.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Party } from "../ui/party.tsx";
import { Ready } from "../ui/reading.tsx";
import { openedTitle, productTitle } from "./product-title.ts";
import { ReportText } from "./report-text.tsx";

type Product = AnswerOf<typeof productOperations.readProduct>;

/** One product between its marking lines. Opening it is a reading, which the node logs before it answers. */
export function ProductPage({ id }: { readonly id: string }) {
  const { m } = useLanguage();
  const reading = useRead(productOperations.readProduct, { params: { product: id } }, { keep: false });
  const { answer } = reading;
  return (
    <Page
      title={answer === undefined ? m.products.title : openedTitle(answer, m)}
      crumb={<a href={address(["products"])}>{m.products.title}</a>}
    >
      <Ready of={reading}>
        {(product) => (
          <div className="stack">
            <div>
              <MarkingLine marking={product.marking} />
              <div className="reading">
                <Content product={product} />
              </div>
              <MarkingLine marking={product.marking} />
            </div>
            <About product={product} />
          </div>
        )}
      </Ready>
    </Page>
  );
}

function MarkingLine({ marking }: { readonly marking: string }) {
  return (
    <p className="marking">
      <bdi>{marking}</bdi>
    </p>
  );
}

function Content({ product }: { readonly product: Product }) {
  const { m } = useLanguage();
  if (product.blocks !== undefined) return <ReportText blocks={product.blocks} />;
  if (product.text !== undefined) return <pre className="text">{product.text}</pre>;
  if (product.object !== undefined) {
    return (
      <>
        <h2>{m.products.object}</h2>
        <JsonValue value={product.object} />
      </>
    );
  }
  return <p className="soft">{m.products.noText}</p>;
}

function About({ product }: { readonly product: Product }) {
  const { m, f } = useLanguage();
  const session = useSession();
  const nameOf = useAreas();
  const purposeOf = usePurposes();
  const { areas, purposes, unknownMarkings, attachments } = product;
  return (
    <Sheet title={m.products.facts}>
      <dl className="facts">
        <Fact term={m.products.originator}>
          <Party id={product.originator} />
        </Fact>
        {product.stix === undefined ? null : (
          <Fact term={m.products.stixId}>
            <bdi className="digest">{product.stix.id}</bdi>
          </Fact>
        )}
        <Fact term={m.products.source}>{m.products.sources[product.source]}</Fact>
        <Fact term={m.products.at}>{f.time(product.at)}</Fact>
        <Fact term={m.lists.areas}>{areas.length === 0 ? m.none : f.list(areas.map(nameOf))}</Fact>
        {purposes.length === 0 ? null : (
          <Fact term={m.products.purposes}>{f.list(purposes.map(purposeOf))}</Fact>
        )}
        {unknownMarkings.length === 0 ? null : (
          <Fact term={m.products.unknownMarkings}>
            <bdi className="warn">{f.list(unknownMarkings)}</bdi>
          </Fact>
        )}
        <Fact term={m.products.size}>{m.products.bytes(f.number(product.size))}</Fact>
        {attachments.length === 0 ? null : (
          <Fact term={m.products.attachments}>
            <ul>
              {attachments.map((one: ProductSummary) => (
                <li key={one.product}>
                  <a href={address(["products", one.product])}>
                    <bdi>{productTitle(one, m)}</bdi>
                  </a>
                </li>
              ))}
            </ul>
          </Fact>
        )}
      </dl>
      <p className="small soft sheet-foot">{m.products.logged}</p>
      {session.is("release-officer") && product.source !== "received" ? (
        <p className="sheet-foot no-print">
          <a className="button quiet" href={address(["release"], { product: product.product })}>
            {m.products.release}
          </a>
        </p>
      ) : null}
    </Sheet>
  );
}
