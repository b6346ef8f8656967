import { digestText } from "../verify/hashing.ts";
import { arvenia, entryText, RealLog, retirementOf, talvia } from "./real-log.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const entry = (kind: string, body: unknown) => utf8(JSON.stringify({ kind, body }));

/** What Arvenia has said until its log was retired: its card first. */
export const retiredLog = new RealLog(300, (index) =>
  index === 0 ? entry("card.presented/1", arvenia.cards[0]) : utf8(entryText(index)),
);

export const standsAt = (size: number) => {
  const until = new RealLog(size, (index) => retiredLog.entry(index));
  return { size, root: digestText(until.root) };
};

export type RetiredExport = {
  /** Members of the statement that are otherwise. */
  readonly change?: Readonly<Record<string, unknown>>;
  readonly signer?: typeof arvenia.root;
  /** The kind of the successor's first entry. */
  readonly kind?: string;
  readonly withoutFirst?: boolean;
};

/** For tests: the files of an export of a log that was retired at 298 of 305 witnessed entries, and of its successor. */
export function retiredExport(made: RetiredExport = {}): Map<string, Uint8Array> {
  const { change = {}, signer, kind = "log.continued/1" } = made;
  const statement = retirementOf(298, 305, { last: standsAt(298), ...change }, signer);
  const successor = new RealLog(
    3,
    (index) => (index === 0 ? entry(kind, statement) : utf8(`{"after":${index}}`)),
    () => undefined,
    2,
  );
  const files = new Map([...successor.exported(), ...retiredLog.exported()]);
  const manifest = JSON.parse(new TextDecoder().decode(files.get("export.json"))) as { logs: unknown[] };
  const second = { origin: successor.origin, party: arvenia.id, partner: talvia.id };
  manifest.logs = made.withoutFirst === true ? [second] : [...manifest.logs, second];
  files.set("export.json", utf8(JSON.stringify(manifest)));
  return files;
}
