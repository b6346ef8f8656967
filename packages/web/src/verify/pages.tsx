import type { PageRoute } from "../router.ts";
import { VerifyPage } from "./verify-page.tsx";

/** How the logs are checked without a node. */
export const verifyPages: Readonly<Record<string, PageRoute>> = {
  verify: () => <VerifyPage />,
};
