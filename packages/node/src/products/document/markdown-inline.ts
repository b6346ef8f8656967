/** What stands within a line. Every leaf is text: whoever shows it must write it as text, never as markup. */
export type Inline =
  | { type: "text"; text: string }
  | { type: "code"; text: string }
  | { type: "break" }
  /** `host` is for showing beside the words, so that a link cannot pretend to lead elsewhere. */
  | { type: "link"; text: string; href: string; host: string }
  | { type: "emphasis" | "strong"; children: Inline[] };

const MAX_DEPTH = 8;
const SPECIAL = /[\\`*_[\n]/g;
/** Bounded, so that many brackets without an end cost no more than their number times a constant. */
const LINK = /\[([^[\]\n]{1,300})\]\(([^\s()<>]{1,1000})\)/y;
const ESCAPED = /[!-/:-@[-`{-~]/;

type Open = { sign: string; at: number };

/** Reads emphasis, strong, code, links and line ends. Linear in the length of `source`. */
export function readInline(source: string): Inline[] {
  const nodes: Inline[] = [];
  const open: Open[] = [];
  /** Where the last run of backticks of each length stands: one that cannot close is not searched for. */
  const lastRuns = new Map([...source.matchAll(/`+/g)].map((match) => [match[0].length, match.index]));
  let at = 0;
  const literal = (text: string) => {
    const last = nodes.at(-1);
    // Openers are remembered by position, so text never grows an opener's node.
    if (last?.type === "text" && open.at(-1)?.at !== nodes.length - 1) last.text += text;
    else if (text !== "") nodes.push({ type: "text", text });
  };
  while (at < source.length) {
    SPECIAL.lastIndex = at;
    const next = SPECIAL.exec(source)?.index ?? source.length;
    literal(source.slice(at, next));
    at = next;
    const sign = source[at];
    if (sign === undefined) break;
    if (sign === "\n") {
      nodes.push({ type: "break" });
      at++;
    } else if (sign === "\\") {
      const escaped = ESCAPED.test(source[at + 1] ?? "");
      literal(escaped ? source[at + 1]! : sign);
      at += escaped ? 2 : 1;
    } else if (sign === "`") {
      at = readCode(source, at, nodes, lastRuns, literal);
    } else if (sign === "[") {
      LINK.lastIndex = at;
      const link = LINK.exec(source);
      const target = link && httpsTarget(link[2]!);
      if (link && target) nodes.push({ type: "link", text: link[1]!, ...target });
      // A target that is not https stays readable as it was written, and leads nowhere.
      else literal(link ? link[0] : "[");
      at += link ? link[0].length : 1;
    } else {
      at = readEmphasis(source, at, nodes, open, literal);
    }
  }
  return nodes;
}

function readCode(
  source: string,
  at: number,
  nodes: Inline[],
  lastRuns: ReadonlyMap<number, number>,
  literal: (text: string) => void,
): number {
  const run = runLength(source, at);
  const fence = "`".repeat(run);
  if ((lastRuns.get(run) ?? -1) > at) {
    for (let end = source.indexOf(fence, at + run); end !== -1; ) {
      const length = runLength(source, end);
      if (length === run) {
        nodes.push({ type: "code", text: source.slice(at + run, end) });
        return end + run;
      }
      end = source.indexOf(fence, end + length);
    }
  }
  literal(fence);
  return at + run;
}

function readEmphasis(
  source: string,
  at: number,
  nodes: Inline[],
  open: Open[],
  literal: (text: string) => void,
): number {
  const run = runLength(source, at);
  // "***both***" closes the inner sign first, then the outer.
  const inner = run > 2 && open.at(-1)?.sign === source[at];
  const sign = source.slice(at, at + (inner ? 1 : Math.min(run, 2)));
  const end = at + sign.length;
  const wordBefore = /[\p{L}\p{N}]/u.test(source[at - 1] ?? "");
  const wordAfter = /[\p{L}\p{N}]/u.test(source[end] ?? "");
  const inName = sign[0] === "_" && wordBefore && wordAfter;
  const canClose = !inName && /\S/.test(source[at - 1] ?? "");
  const canOpen = !inName && /\S/.test(source[end] ?? "") && open.length < MAX_DEPTH;
  const partner = canClose ? open.findLastIndex((opener) => opener.sign === sign) : -1;
  const opener = open[partner];
  if (opener && opener.at < nodes.length - 1) {
    open.length = partner;
    const children = nodes.splice(opener.at).slice(1);
    nodes.push({ type: sign.length === 2 ? "strong" : "emphasis", children });
  } else if (canOpen) {
    open.push({ sign, at: nodes.length });
    nodes.push({ type: "text", text: sign });
  } else {
    literal(sign);
  }
  return end;
}

function runLength(source: string, at: number): number {
  let end = at;
  while (source[end] === source[at]) end++;
  return end - at;
}

function httpsTarget(address: string): { href: string; host: string } | undefined {
  const url = URL.parse(address);
  if (url === null || url.protocol !== "https:" || url.username !== "" || url.password !== "")
    return undefined;
  return { href: url.href, host: url.host };
}
