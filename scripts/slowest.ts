/** A reporter for Node's test runner: after all is done, the files that took longest. */
import { relative } from "node:path";
import type { TestEvent } from "node:test/reporters";

const NAMED = 12;

export default async function* slowest(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const files: { file: string; ms: number }[] = [];
  for await (const { type, data } of events)
    if (type === "test:summary" && data.file !== undefined)
      files.push({ file: relative(process.cwd(), data.file), ms: data.duration_ms });
  files.sort((a, b) => b.ms - a.ms);
  yield `\nlongest: ${files
    .slice(0, NAMED)
    .map(({ file, ms }) => `${(ms / 1000).toFixed(0)} s ${file}`)
    .join("\n         ")}\n`;
}
