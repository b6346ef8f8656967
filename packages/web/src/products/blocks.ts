/** What a node's reading of Markdown gives (packages/node, products/document): a tree whose every leaf is text. */
export type Inline =
  | { readonly type: "text" | "code"; readonly text: string }
  | { readonly type: "break" }
  | { readonly type: "link"; readonly text: string; readonly host: string }
  | { readonly type: "emphasis" | "strong"; readonly children: readonly Inline[] };

export type Block =
  | { readonly type: "heading"; readonly level: number; readonly children: readonly Inline[] }
  | { readonly type: "paragraph"; readonly children: readonly Inline[] }
  | { readonly type: "code"; readonly text: string }
  | { readonly type: "quote"; readonly children: readonly Block[] }
  | { readonly type: "list"; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  | { readonly type: "rule" };

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** Reads the tree as the API gives it. What has no shape known here is left out. */
export function readBlocks(value: unknown): readonly Block[] {
  return listOf(value).flatMap((one): readonly Block[] => {
    if (!isObject(one)) return [];
    switch (one.type) {
      case "heading":
        return [{ type: "heading", level: Number(one.level) || 1, children: readInlines(one.children) }];
      case "paragraph":
        return [{ type: "paragraph", children: readInlines(one.children) }];
      case "code":
        return [{ type: "code", text: textOf(one.text) }];
      case "quote":
        return [{ type: "quote", children: readBlocks(one.children) }];
      case "list":
        return [{ type: "list", ordered: one.ordered === true, items: listOf(one.items).map(readBlocks) }];
      case "rule":
        return [{ type: "rule" }];
      default:
        return [];
    }
  });
}

function readInlines(value: unknown): readonly Inline[] {
  return listOf(value).flatMap((one): readonly Inline[] => {
    if (!isObject(one)) return [];
    switch (one.type) {
      case "text":
      case "code":
        return [{ type: one.type, text: textOf(one.text) }];
      case "break":
        return [{ type: "break" }];
      case "link":
        return [{ type: "link", text: textOf(one.text), host: textOf(one.host) }];
      case "emphasis":
      case "strong":
        return [{ type: one.type, children: readInlines(one.children) }];
      default:
        return [];
    }
  });
}
