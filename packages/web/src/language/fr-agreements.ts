import type { enAgreements } from "./en-agreements.ts";

export const frAgreements: typeof enAgreements = {};
