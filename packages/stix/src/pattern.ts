import { isTypeName } from "./identifier.ts";
import { patternTokens, type Token, type TokenKind } from "./pattern-lexer.ts";
import { StixError } from "./stix-error.ts";
import { compareTimestamps, isTimestamp } from "./timestamp.ts";

/** Brackets open at once; the parser calls itself once for each. */
const MOST_NESTED = 64;
const COMPARISONS: ReadonlySet<string> = new Set(["=", "==", "!=", "<>", "<", "<=", ">", ">="]);
const TEXT_COMPARISONS: ReadonlySet<string> = new Set(["LIKE", "MATCHES", "ISSUBSET", "ISSUPERSET"]);
const LITERALS: ReadonlySet<TokenKind> = new Set(["text", "hex", "binary", "time", "number"]);
const HEX = /^(?:[0-9A-Fa-f]{2})*$/;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const PATH_WORD = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Refuses what the grammar of STIX 2.1 section 9 does not produce, with a `StixError` of code `pattern`. */
export function checkPattern(pattern: string): void {
  new PatternParser(patternTokens(pattern)).parse();
}

/** The string literals of a pattern: what a reader of it would search for. Unreadable patterns give none. */
export function patternLiterals(pattern: string): string[] {
  try {
    return patternTokens(pattern)
      .filter(({ kind }) => kind === "text" || kind === "number")
      .map(({ value }) => value);
  } catch {
    return [];
  }
}

class PatternParser {
  readonly #tokens: Token[];
  #next = 0;
  #depth = 0;

  constructor(tokens: Token[]) {
    this.#tokens = tokens;
  }

  parse(): void {
    this.#observations();
    if (this.#peek().kind !== "end") this.#fail("the end");
  }

  // FOLLOWEDBY, OR and AND differ in binding only, which does not change what is accepted.
  #observations(): void {
    do this.#observation();
    while (this.#takeWord("FOLLOWEDBY") || this.#takeWord("OR") || this.#takeWord("AND"));
  }

  #observation(): void {
    if (this.#takeSymbol("(")) {
      this.#nested(() => this.#observations());
      this.#need(")");
    } else {
      this.#need("[");
      this.#comparisons();
      this.#need("]");
    }
    while (this.#qualifier());
  }

  #qualifier(): boolean {
    if (this.#takeWord("START")) {
      const start = this.#literal("time");
      this.#needWord("STOP");
      const stop = this.#literal("time");
      if (compareTimestamps(start, stop) >= 0)
        throw new StixError("pattern", "STOP must be later than START");
      return true;
    }
    if (this.#takeWord("WITHIN")) {
      if (!(Number(this.#literal("number")) > 0))
        throw new StixError("pattern", "WITHIN needs a positive number");
      this.#needWord("SECONDS");
      return true;
    }
    if (!this.#takeWord("REPEATS")) return false;
    const times = Number(this.#literal("number"));
    if (!Number.isInteger(times) || times < 1)
      throw new StixError("pattern", "REPEATS needs a positive integer");
    this.#needWord("TIMES");
    return true;
  }

  #comparisons(): void {
    do this.#comparison();
    while (this.#takeWord("AND") || this.#takeWord("OR"));
  }

  #comparison(): void {
    if (this.#takeSymbol("(")) {
      this.#nested(() => this.#comparisons());
      this.#need(")");
      return;
    }
    const exists = this.#takeWord("EXISTS");
    this.#objectPath();
    if (exists) return;
    this.#takeWord("NOT");
    const operator = this.#take();
    if (operator.kind === "symbol" && COMPARISONS.has(operator.value)) this.#value();
    else if (operator.kind === "word" && TEXT_COMPARISONS.has(operator.value)) this.#literal("text");
    else if (operator.kind === "word" && operator.value === "IN") this.#set();
    else this.#fail("a comparison", operator);
  }

  #set(): void {
    this.#need("(");
    if (this.#takeSymbol(")")) return;
    do this.#value();
    while (this.#takeSymbol(","));
    this.#need(")");
  }

  #objectPath(): void {
    const type = this.#take();
    if (type.kind !== "word" || !isTypeName(type.value)) this.#fail("an object type", type);
    this.#need(":");
    this.#pathName();
    for (;;) {
      if (this.#takeSymbol(".")) this.#pathName();
      else if (this.#takeSymbol("[")) {
        const index = this.#take();
        if (index.value !== "*" && !/^\d+$/.test(index.value)) this.#fail("a list index or *", index);
        this.#need("]");
      } else return;
    }
  }

  #pathName(): void {
    const name = this.#take();
    if (name.kind !== "text" && !(name.kind === "word" && PATH_WORD.test(name.value))) {
      this.#fail("a property name", name);
    }
  }

  #value(): void {
    const token = this.#peek();
    if (token.kind === "word" && (token.value === "true" || token.value === "false")) this.#next++;
    else if (LITERALS.has(token.kind)) this.#literal(token.kind);
    else this.#fail("a value");
  }

  #literal(kind: TokenKind): string {
    const { kind: found, value } = this.#take();
    if (found !== kind) this.#fail(`a ${kind} value`, this.#tokens[this.#next - 1]);
    const sound =
      (kind !== "time" || isTimestamp(value)) &&
      (kind !== "hex" || HEX.test(value)) &&
      (kind !== "binary" || (value.length % 4 === 0 && BASE64.test(value)));
    if (!sound) throw new StixError("pattern", `not a real ${kind} value`);
    return value;
  }

  #nested(parse: () => void): void {
    if (++this.#depth > MOST_NESTED) throw new StixError("pattern", "brackets are nested too deeply");
    parse();
    this.#depth--;
  }

  #peek(): Token {
    // The last token is `end`, and nothing accepts it: the parser never goes past it.
    return this.#tokens[this.#next] as Token;
  }

  #take(): Token {
    const token = this.#peek();
    if (token.kind !== "end") this.#next++;
    return token;
  }

  #takeSymbol(value: string): boolean {
    const { kind, value: found } = this.#peek();
    if (kind !== "symbol" || found !== value) return false;
    this.#next++;
    return true;
  }

  #takeWord(value: string): boolean {
    const { kind, value: found } = this.#peek();
    if (kind !== "word" || found !== value) return false;
    this.#next++;
    return true;
  }

  #need(symbol: string): void {
    if (!this.#takeSymbol(symbol)) this.#fail(symbol);
  }

  #needWord(word: string): void {
    if (!this.#takeWord(word)) this.#fail(word);
  }

  #fail(expected: string, found = this.#peek()): never {
    throw new StixError("pattern", `expected ${expected} at ${found.at}`);
  }
}
