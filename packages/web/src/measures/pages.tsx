import type { PageRoute } from "../router.ts";
import { MeasurePage } from "./measure-page.tsx";
import { MeasuresPage } from "./measures-page.tsx";

/** Measures: suspending an area is proposed, dropped, applied, lifted; sharing more is decided and counted. */
export const measuresPages: Readonly<Record<string, PageRoute>> = {
  measures: ({ path: [, id] }) => (id === undefined ? <MeasuresPage /> : <MeasurePage id={id} />),
};
