/** Every row by name, in the order of the table. Loaded when run, so that no row carries the memory of another. */
export const rowFiles: ReadonlyMap<string, URL> = new Map(
  [
    "append",
    "append-content",
    "decide",
    "decide-reasons",
    "import",
    "release-one",
    "release-thousand",
    "verify",
    "verify-in-browser",
    "rebuild",
    "idle-memory",
    "first-page",
    "sign-in",
    "graph",
    "list-million",
  ].map((name) => [name, new URL(`./rows/${name}.ts`, import.meta.url)]),
);
