import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { standalone } from "./src/verifying/standalone.ts";

const NODE = "http://127.0.0.1:8440";

/**
 * The node serves these files under a policy without inline scripts, inline styles or data: fonts, so nothing is
 * inlined and no polyfill is injected.
 */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), standalone()],
  resolve: { alias: { zod: fileURLToPath(new URL("src/inert-zod.ts", import.meta.url)) } },
  build: {
    target: "es2023",
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    emptyOutDir: true,
    // The second page is served from another origin, and shares nothing with the first.
    rolldownOptions: {
      input: [
        fileURLToPath(new URL("index.html", import.meta.url)),
        fileURLToPath(new URL("disclosure.html", import.meta.url)),
      ],
    },
  },
  server: { proxy: { "/v1": NODE, "/sign-in": NODE } },
});
