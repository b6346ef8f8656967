export { type Agreements, type AgreementsOptions, type By, createAgreements } from "./agreements.ts";
export type { ValidDocument } from "./documents.ts";
export type { Binding, Cut } from "./lives.ts";
export { agreementRoutes } from "./routes.ts";
