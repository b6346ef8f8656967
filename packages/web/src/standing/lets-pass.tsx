import type { AnswerOf, BodyOf, standingOperations } from "@entente/api";
import { useAreas } from "../agreement/use-areas.ts";
import { useLanguage } from "../language/language.tsx";
import { kindName } from "../products/kind-name.ts";
import { GroupDecision } from "../releases/group-decision.tsx";
import { byDecision } from "../releases/previewed.ts";
import { ProductLink } from "../releases/product-link.tsx";
import { useFound } from "../releases/use-found.ts";
import { WhoGetsIt } from "../releases/who-gets-it.tsx";
import { Sheet } from "../ui/page.tsx";

type Shown = AnswerOf<typeof standingOperations.previewStanding>;
type Terms = BodyOf<typeof standingOperations.previewStanding>;

/** What a standing release would let pass: in one sentence, in numbers, and as the agreement decides it now. */
export function LetsPass({ terms, of }: { readonly terms: Terms; readonly of: Shown }) {
  const { m } = useLanguage();
  const words = m.desk.standing;
  const find = useFound(of.groups.flatMap(({ products }) => products));
  return (
    <div className="preview-columns">
      <WhoGetsIt of={of} recipient={terms.recipient} purpose={terms.purpose} />
      <div className="stack">
        <Scope terms={terms} matching={of.matching} />
        <p className="small soft">{of.tried === 0 ? words.nothingTried : words.tried(of.tried)}</p>
        {byDecision(of.groups).map((group) => (
          <GroupDecision key={group.products.join(" ")} group={group} agreement={of.agreement} find={find} />
        ))}
      </div>
    </div>
  );
}

type ScopeTerms = Pick<Terms, "kinds" | "areas" | "until" | "quota"> & {
  readonly tlp: readonly string[];
  readonly levels?: readonly string[] | undefined;
};

/** Its terms as a sentence, and how much of what is held here would go at once. */
export function Scope(props: {
  readonly terms: ScopeTerms;
  readonly matching: Shown["matching"] | undefined;
}) {
  const { m, f } = useLanguage();
  const nameOf = useAreas();
  const words = m.desk.standing;
  const { terms, matching } = props;
  const find = useFound(matching?.samples ?? []);
  const labels = [...terms.tlp.map((colour) => `TLP:${colour.toUpperCase()}`), ...(terms.levels ?? [])];
  return (
    <Sheet title={words.what}>
      <p>
        <bdi>
          {words.sentence(
            f.list(terms.kinds.map((kind) => kindName(kind, m))),
            f.list(terms.areas.map(nameOf)),
            f.list(labels),
            m.lists.products(terms.quota),
            f.date(terms.until),
          )}
        </bdi>
      </p>
      {matching === undefined ? null : matching.count === 0 ? (
        <p>{words.nowNone}</p>
      ) : (
        <>
          <p>
            <strong>{words.now(f.number(matching.count), matching.more)}</strong>{" "}
            <span className="small soft">{words.nowHelp}</span>
          </p>
          <ul className="bullets small">
            {matching.samples.map((product) => (
              <li key={product}>
                <ProductLink product={product} find={find} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Sheet>
  );
}
