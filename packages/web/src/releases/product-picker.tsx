import { productOperations } from "@entente/api";
import { usePages } from "../data/use-pages.ts";
import { useLanguage } from "../language/language.tsx";
import { productTitle } from "../products/product-title.ts";
import { address } from "../router.ts";
import { Check } from "../ui/field.tsx";
import { Problem } from "../ui/problem.tsx";

/** Products of this house to choose from. What the partner released is not offered: it goes onward by asking. */
export function ProductPicker(props: {
  readonly chosen: readonly string[];
  choose(products: readonly string[]): void;
}) {
  const { m } = useLanguage();
  const { chosen, choose } = props;
  const pages = usePages(productOperations.searchProducts, { query: { limit: 100 } });
  const ours = pages.items.filter(({ source }) => source !== "received");
  const toggle = (product: string, on: boolean) =>
    choose(on ? [...chosen, product] : chosen.filter((one) => one !== product));
  return (
    <fieldset className="field">
      <legend className="live">{m.release.what}</legend>
      <p className="small soft">{m.release.whatHelp}</p>
      <Problem of={pages.problem} again={pages.again} />
      {ours.length === 0 ? (
        <p className="soft">
          {pages.busy ? `${m.loading}…` : m.release.noProducts}{" "}
          {pages.busy ? null : <a href={address(["write"])}>{m.products.write}</a>}
        </p>
      ) : (
        <ul className="pick">
          {ours.map((one) => (
            <li key={one.product}>
              <Check
                checked={chosen.includes(one.product)}
                onChange={(on) => toggle(one.product, on)}
                label={
                  <>
                    <bdi>{productTitle(one, m)}</bdi>
                    <span className="small soft block">
                      <bdi>{one.marking}</bdi>
                    </span>
                  </>
                }
              />
            </li>
          ))}
        </ul>
      )}
      <div className="row small soft">
        <span role="status">{chosen.length === 0 ? null : m.release.chosen(chosen.length)}</span>
        {pages.more === undefined ? null : (
          <button type="button" className="plain-button" onClick={pages.more}>
            {m.more}
          </button>
        )}
      </div>
    </fieldset>
  );
}
