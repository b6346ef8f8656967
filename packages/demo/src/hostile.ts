import { createClient } from "@entente/api";
import type { Actor } from "./person.ts";

/** Tries to run, to be fetched, to close what it stands in, and to turn the direction of whatever stands beside it. */
export const HOSTILE =
  '\u2067\u202e"\'></bdi></td><img src=x onerror="window.ran=true"><script>window.ran=true</script><svg onload="window.ran=true"> ' +
  "[press](javascript:window.ran=true) ![seen](https://elsewhere.example/seen.png) <https://elsewhere.example>";
/** The same without the characters that turn. */
export const MARKUP = HOSTILE.replace(/\p{Cf}/gu, "");
/** What a field of one line takes at most. */
const HOSTILE_LINE = MARKUP.slice(0, 90);

/** Somebody who adds the hostile text to whatever they write in words, and leaves it out where the node refuses it. */
export function spoiling(actor: Actor, base: string, told: Spoilt): Actor {
  const send: typeof fetch = async (input, init = {}) => {
    const { body } = init;
    if (typeof body !== "string") return again(input, init);
    for (const added of [HOSTILE, HOSTILE_LINE]) {
      const altered: string = JSON.stringify(withHostile(JSON.parse(body), added));
      if (altered === body) break;
      // Under one key: where an agreement refuses, which the story counts, the refusal is recorded once.
      const answer: Response = await again(input, { ...init, body: altered });
      if (answer.ok) {
        told.accepted++;
        return answer;
      }
      await answer.arrayBuffer();
      told.refused++;
    }
    return again(input, init);
  };
  return { ...actor, client: createClient({ base, token: actor.token, fetch: send }) };
}

/** Asks once more where the node had closed a connection that stood unused: nothing was asked then, and acts have their key. */
const again: typeof fetch = (input, init) => fetch(input, init).catch(() => fetch(input, init));

/** How often the node took what was added, and how often it refused it. */
export type Spoilt = { accepted: number; refused: number };

/** Adds the hostile text to every text of several words in what is sent; codes, ids and times have no space. */
function withHostile(value: unknown, added: string): unknown {
  if (typeof value === "string") return / /.test(value) ? spoilt(value, added) : value;
  if (Array.isArray(value)) return value.map((each) => withHostile(each, added));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withHostile(each, added)]));
}

/** At the end of the longest line: the first and last may be the marking lines of a report. */
function spoilt(text: string, added: string): string {
  const lines = text.split("\n");
  const longest = lines.reduce((at, line, n) => (line.length > lines[at]!.length ? n : at), 0);
  return lines.map((line, n) => (n === longest ? `${line} ${added}` : line)).join("\n");
}

const AT = "2026-11-16T08:00:00.000Z";
const GREEN = "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb";
const idOf = (type: string, n: number) => `${type}--9e107d9d-0000-4000-8000-${String(n).padStart(12, "0")}`;
const common = (type: string, n: number) => ({
  type,
  spec_version: "2.1",
  id: idOf(type, n),
  created: AT,
  modified: AT,
  object_marking_refs: [GREEN],
});

/** The object that is around all others, and the one that is described at length. */
export const GROUPING = idOf("grouping", 1);
export const DESCRIBED = idOf("indicator", 1);

/** So many objects around one grouping, each named to run, and the first described in so many characters. */
export function hostileBundle(count: number, characters: number): Uint8Array<ArrayBuffer> {
  const indicators = Array.from({ length: count }, (_, n) => ({
    ...common("indicator", n + 1),
    name: `${HOSTILE} ${n}`,
    description: n === 0 ? `${HOSTILE} `.repeat(Math.floor(characters / (HOSTILE.length + 1))) : HOSTILE,
    pattern: `[file:name = '${n}.exe']`,
    pattern_type: "stix",
    valid_from: AT,
    external_references: [{ source_name: HOSTILE, url: "javascript:window.ran=true", description: HOSTILE }],
  }));
  const grouping = {
    ...common("grouping", 1),
    name: `Grouping ${HOSTILE}`,
    context: "suspicious-activity",
    object_refs: indicators.map(({ id }) => id),
  };
  const objects = [grouping, ...indicators];
  return new TextEncoder().encode(JSON.stringify({ type: "bundle", id: idOf("bundle", 1), objects }));
}
