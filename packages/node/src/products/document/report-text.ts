/** Random reports for property tests: marks, dress, banners and words in any order. */
import fc from "fast-check";

const PIECES = [
  "(U) ",
  "(S//NF) ",
  "(TLP:AMBER) ",
  "(S - SPECIAL FRANCE) ",
  "(s) ",
  "(see annex) ",
  "(S//REL TO XAR,\nXTL) ",
  "\n",
  "\n\n",
  "- ",
  "> ",
  "# ",
  "1. ",
  "**",
  "_",
  "`",
  "```\n",
  "~~~",
  "[a](https://example.org/x)",
  "[b](javascript:alert)",
  "![c](data:x)",
  "<script>alert(1)</script>",
  "&lt;",
  "\\",
  "[…]",
  "SECRET//NF\n",
  "TLP:RED",
  "convoy",
  "Zoé",
  " ",
  "\t",
  "    ",
];

export function reportText(): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(""));
}
