import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { splitBundle } from "@entente/json";
import { effectiveTlp, type StixObject, sampleObjects } from "@entente/stix";

export type RealBundle = {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Each object as it stands in the bundle. */
  readonly raws: readonly Uint8Array[];
  readonly kinds: readonly string[];
};

const FOLDER = new URL("../../../../../shared/data/", import.meta.url);
const FILES = ["attack-ics.json", "attack-mobile.json"];

/** MITRE ATT&CK where the files are present beside the repository, else bundles of the project's own. */
export async function realBundles(): Promise<{ readonly source: string; readonly bundles: RealBundle[] }> {
  const paths = FILES.map((file) => fileURLToPath(new URL(file, FOLDER)));
  const isPresent = paths.every((path) => existsSync(path));
  const read: [string, Uint8Array][] = isPresent
    ? paths.map((path, n) => [FILES[n]!, readFileSync(path)])
    : [1, 2].map((seed) => [`sample ${seed}`, sample(seed)]);
  const bundles = await Promise.all(read.map(([name, bytes]) => split(name, bytes)));
  return { source: isPresent ? "MITRE ATT&CK for ICS and Mobile" : "samples of the project", bundles };
}

const OPEN: ReadonlySet<string | undefined> = new Set([undefined, "clear", "green", "amber"]);

/** Invented objects whose colour the agreement of the story lets through; the sample also holds others. */
function sample(seed: number): Uint8Array {
  const objects = [...sampleObjects({ seed, count: 2500 })];
  const byId = new Map<string, StixObject>(objects.map((object) => [object.id, object]));
  const open = objects.filter((object) => {
    const { tlp, unknown } = effectiveTlp(object, (id) => byId.get(id));
    return unknown.length === 0 && OPEN.has(tlp);
  });
  const id = `bundle--${String(seed).padStart(8, "0")}-0000-4000-8000-00000000a77c`;
  return new TextEncoder().encode(JSON.stringify({ type: "bundle", id, objects: open }));
}

async function split(name: string, bytes: Uint8Array): Promise<RealBundle> {
  const raws: Uint8Array[] = [];
  const kinds = new Set<string>();
  for await (const { raw } of splitBundle(once(bytes))) {
    raws.push(raw);
    kinds.add((JSON.parse(new TextDecoder().decode(raw)) as { type: string }).type);
  }
  return { name, bytes, raws, kinds: [...kinds] };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
