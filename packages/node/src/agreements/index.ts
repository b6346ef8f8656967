export type { Above, Asker, Counts, TrialAsked } from "./above.ts";
export { type Agreements, createAgreements } from "./agreements.ts";
export type { ValidDocument } from "./documents.ts";
export type { Binding, Cut } from "./lives.ts";
export type { AgreementsOptions, By } from "./room.ts";
export { agreementRoutes } from "./routes.ts";
