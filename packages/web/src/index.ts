/** Where `vite build` puts the files that a node serves to the browser. */
export const builtFiles = new URL("../dist/", import.meta.url);
