import type { enAccount } from "./en-account.ts";

export const frAccount: typeof enAccount = {};
