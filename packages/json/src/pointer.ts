/** Longest member name that a pointer repeats: pointers end up in logs and answers, names are the sender's. */
const LONGEST_TOKEN = 120;

/** One step of a JSON Pointer, with its slash (RFC 6901 section 3). */
export function pointerToken(step: string | number): string {
  if (typeof step === "number") return `/${step}`;
  const shown = step.length > LONGEST_TOKEN ? `${step.slice(0, LONGEST_TOKEN).toWellFormed()}…` : step;
  return `/${shown.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
