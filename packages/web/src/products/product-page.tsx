import { type ProductSummary, productOperations } from "@entente/api";
import { lazy, Suspense, useMemo } from "react";
import { useAreas } from "../agreement/use-areas.ts";
import { usePurposes } from "../agreement/use-purposes.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { Fact } from "../ui/figure.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Party } from "../ui/party.tsx";
import { Ready } from "../ui/reading.tsx";
import { placesOf } from "./places.ts";
import { type Product, ProductContent } from "./product-content.tsx";
import { openedTitle, productTitle } from "./product-title.ts";
import { Provenance } from "./provenance.tsx";
import { Relations } from "./relations.tsx";
import { Versions } from "./versions.tsx";

const PlaceMap = lazy(async () => ({ default: (await import("../pictures/place-map.tsx")).PlaceMap }));

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
                <ProductContent product={product} />
              </div>
              <MarkingLine marking={product.marking} />
            </div>
            <Around product={product} />
          </div>
        )}
      </Ready>
    </Page>
  );
}

/** What stands around the content: what it is, its versions, where it comes from, what it is connected with. */
function Around({ product }: { readonly product: Product }) {
  const { m } = useLanguage();
  const input = { params: { product: product.product } };
  const { answer } = useRead(productOperations.readProductVersions, input, { keep: false });
  const versions = answer?.products ?? [];
  const newest = versions[0];
  const places = useMemo(() => placesOf(product.object), [product.object]);
  return (
    <>
      {newest === undefined || newest.product === product.product ? null : (
        <div className="notice is-warn">
          <p>
            {m.productDesk.reading.newer}{" "}
            <a href={address(["products", newest.product])}>{m.productDesk.reading.openNewer}</a>
          </p>
        </div>
      )}
      <About product={product} />
      {places.length === 0 ? null : (
        <Sheet title={m.productDesk.reading.map}>
          <Suspense fallback={<p className="soft">{m.loading}…</p>}>
            <PlaceMap places={places} label={m.productDesk.reading.mapLabel} />
          </Suspense>
        </Sheet>
      )}
      <Versions product={product} versions={versions} />
      <Provenance product={product.product} />
      <Relations product={product.product} />
    </>
  );
}

function MarkingLine({ marking }: { readonly marking: string }) {
  return (
    <p className="marking">
      <bdi>{marking}</bdi>
    </p>
  );
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
            <bdi className="warn">{f.list(unknownMarkings.map((one) => one.slice(0, 200)))}</bdi>
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
      <p className="row sheet-foot no-print">
        {session.is("release-officer") && product.source !== "received" ? (
          <a className="button quiet" href={address(["release"], { product: product.product })}>
            {m.products.release}
          </a>
        ) : null}
        {session.is("analyst", "release-officer") &&
        product.source === "written" &&
        product.kind === "report" &&
        product.text !== undefined ? (
          <a className="button quiet" href={address(["write"], { of: product.product })}>
            {m.productDesk.reading.revise}
          </a>
        ) : null}
      </p>
    </Sheet>
  );
}
