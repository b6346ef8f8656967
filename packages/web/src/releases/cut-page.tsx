import { useLanguage } from "../language/language.tsx";
import { address, goTo } from "../router.ts";
import { Page } from "../ui/page.tsx";
import { MakeTearline } from "./make-tearline.tsx";
import { Redact } from "./redact.tsx";

/** A releasable version made from a product's own page; then the release goes on with what was made. */
export function CutPage({ id, as }: { readonly id: string; readonly as: "tearline" | "redact" }) {
  const { m } = useLanguage();
  const words = m.desk.cut;
  const title = as === "tearline" ? words.tearlineTitle : words.redactTitle;
  const made = (product: string) => goTo(address(["release"], { product }));
  return (
    <Page title={title} crumb={<a href={address(["products", id])}>{m.products.title}</a>}>
      <section className="sheet" aria-label={title}>
        {as === "tearline" ? (
          <MakeTearline product={id} headed={false} made={made} />
        ) : (
          <Redact product={id} headed={false} wanted={() => []} made={made} />
        )}
      </section>
    </Page>
  );
}
