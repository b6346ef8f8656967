/** Work that nobody waits for, each kind of it at most once at a time for each name. */
export class Background {
  readonly #running = new Map<string, Promise<void>>();
  readonly #again = new Set<string>();

  /** Starts `work` under `name`; while it runs, any number of calls make it run once more. Failures are dropped. */
  run(name: string, work: () => Promise<unknown>): void {
    if (this.#running.has(name)) {
      this.#again.add(name);
      return;
    }
    const done = work()
      .catch(() => undefined)
      .then(() => {
        this.#running.delete(name);
        if (this.#again.delete(name)) this.run(name, work);
      });
    this.#running.set(name, done);
  }

  /** Resolves when nothing runs. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running.values());
  }
}
