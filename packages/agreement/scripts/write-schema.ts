import { writeFileSync } from "node:fs";
import { agreementSchema } from "../src/schema.ts";

/** Writes the published schema; format it afterwards. A test fails when the file is not current. */
writeFileSync(
  new URL("../schema/agreement.schema.json", import.meta.url),
  `${JSON.stringify(agreementSchema, null, 2)}\n`,
);
