/** What the node takes to be reviewed (@entente/api, `MAX_REVIEWED_BYTES`). */
export { MAX_REVIEWED_BYTES } from "@entente/api";

/** A text that is written here; longer ones are brought as files. */
export const MAX_WRITTEN = 900_000;
