/** One piece of work, run at most once at a time; asked for while it runs, it runs once more. It must not throw. */
export class Lane {
  readonly #work: () => Promise<void>;
  #running: Promise<void> | undefined;
  #again = false;

  constructor(work: () => Promise<void>) {
    this.#work = work;
  }

  get running(): boolean {
    return this.#running !== undefined;
  }

  wake(): void {
    if (this.#running !== undefined) {
      this.#again = true;
      return;
    }
    this.#running = this.#work().finally(() => {
      this.#running = undefined;
      if (!this.#again) return;
      this.#again = false;
      this.wake();
    });
  }

  /** Resolves when it does not run. */
  async idle(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
  }
}
