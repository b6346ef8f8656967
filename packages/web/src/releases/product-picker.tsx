import { useLanguage } from "../language/language.tsx";
import { productTitle } from "../products/product-title.ts";
import { address } from "../router.ts";
import { Check } from "../ui/field.tsx";
import { Line } from "../ui/inputs.tsx";
import { Problem } from "../ui/problem.tsx";
import type { Selectable } from "./use-selectable.ts";

type Props = {
  readonly selectable: Selectable;
  readonly chosen: readonly string[];
  choose(products: readonly string[]): void;
  /** What is said where there is nothing to choose from. */
  readonly none?: string;
};

export function ProductPicker({ selectable, chosen, choose, none }: Props) {
  const { m } = useLanguage();
  const { pages, items, words, search } = selectable;
  const toggle = (product: string, on: boolean) =>
    choose(on ? [...chosen, product] : chosen.filter((one) => one !== product));
  return (
    <div className="stack">
      <Line label={m.release.find} type="search" required={false} value={words} change={search} />
      <fieldset className="field">
        <legend className="live">{m.release.what}</legend>
        <Problem of={pages.problem} again={pages.again} />
        {items.length === 0 ? (
          <p className="soft">
            {pages.busy ? `${m.loading}…` : words === "" ? (none ?? m.release.noProducts) : m.lists.nothing}{" "}
            {pages.busy || none !== undefined ? null : <a href={address(["write"])}>{m.products.write}</a>}
          </p>
        ) : (
          <ul className="pick">
            {items.map((one) => (
              <li key={one.product}>
                <Check
                  checked={chosen.includes(one.product)}
                  onChange={(on) => toggle(one.product, on)}
                  label={<bdi>{productTitle(one, m)}</bdi>}
                  help={<bdi>{one.marking}</bdi>}
                />
              </li>
            ))}
          </ul>
        )}
      </fieldset>
      <div className="row small soft">
        <span role="status">{chosen.length === 0 ? null : m.release.chosen(chosen.length)}</span>
        {pages.more === undefined ? null : (
          <button type="button" className="plain-button" onClick={pages.more}>
            {m.more}
          </button>
        )}
      </div>
    </div>
  );
}
