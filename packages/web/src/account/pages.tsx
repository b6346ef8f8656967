import type { PageRoute } from "../router.ts";
import { AccountPage } from "./account-page.tsx";
import "./account.css";

/** One's own account: how one signs in, where one is signed in, tokens. */
export const accountPages: Readonly<Record<string, PageRoute>> = {
  account: () => <AccountPage />,
};
