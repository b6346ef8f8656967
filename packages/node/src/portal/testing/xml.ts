/**
 * A small strict check that a text is well-formed XML, as far as this portal writes any: a declaration, elements that
 * close in order, quoted attributes named once, the five entities, no character that XML 1.0 forbids. Throws what is
 * wrong; gives the elements by name.
 */
export function elementsOf(xml: string): Map<string, string[]> {
  const elements = new Map<string, string[]>();
  const open: { name: string; from: number }[] = [];
  const head = /^<\?xml version="1\.0" encoding="utf-8"\?>\n/.exec(xml);
  if (head === null) throw new Error("no declaration");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones XML 1.0 §2.2 forbids
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(xml) || !xml.isWellFormed())
    throw new Error("a character that XML forbids");
  let roots = 0;
  let at = head[0].length;
  const TAG = /<(\/)?([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/)?>/y;
  while (at < xml.length) {
    const next = xml.indexOf("<", at);
    const text = xml.slice(at, next < 0 ? xml.length : next);
    checkText(text);
    if (open.length === 0 && text.trim() !== "") throw new Error(`text outside: ${text}`);
    if (next < 0) break;
    TAG.lastIndex = next;
    const tag = TAG.exec(xml);
    if (tag === null) throw new Error(`no tag: ${xml.slice(next, next + 60)}`);
    const [whole, closing, name, attributes, empty] = tag;
    at = next + whole.length;
    if (closing !== undefined) {
      const last = open.pop();
      if (last?.name !== name) throw new Error(`</${name}> closes <${last?.name}>`);
      keep(elements, name!, xml.slice(last!.from, next));
      continue;
    }
    checkText(attributes!);
    const names = [...attributes!.matchAll(/\s([\w:.-]+)=/g)].map(([, each]) => each);
    if (new Set(names).size !== names.length) throw new Error(`an attribute twice: ${whole}`);
    if (open.length === 0 && ++roots > 1) throw new Error("two roots");
    if (empty === undefined) open.push({ name: name!, from: at });
    else keep(elements, name!, attributes!);
  }
  if (open.length > 0) throw new Error(`<${open.at(-1)!.name}> is not closed`);
  return elements;
}

function keep(elements: Map<string, string[]>, name: string, content: string): void {
  const known = elements.get(name) ?? [];
  known.push(content);
  elements.set(name, known);
}

function checkText(text: string): void {
  if (/&(?!(?:amp|lt|gt|quot|#39);)/.test(text)) throw new Error(`a bare &: ${text.slice(0, 60)}`);
  if (text.includes("]]>")) throw new Error("]]> in text");
}
