import { createElement, Fragment } from "react";
import { useLanguage } from "../language/language.tsx";
import { type Block, type Inline, readBlocks } from "./blocks.ts";

/** A mark at the beginning of a portion: `(S//REL TO XAR)`, `(TLP:GREEN)`. */
const PORTION = /^\(([\p{Lu}\d][\p{Lu}\d:/+, -]{0,80})\)\s+/u;

/** A report's text. Every leaf is written as text; a link says where it leads and leads nowhere by itself. */
export function ReportText({ blocks }: { readonly blocks: unknown }) {
  return <div className="text">{readBlocks(blocks).map(shown)}</div>;
}

function shown(block: Block, at: number) {
  switch (block.type) {
    case "heading":
      // The page's own headings are above: a report's begin at the second level.
      return createElement(`h${Math.min(block.level + 1, 6)}`, { key: at }, <Inlines of={block.children} />);
    case "paragraph":
      return (
        <p key={at}>
          <Inlines of={block.children} />
        </p>
      );
    case "code":
      return (
        <pre key={at}>
          <code>{block.text}</code>
        </pre>
      );
    case "quote":
      return <blockquote key={at}>{block.children.map(shown)}</blockquote>;
    case "list":
      return createElement(
        block.ordered ? "ol" : "ul",
        { key: at },
        // biome-ignore lint/suspicious/noArrayIndexKey: a report is shown once and never rearranged
        block.items.map((item, place) => <li key={place}>{item.map(shown)}</li>),
      );
    case "rule":
      return <hr key={at} />;
  }
}

function Inlines({ of }: { readonly of: readonly Inline[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: as above
  return of.map((inline, at) => <Fragment key={at}>{shownInline(inline, at === 0)}</Fragment>);
}

function shownInline(inline: Inline, first: boolean) {
  switch (inline.type) {
    case "text":
      return <PortionText text={inline.text} first={first} />;
    case "code":
      return <code>{inline.text}</code>;
    case "break":
      return <br />;
    case "link":
      return <LinkText text={inline.text} host={inline.host} />;
    case "emphasis":
      return (
        <em>
          <Inlines of={inline.children} />
        </em>
      );
    case "strong":
      return (
        <strong>
          <Inlines of={inline.children} />
        </strong>
      );
  }
}

function LinkText({ text, host }: { readonly text: string; readonly host: string }) {
  const { m } = useLanguage();
  return (
    <>
      <bdi>{text}</bdi>{" "}
      <span className="small soft">
        <bdi>{m.products.link(host)}</bdi>
      </span>
    </>
  );
}

function PortionText({ text, first }: { readonly text: string; readonly first: boolean }) {
  const mark = first ? PORTION.exec(text) : null;
  if (mark === null) return text;
  return (
    <>
      <span className="portion">({mark[1]})</span>
      {text.slice(mark[0].length)}
    </>
  );
}
