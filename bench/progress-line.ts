/** One line that says what is being measured: rewritten on a terminal, else repeated every few seconds. */
const SAY_EVERY_MS = 5000;

export class ProgressLine {
  readonly #terminal = process.stderr.isTTY;
  #said = 0;

  show(text: string): void {
    if (this.#terminal) {
      process.stderr.write(`\r\x1b[2K${text}`);
      return;
    }
    const now = performance.now();
    if (now - this.#said < SAY_EVERY_MS) return;
    this.#said = now;
    process.stderr.write(`${text}\n`);
  }

  clear(): void {
    this.#said = 0;
    if (this.#terminal) process.stderr.write("\r\x1b[2K");
  }
}
