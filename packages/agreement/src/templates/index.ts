import { certs } from "./certs.ts";
import { fius } from "./fius.ts";
import { services } from "./services.ts";

/** Agreements ready to fill in: each gives a whole, valid, unsigned document. */
export const templates = { certs, fius, services };
