import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Builds `verify.html` beside the app as three plain files with lasting names: a page, one classic script, one style
 * sheet. Browsers load no module and no worker module from a disk; these they do.
 */
export function standalone(): Plugin {
  return {
    name: "entente-standalone",
    apply: "build",
    async generateBundle() {
      const built = await build({
        configFile: false,
        root: here("../.."),
        publicDir: false,
        logLevel: "error",
        build: {
          write: false,
          target: "es2023",
          cssTarget: ["chrome123", "firefox120", "safari17.5"],
          lib: { entry: here("main.ts"), formats: ["iife"], name: "verify" },
        },
      });
      const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) =>
        "output" in one ? one.output : [],
      );
      for (const one of outputs) {
        if (one.type === "chunk") this.emitFile({ type: "asset", fileName: "verify.js", source: one.code });
        else if (one.fileName.endsWith(".css"))
          this.emitFile({ type: "asset", fileName: "verify.css", source: one.source });
      }
      const page = await readFile(here("../../verify.html"), "utf8");
      this.emitFile({ type: "asset", fileName: "verify.html", source: page });
    },
  };
}
