import { MAX_REVIEWED_BYTES } from "./limits.ts";

const TYPES: Readonly<Record<string, string>> = {
  json: "application/json",
  stix: "application/stix+json",
  pdf: "application/pdf",
  md: "text/markdown",
  markdown: "text/markdown",
  txt: "text/plain",
};

export type Refused = "too-large" | "wrong-kind";

/** What a file is by its name; why it is not taken, when it is not. The node looks at its bytes. */
export function kindOfFile(file: { readonly name: string; readonly size: number }): string | Refused {
  const type = TYPES[file.name.split(".").at(-1)?.toLowerCase() ?? ""];
  if (type === undefined) return "wrong-kind";
  return file.size > MAX_REVIEWED_BYTES ? "too-large" : type;
}
