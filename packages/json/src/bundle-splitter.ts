import { JsonError, type JsonErrorCode } from "./json-error.ts";
import { DEFAULT_LIMITS, type JsonLimits } from "./limits.ts";
import { parseJson } from "./parse.ts";
import { pointerToken } from "./pointer.ts";
import type { JsonValue } from "./value.ts";
import { ValueReader } from "./value-reader.ts";

export type BundleLimits = Partial<JsonLimits> & {
  /** Bytes of one element; also of all other top-level members and their names together. */
  maxItemBytes?: number;
  /** Bytes of the whole stream. */
  maxTotalBytes?: number;
};

/** `raw` is a copy and stays valid; `offset` is where it began in the stream, in bytes. */
export type BundleItem = { raw: Uint8Array; index: number; offset: number };

/** The largest object in the public corpora has 250 kB; a report naming 200,000 objects has 13 MB. */
const MAX_ITEM_BYTES = 16 * 1024 * 1024;
/** A million objects of two kilobytes, twice. */
const MAX_TOTAL_BYTES = 4 * 1024 * 1024 * 1024;
/** A bundle has three top-level members; whoever adds a hundred is not writing a bundle. */
const MAX_TOP_MEMBERS = 100;

const QUOTE = 0x22;
const WHITESPACE: ReadonlySet<number> = new Set([0x20, 0x0a, 0x0d, 0x09]);

/** What is expected next. */
type State =
  | "start"
  | "first-name"
  | "name"
  | "colon"
  | "member"
  | "after-member"
  | "first-element"
  | "element"
  | "after-element"
  | "done";

/** Where a punctuation byte leads; what is absent here begins a value or is refused. */
const PUNCTUATION: Partial<Record<State, Readonly<Record<string, State>>>> = {
  start: { "{": "first-name" },
  "first-name": { "}": "done" },
  colon: { ":": "member" },
  "after-member": { ",": "name", "}": "done" },
  "first-element": { "]": "after-member" },
  "after-element": { ",": "element", "]": "after-member" },
};

const READS_NAME: ReadonlySet<State> = new Set(["first-name", "name"]);
const READS_ELEMENT: ReadonlySet<State> = new Set(["first-element", "element"]);

/** Finds the elements of `objects` in a stream of bytes, wherever the stream is cut. */
export class BundleSplitter {
  readonly header: ReadonlyMap<string, JsonValue>;
  readonly #members = new Map<string, JsonValue>();
  readonly #names = new Set<string>();
  readonly #limits: JsonLimits;
  readonly #maxItemBytes: number;
  readonly #maxTotalBytes: number;
  #state: State = "start";
  #name = "";
  #index = 0;
  #headerBytes = 0;
  /** Bytes of the chunks before the current one. */
  #before = 0;
  #reader: ValueReader | undefined;
  #valueOffset = 0;

  constructor(limits: BundleLimits = {}) {
    const { maxItemBytes = MAX_ITEM_BYTES, maxTotalBytes = MAX_TOTAL_BYTES, ...rest } = limits;
    this.#limits = { ...DEFAULT_LIMITS, ...rest };
    this.#maxItemBytes = maxItemBytes;
    this.#maxTotalBytes = maxTotalBytes;
    this.header = this.#members;
  }

  /** Takes the next bytes and yields the elements that end in them. */
  *push(chunk: Uint8Array): Generator<BundleItem> {
    if (this.#before + chunk.length > this.#maxTotalBytes) {
      throw this.#refusal("too-large", `more than ${this.#maxTotalBytes} bytes in all`, this.#maxTotalBytes);
    }
    let at = 0;
    while (at < chunk.length) {
      if (this.#reader === undefined) {
        const byte = chunk[at] ?? 0;
        if (WHITESPACE.has(byte) || this.#takePunctuation(byte, at)) at++;
        if (this.#reader === undefined) continue;
      }
      const end = this.#readOn(this.#reader, chunk, at);
      if (end === -1) break;
      at = end;
      const item = this.#finishValue(this.#reader.bytes());
      this.#reader = undefined;
      if (item) yield item;
    }
    this.#before += chunk.length;
  }

  /** The stream has ended: refuses what is not complete. */
  end(): void {
    if (this.#state !== "done") throw this.#refusal("truncated", "the bundle ends early", this.#before);
  }

  /** Moves on over one byte of punctuation, or opens a value at it and leaves it to the reader. */
  #takePunctuation(byte: number, at: number): boolean {
    const offset = this.#before + at;
    const character = String.fromCharCode(byte);
    const next = PUNCTUATION[this.#state]?.[character];
    if (next !== undefined) {
      this.#state = next;
      return true;
    }
    if (this.#state === "member" && this.#name === "objects") {
      if (character !== "[") throw this.#refusal("syntax", "objects must be a list", offset);
      this.#state = "first-element";
      return true;
    }
    const opens = READS_NAME.has(this.#state)
      ? byte === QUOTE
      : (this.#state === "member" || READS_ELEMENT.has(this.#state)) &&
        '{["-0123456789tfn'.includes(character);
    if (!opens) throw this.#refusal("syntax", `a bundle cannot go on here (${this.#state})`, offset);
    this.#reader = new ValueReader(byte);
    this.#valueOffset = offset;
    return false;
  }

  #readOn(reader: ValueReader, chunk: Uint8Array, at: number): number {
    const end = reader.take(chunk, at);
    const { maxDepth } = this.#limits;
    const allowed = READS_ELEMENT.has(this.#state)
      ? this.#maxItemBytes
      : this.#maxItemBytes - this.#headerBytes;
    if (reader.deepest > maxDepth) {
      throw this.#refusal("too-deep", `more than ${maxDepth} levels`, this.#valueOffset);
    }
    if (reader.length > allowed) {
      throw this.#refusal("too-large", `more than ${this.#maxItemBytes} bytes`, this.#valueOffset);
    }
    return end;
  }

  #finishValue(raw: Uint8Array): BundleItem | undefined {
    if (READS_ELEMENT.has(this.#state)) {
      this.#state = "after-element";
      return { raw, index: this.#index++, offset: this.#valueOffset };
    }
    this.#headerBytes += raw.length;
    const value = this.#parse(raw);
    if (this.#state === "member") {
      this.#members.set(this.#name, value);
      this.#state = "after-member";
    } else {
      this.#enterMember(String(value));
      this.#state = "colon";
    }
    return undefined;
  }

  #enterMember(name: string): void {
    this.#name = name;
    if (this.#names.has(name)) {
      throw this.#refusal("duplicate-key", "a member name is repeated", this.#valueOffset);
    }
    this.#names.add(name);
    if (this.#names.size > MAX_TOP_MEMBERS) {
      throw this.#refusal("too-many", `more than ${MAX_TOP_MEMBERS} members`, this.#valueOffset);
    }
  }

  #parse(raw: Uint8Array): JsonValue {
    try {
      return parseJson(raw, this.#limits);
    } catch (error) {
      throw error instanceof JsonError ? error.within(this.#path(), this.#valueOffset) : error;
    }
  }

  #path(): string {
    if (READS_ELEMENT.has(this.#state)) return `/objects/${this.#index}`;
    if (this.#state === "after-element") return "/objects";
    return this.#state === "colon" || this.#state === "member" ? pointerToken(this.#name) : "";
  }

  #refusal(code: JsonErrorCode, reason: string, offset: number): JsonError {
    return new JsonError(code, reason, this.#path(), offset);
  }
}
