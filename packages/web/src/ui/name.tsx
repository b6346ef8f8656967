import type { Bilingual } from "../language/formats.ts";
import { useFirstLanguage } from "../language/language.tsx";

/** Text that a partner chose: text only, and kept from turning the writing around it. */
export function Foreign({ children }: { readonly children: string }) {
  return <bdi>{children}</bdi>;
}

/** A name in the language of the page. */
export function Name({ of }: { readonly of: Bilingual }) {
  const { f } = useFirstLanguage();
  return <bdi>{f.name(of)}</bdi>;
}
