import type { DocketClaimView, DocketClaimWords } from "@entente/api";
import { useLanguage } from "../language/language.tsx";
import { Fact } from "../ui/figure.tsx";
import { Sheet } from "../ui/page.tsx";
import { When } from "./words.tsx";

/** The record of a claim, as whoever put it wrote it. */
export function ClaimRecord({ of: claim }: { readonly of: DocketClaimView }) {
  const { m, f } = useLanguage();
  const { words, triage, parts } = claim;
  return (
    <Sheet title={m.dockets.record}>
      <dl className="facts">
        <Fact term={m.dockets.putAt}>
          {f.time(claim.putAt)}, {m.dockets.sides[claim.putBy]}
        </Fact>
        {words === undefined ? null : <Words of={words} />}
        {parts === undefined ? null : (
          <Fact term={m.dockets.parts}>
            {m.dockets.sum(f.number(Number(parts.sum)), parts.count)}{" "}
            <span className={parts.agrees ? "good" : "warn"}>
              {parts.agrees ? m.dockets.sumAgrees : m.dockets.sumDiffers}
            </span>
          </Fact>
        )}
        <Fact term={m.dockets.triage}>
          {m.dockets.triages[triage.triage]}
          {triage.owner === undefined || triage.due === undefined ? null : (
            <span className="block small">{m.dockets.owned(triage.owner, f.date(triage.due))}</span>
          )}
        </Fact>
      </dl>
    </Sheet>
  );
}

function Words({ of: words }: { readonly of: DocketClaimWords }) {
  const { m, f } = useLanguage();
  const { quantity, source } = words;
  return (
    <>
      <Fact term={m.dockets.fields.kind}>{m.dockets.kinds[words.kind]}</Fact>
      {quantity === undefined ? null : (
        <Fact term={m.dockets.fields.value}>
          {m.dockets.approximations[quantity.approx]} {f.number(Number(quantity.value))},{" "}
          {m.dockets.units[quantity.unit]}
          <span className="block small soft">
            {m.dockets.fields.distinct}
            {m.colon} {m.dockets.distincts[quantity.distinct]}
          </span>
        </Fact>
      )}
      {words.period === undefined ? null : (
        <Fact term={m.dockets.period}>
          <When of={words.period} />
        </Fact>
      )}
      {words.places.length === 0 ? null : (
        <Fact term={m.dockets.fields.places}>
          {f.list(words.places.map(({ country, sense }) => `${country} (${m.dockets.senses[sense]})`))}
        </Fact>
      )}
      {words.technique === undefined ? null : (
        <Fact term={m.dockets.fields.technique}>
          <bdi>{words.technique}</bdi>
        </Fact>
      )}
      {words.accused === undefined ? null : <Fact term={m.dockets.fields.accused}>{words.accused}</Fact>}
      {words.affected === undefined ? null : (
        <Fact term={m.dockets.fields.affected}>{f.list(words.affected)}</Fact>
      )}
      {words.protectedClass === true ? <Fact term={m.dockets.protected}>{m.dockets.yes}</Fact> : null}
      <Fact term={m.dockets.fields.claimant}>
        <bdi>{words.claimant}</bdi>
      </Fact>
      <Fact term={m.dockets.firstAppearance}>
        <bdi>{words.firstAppearance.work}</bdi>, <When of={words.firstAppearance.at} />
        <span className="block small">
          <bdi>{words.firstAppearance.anchor}</bdi>
        </span>
      </Fact>
      <Fact term={m.dockets.fields.source}>
        <bdi>{source.name}</bdi>
        <span className="block small">
          {m.dockets.fields.root}
          {m.colon} <bdi>{source.root.id}</bdi>, {m.dockets.roots[source.root.kind]}
        </span>
      </Fact>
    </>
  );
}
