import type { ReactNode } from "react";
import { useLanguage } from "../language/language.tsx";
import { useSession } from "../session/session.tsx";
import { Page } from "../ui/page.tsx";

/** To anybody else it says so, and asks the node for nothing. That nothing would be given is the node's doing. */
export function ForOverseers({ children }: { readonly children: ReactNode }) {
  const { m } = useLanguage();
  return useSession().is("overseer") ? children : <Page title={m.failure.forbidden}>{null}</Page>;
}
