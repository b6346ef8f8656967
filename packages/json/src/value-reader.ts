const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const DELIMITERS = flags(" \n\r\t,]}:");
const OPENING = flags("{[");
const CLOSING = flags("}]");

type Kind = "container" | "string" | "scalar";

/** Collects the bytes of one JSON value from a stream of chunks, looking only for where it ends. */
export class ValueReader {
  readonly #kind: Kind;
  #depth = 0;
  #deepest = 0;
  #inString = false;
  #escaped = false;
  #parts: Uint8Array[] = [];
  #length = 0;

  constructor(firstByte: number) {
    this.#kind = firstByte === QUOTE ? "string" : OPENING[firstByte] === 1 ? "container" : "scalar";
  }

  /** Bytes collected so far. */
  get length(): number {
    return this.#length;
  }

  /** The most containers that were open at once so far. */
  get deepest(): number {
    return this.#deepest;
  }

  /** Takes bytes from `from` on; returns where the value ended in this chunk, or -1 when it goes on. */
  take(chunk: Uint8Array, from: number): number {
    const end = this.#kind === "scalar" ? scalarEnd(chunk, from) : this.#end(chunk, from);
    // A copy, because the source may use its buffer again; `slice` of a Buffer is none.
    const part = new Uint8Array(chunk.subarray(from, end === -1 ? chunk.length : end));
    this.#parts.push(part);
    this.#length += part.length;
    return end;
  }

  /** All bytes of the value; called once, when it has ended. */
  bytes(): Uint8Array {
    const [only] = this.#parts;
    if (only !== undefined && this.#parts.length === 1) return only;
    const whole = new Uint8Array(this.#length);
    let at = 0;
    for (const part of this.#parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  #end(chunk: Uint8Array, from: number): number {
    let inString = this.#inString;
    let escaped = this.#escaped;
    let depth = this.#depth;
    let end = -1;
    for (let at = from; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0;
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) inString = false;
        if (inString || depth > 0) continue;
      } else if (byte === QUOTE) {
        inString = true;
        continue;
      } else if (OPENING[byte] === 1) {
        if (++depth > this.#deepest) this.#deepest = depth;
        continue;
      } else if (CLOSING[byte] !== 1 || --depth > 0) continue;
      end = at + 1;
      break;
    }
    this.#inString = inString;
    this.#escaped = escaped;
    this.#depth = depth;
    return end;
  }
}

function scalarEnd(chunk: Uint8Array, from: number): number {
  for (let at = from; at < chunk.length; at++) if (DELIMITERS[chunk[at] ?? 0] === 1) return at;
  return -1;
}

function flags(characters: string): Uint8Array {
  const table = new Uint8Array(256);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}
