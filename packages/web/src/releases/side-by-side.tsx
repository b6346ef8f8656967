import { type AnswerOf, releaseOperations } from "@entente/api";
import { lazy, Suspense, useState } from "react";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { productTitle } from "../products/product-title.ts";
import { address } from "../router.ts";
import { Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import type { Find } from "./group-decision.tsx";
import { compared } from "./properties.ts";
import { PropertyList } from "./property-list.tsx";

type Comparison = AnswerOf<typeof releaseOperations.compareProduct>;

/** Compared texts are read with the parts that draw them, when there is such a text. */
const TextDiff = lazy(async () => ({ default: (await import("../pictures/text-diff.tsx")).TextDiff }));

/** So few are shown at once: each showing is a reading. Of more, so many can be opened one by one. */
const AT_ONCE = 1;
const MOST = 20;

/** What leaves, product by product: what is held beside what would leave. */
export function SideBySide(props: {
  readonly products: readonly string[];
  readonly find: Find;
  /** Nothing is opened by itself. */
  readonly askFirst?: boolean;
}) {
  const { products, find, askFirst = false } = props;
  const { m } = useLanguage();
  const words = m.desk.compare;
  return (
    <Sheet title={words.title}>
      <div className="stack">
        <p className="small soft">{words.lead}</p>
        {products.slice(0, MOST).map((product) => {
          const found = find(product);
          return (
            <Compare
              key={product}
              product={product}
              title={found === undefined ? product : productTitle(found, m)}
              open={!askFirst && products.length <= AT_ONCE}
            />
          );
        })}
        {products.length > MOST ? <p className="small soft">{words.first(MOST)}</p> : null}
      </div>
    </Sheet>
  );
}

function Compare(props: { readonly product: string; readonly title: string; readonly open: boolean }) {
  const { m } = useLanguage();
  const [open, setOpen] = useState(props.open);
  return (
    <div className="compare">
      <div className="row compare-head">
        <h3>
          <bdi>{props.title}</bdi>
        </h3>
        {open ? null : (
          <button type="button" className="button quiet" onClick={() => setOpen(true)}>
            {m.desk.compare.open}
            <span className="live">
              {m.colon} {props.title}
            </span>
          </button>
        )}
      </div>
      {open ? <Opened product={props.product} named={props.title !== props.product} /> : null}
    </div>
  );
}

function Opened({ product, named }: { readonly product: string; readonly named: boolean }) {
  const reading = useRead(releaseOperations.compareProduct, { params: { product } }, { keep: false });
  return <Ready of={reading}>{(of) => <Sides of={of} named={named} />}</Ready>;
}

function Sides({ of, named }: { readonly of: Comparison; readonly named: boolean }) {
  const { m, f } = useLanguage();
  const words = m.desk.compare;
  const { source, product, attachments, portions, object, text, cut } = of;
  const stays = portions?.filter(({ leaves }) => !leaves).length ?? 0;
  return (
    <>
      {named ? null : (
        <p>
          <strong>
            <bdi>{productTitle(product, m)}</bdi>
          </strong>
        </p>
      )}
      <p className="small">
        {source === undefined ? null : (
          <>
            {words.madeFrom}{" "}
            <a href={address(["products", source.product])}>
              <bdi>{productTitle(source, m)}</bdi>
            </a>
            .{" "}
          </>
        )}
        {portions !== undefined && stays > 0 ? words.taken(stays) : source === undefined ? words.whole : null}
      </p>
      <div className="compare-sides compare-marks">
        <p>
          <span className="soft small">{words.held}</span>{" "}
          <strong>
            <bdi>{(source ?? product).marking}</bdi>
          </strong>
        </p>
        <p>
          <span className="soft small">{words.leaves}</span>{" "}
          <strong>
            <bdi>{product.marking}</bdi>
          </strong>
        </p>
      </div>
      {portions !== undefined ? <Portions of={portions} /> : null}
      {object !== undefined ? <Objects held={object.held} leaves={object.leaves} /> : null}
      {text !== undefined ? (
        <Suspense fallback={<p className="soft">{m.loading}…</p>}>
          <TextDiff
            before={text.held}
            after={text.leaves}
            beforeLabel={words.held}
            afterLabel={words.leaves}
          />
        </Suspense>
      ) : null}
      {portions === undefined && object === undefined && text === undefined && !cut ? (
        <p className="soft">{words.noText}</p>
      ) : null}
      {cut ? <p className="soft small">{words.cut}</p> : null}
      {attachments.length === 0 ? null : (
        <p className="small">
          {words.attached}
          {m.colon} <bdi>{f.list(attachments.map((one) => productTitle(one, m)))}</bdi>
        </p>
      )}
    </>
  );
}

function Portions({ of }: { readonly of: NonNullable<Comparison["portions"]> }) {
  const { m } = useLanguage();
  const words = m.desk.compare;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <section className="compare-sides compare-text" aria-label={words.title} tabIndex={0}>
      {of.map(({ mark, text, leaves }, at) => {
        const said = mark === undefined ? text : `(${mark}) ${text}`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: portions have no other name than their place
          <div className="compare-row" key={at}>
            <div className={leaves ? undefined : "is-taken"}>
              {leaves ? (
                <bdi>{said}</bdi>
              ) : (
                <>
                  <del>
                    <bdi>{said}</bdi>
                  </del>{" "}
                  <span className="compare-fate">{words.removed}</span>
                </>
              )}
            </div>
            <div>{leaves ? <bdi>{said}</bdi> : <span className="soft">{m.desk.cut.removedLine}</span>}</div>
          </div>
        );
      })}
    </section>
  );
}

function Objects({ held, leaves }: { readonly held: unknown; readonly leaves: unknown }) {
  const { m } = useLanguage();
  const both = compared(held, leaves);
  return (
    <>
      <div className="compare-sides">
        <PropertyList label={m.desk.compare.held} of={both.held} />
        <PropertyList label={m.desk.compare.leaves} of={both.leaves} />
      </div>
      {both.more === 0 ? null : <p className="small soft">{m.desk.compare.cut}</p>}
    </>
  );
}
