/** What a text begins with, at most about `most` characters, whole words; headings and list marks are left out. */
export function excerpt(text: string, most: number): string {
  const plain = blocksOf(text)
    .filter((block) => !block.startsWith("## "))
    .map((block) => block.replaceAll(/^- /gm, "").replaceAll("\n", " "))
    .join(" ");
  return shortened(plain, most);
}

/** A text cut between two words, with a sign that it was. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most).toWellFormed();
  const end = cut.lastIndexOf(" ");
  return `${(end > most / 2 ? cut.slice(0, end) : cut).replace(/[\s,;:.]+$/, "")} …`;
}

export type Section = { readonly heading: string; readonly text: string };

/** The headed sections of a text, each with what it says. */
export function sectionsOf(text: string): Section[] {
  const sections: { heading: string; blocks: string[] }[] = [];
  for (const block of blocksOf(text)) {
    if (block.startsWith("## ")) sections.push({ heading: block.slice(3).trim(), blocks: [] });
    else sections.at(-1)?.blocks.push(block);
  }
  return sections.map(({ heading, blocks }) => ({ heading, text: blocks.join("\n\n") }));
}

const blocksOf = (text: string): string[] =>
  text
    .replaceAll("\r\n", "\n")
    .split(/\n[ \t]*\n+/)
    .map((block) => block.trim())
    .filter((block) => block !== "");
