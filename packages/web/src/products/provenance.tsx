import { type AnswerOf, type ProductPassage, productContextOperations } from "@entente/api";
import { lazy, Suspense } from "react";
import { usePurposes } from "../agreement/use-purposes.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { usePeople } from "../session/use-people.ts";
import { Fact } from "../ui/figure.tsx";
import { Sheet } from "../ui/page.tsx";
import { Party } from "../ui/party.tsx";
import { Ready } from "../ui/reading.tsx";
import { Table } from "../ui/table.tsx";
import { productTitle } from "./product-title.ts";

const Timeline = lazy(async () => ({ default: (await import("../pictures/timeline.tsx")).Timeline }));

type Told = AnswerOf<typeof productContextOperations.readProductTimeline>;

/** Where a product comes from, the releases that carried it, and both times: the world's and the house's. */
export function Provenance({ product }: { readonly product: string }) {
  const reading = useRead(
    productContextOperations.readProductTimeline,
    { params: { product } },
    { keep: false },
  );
  return (
    <Ready of={reading}>
      {(told) => (
        <>
          <Origin told={told} />
          <Times told={told} />
        </>
      )}
    </Ready>
  );
}

function Origin({ told: { origin, passages } }: { readonly told: Told }) {
  const { m, f } = useLanguage();
  const personOf = usePeople();
  const words = m.productDesk.reading;
  return (
    <Sheet title={words.whence}>
      <dl className="facts">
        <Fact term={m.products.originator}>
          <Party id={origin.originator} />
        </Fact>
        <Fact term={words.how}>
          {words.hows[origin.source]}{" "}
          {origin.source === "received" ? <Party id={origin.by} /> : <bdi>{personOf(origin.by)}</bdi>} ·{" "}
          {f.time(origin.at)}
          {origin.items > 1 ? ` · ${words.inSet(origin.items)}` : null}
        </Fact>
        {origin.from.length === 0 ? null : (
          <Fact term={words.from}>
            <ul>
              {origin.from.map((one) => (
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
      {passages.length === 0 ? (
        <p className="soft sheet-foot">{words.noPassages}</p>
      ) : (
        <div className="sheet-foot">
          <Passages of={passages} />
        </div>
      )}
    </Sheet>
  );
}

function Passages({ of }: { readonly of: readonly ProductPassage[] }) {
  const { m, f } = useLanguage();
  const words = m.productDesk.reading;
  const purposeOf = usePurposes();
  return (
    <Table
      caption={words.passageCaption}
      rows={of}
      keyOf={({ part }) => part}
      columns={[
        {
          name: words.direction,
          cell: ({ part, direction, partner }) => (
            <a href={address(["parts", part])}>
              {words.ways[direction]} <Party id={partner} />
            </a>
          ),
        },
        { name: words.clauses, cell: ({ clauses }) => f.list(clauses) },
        { name: words.purpose, cell: ({ purpose }) => purposeOf(purpose) },
        { name: words.state, cell: ({ state }) => words.states[state] ?? state },
      ]}
    />
  );
}

function Times({ told: { origin, events, cut } }: { readonly told: Told }) {
  const { m } = useLanguage();
  const words = m.productDesk.reading;
  const shown = events.map(({ axis, what, at, until, part, product }) => ({
    at,
    // What the content says was known here when it was recorded; what happened here, at once.
    recordedAt: axis === "said" ? origin.at : at,
    label: words.events[what] ?? what,
    kind: words.axes[axis] ?? axis,
    ...(until === undefined ? {} : { until }),
    ...(product === undefined
      ? part === undefined
        ? {}
        : { href: address(["parts", part]) }
      : { href: address(["products", product]) }),
  }));
  return (
    <Sheet title={words.times}>
      <Suspense fallback={<p className="soft">{m.loading}…</p>}>
        <Timeline events={shown} label={words.timesLabel} />
      </Suspense>
      {cut ? <p className="small soft">{words.cut}</p> : null}
    </Sheet>
  );
}
