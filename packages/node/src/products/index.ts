import type { Desk } from "../ledger/index.ts";
import { accessLogged, productRecorded } from "./entries.ts";
import { productsSchema, productsStatements } from "./view.ts";

export {
  type Compartment,
  compartmentId,
  labelOf,
  readCompartment,
  writeCompartment,
} from "./compartment.ts";
export { objectOf } from "./content-text.ts";
export { productDraftRoutes } from "./draft-routes.ts";
export { ProductDrafts } from "./drafts.ts";
export { containersOf, factsOf, membersOf, type ProductFacts } from "./facts.ts";
export type { Fates } from "./fates.ts";
export { type ItemHeader, readHeader, STIX_MEDIA, writeHeader } from "./header.ts";
export type { HouseRules, KnownCaveat } from "./house-rules.ts";
export type { ImportReport } from "./import.ts";
export { readMarking, writeMarking } from "./marking-label.ts";
export { mayRead } from "./may-read.ts";
export type { GivenFile, GivenReport } from "./prepare-report.ts";
export { productId, readProductId } from "./product-id.ts";
export type { ProductRow } from "./product-row.ts";
export { type ImportRequest, type Page, Products, type ProductsDeps } from "./products.ts";
export { anyProductRow, belongings } from "./queries.ts";
export type { Reading, Summary } from "./reading.ts";
export { contentMark, type RecordedSet, recordProducts, type Source, sealProduct } from "./record.ts";
export { productsRoutes } from "./routes.ts";
export type { Search } from "./search.ts";
export type { Written } from "./tearline.ts";
export { type Opened, openRows } from "./vault.ts";
export const productsDesk: Desk = {
  name: "products",
  kinds: [productRecorded, accessLogged],
  schema: productsSchema,
  statements: productsStatements,
};
