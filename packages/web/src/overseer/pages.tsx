import type { PageRoute } from "../router.ts";
import { OverseerPage } from "./overseer-page.tsx";

/** What an overseer's clause gives them, and what they look after. */
export const overseerPages: Readonly<Record<string, PageRoute>> = {
  overseer: () => <OverseerPage />,
};
