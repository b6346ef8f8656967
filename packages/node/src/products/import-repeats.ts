import type { ImportReview } from "@entente/api";
import type { Candidate } from "./import-batch.ts";

const MOST_LISTED = 200;
const MOST_PLACES = 20;
const MOST_VERSIONS = 20;

type Said = {
  readonly places: number[];
  /** By version, the mark of the content that it was first told with. */
  readonly versions: Map<string, string>;
  sameVersion: boolean;
  differs: boolean;
};

/** Objects of one file that stand in it more than once without saying the same. */
export class Repeats {
  readonly #said = new Map<string, Said>();

  /** `mark` stands for the bytes of the object. */
  add({ id, version, index }: Candidate, mark: string): void {
    const known = this.#said.get(id);
    if (known === undefined) {
      const versions = new Map([[version, mark]]);
      this.#said.set(id, { places: [index], versions, sameVersion: false, differs: false });
      return;
    }
    const before = known.versions.get(version);
    if (before === mark) return;
    known.differs = true;
    if (before !== undefined) known.sameVersion = true;
    else known.versions.set(version, mark);
    if (known.places.length < MOST_PLACES) known.places.push(index);
  }

  result(): Pick<ImportReview, "within" | "withinCount"> {
    const differing = [...this.#said].filter(([, { differs }]) => differs);
    return {
      within: differing.slice(0, MOST_LISTED).map(([id, { places, versions, sameVersion }]) => ({
        id: id.slice(0, 100).toWellFormed(),
        places: places.map((index) => `/objects/${index}`),
        versions: [...versions.keys()].slice(0, MOST_VERSIONS).map((version) => version.slice(0, 40)),
        sameVersion,
      })),
      withinCount: differing.length,
    };
  }
}
