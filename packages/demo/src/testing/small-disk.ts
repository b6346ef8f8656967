import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A file system of its own, small enough to be filled. */
export class SmallDisk implements Disposable {
  readonly directory: string;
  readonly #filler: string;

  private constructor(directory: string) {
    this.directory = directory;
    this.#filler = join(directory, "filler");
  }

  /** Undefined where this process may mount nothing: that takes root on Linux. */
  static mount(megabytes: number): SmallDisk | undefined {
    const directory = mkdtempSync(join(tmpdir(), "entente-disk-"));
    const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", directory]);
    if (status === 0) return new SmallDisk(directory);
    rmSync(directory, { recursive: true });
    return undefined;
  }

  /** Writes until nothing fits any more but `left` bytes. */
  fill(left: number): void {
    for (const size of [1_048_576, 65_536, 4096]) {
      const page = new Uint8Array(size);
      try {
        for (;;) writeFileSync(this.#filler, page, { flag: "a" });
      } catch (cause) {
        if ((cause as { code?: string }).code !== "ENOSPC") throw cause;
      }
    }
    truncateSync(this.#filler, statSync(this.#filler).size - left);
  }

  free(): void {
    truncateSync(this.#filler, 0);
  }

  readOnly(is: boolean): void {
    const { status, stderr } = spawnSync("mount", ["-o", `remount,${is ? "ro" : "rw"}`, this.directory]);
    if (status !== 0) throw new Error(`the disk was not remounted: ${stderr}`);
  }

  [Symbol.dispose](): void {
    spawnSync("umount", ["-l", this.directory]);
    rmSync(this.directory, { recursive: true, force: true });
  }
}
