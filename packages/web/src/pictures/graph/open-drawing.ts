import type { Drawing, Opened } from "./drawing.ts";

/**
 * Draws with WebGL where the machine has it, and otherwise on a plain canvas: software that pretends to be a graphics
 * card is slower than the canvas.
 */
export async function openDrawing(opened: Opened, how?: "webgl" | "canvas"): Promise<Drawing> {
  if (how !== "canvas" && (how === "webgl" || hasWebGl())) {
    try {
      const { drawWithSigma } = await import("./draw-sigma.ts");
      return drawWithSigma(opened);
    } catch {
      opened.container.replaceChildren();
    }
  }
  const { drawOnCanvas } = await import("./draw-canvas.ts");
  return drawOnCanvas(opened);
}

/** Names by which graphics done in software go. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i;

function hasWebGl(): boolean {
  const context = document
    .createElement("canvas")
    .getContext("webgl2", { failIfMajorPerformanceCaveat: true });
  if (context === null) return false;
  const unmasked = context.getExtension("WEBGL_debug_renderer_info")?.UNMASKED_RENDERER_WEBGL;
  const renderer = String(context.getParameter(unmasked ?? context.RENDERER));
  context.getExtension("WEBGL_lose_context")?.loseContext();
  return !SOFTWARE.test(renderer);
}
