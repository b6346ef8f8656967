import { fileURLToPath } from "node:url";
import { build } from "vite";
import config from "../../../vite.config.ts";

/** Builds the page that shows each picture alone, for the tests and the bench. The node does not serve it. */
export async function buildGallery(folder: string): Promise<void> {
  await build({
    ...config,
    configFile: false,
    root: import.meta.dirname,
    publicDir: false,
    logLevel: "error",
    build: {
      ...config.build,
      outDir: folder,
      rolldownOptions: { input: [fileURLToPath(new URL("index.html", import.meta.url))] },
    },
  });
}
