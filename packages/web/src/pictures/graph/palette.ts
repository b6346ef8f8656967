/** The colours of a picture that is drawn rather than styled, as `rgb(…)`. */
export type Palette = {
  readonly ink: string;
  readonly soft: string;
  readonly sheet: string;
  readonly rule: string;
  readonly strong: string;
  /** Lines of which there are many. */
  readonly faint: string;
  readonly focus: string;
  readonly kinds: readonly string[];
  readonly font: string;
};

/** Reads the tokens as they stand in this theme: a token may be `light-dark(…)`, so an element has to wear it. */
export function paletteAt(element: HTMLElement): Palette {
  const probe = document.createElement("span");
  element.append(probe);
  const colour = (token: string) => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const palette = {
    ink: colour("--ink"),
    soft: colour("--ink-soft"),
    sheet: colour("--sheet"),
    rule: colour("--rule"),
    strong: colour("--rule-strong"),
    faint: colour("--edge"),
    focus: colour("--focus"),
    kinds: [1, 2, 3, 4, 5, 6, 7, 8].map((n) => colour(`--kind-${n}`)),
    font: getComputedStyle(probe).fontFamily,
  };
  probe.remove();
  return palette;
}

/** Calls when the theme may have changed: by the system, or by an attribute of the page. */
export function whenRecoloured(changed: () => void): { close(): void } {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const observer = new MutationObserver(changed);
  dark.addEventListener("change", changed);
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ["class", "style", "data-theme"],
  });
  return {
    close() {
      dark.removeEventListener("change", changed);
      observer.disconnect();
    },
  };
}
