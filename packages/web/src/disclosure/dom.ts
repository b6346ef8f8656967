type Attributes = Readonly<Record<string, string | boolean | undefined>>;
type Child = Node | string | undefined;

/** An element with its attributes and children; what is undefined is left out. Text is always text. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, "");
    else if (typeof value === "string") made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

export function button(text: string, kind: string, pressed: () => void): HTMLButtonElement {
  const made = element("button", { type: "button", class: kind }, text);
  made.addEventListener("click", pressed);
  return made;
}

/** One matter of the page, under its heading. */
export function section(id: string, heading: string, ...children: readonly Child[]): HTMLElement {
  return element(
    "section",
    { "aria-labelledby": id },
    element("h2", { id, tabindex: "-1" }, heading),
    ...children,
  );
}

/** A field with its label, and a sentence where one helps. */
export function field(control: HTMLElement & { id: string }, label: string, help?: string): HTMLElement {
  if (help !== undefined) control.setAttribute("aria-describedby", `${control.id}-help`);
  return element(
    "div",
    { class: "field" },
    element("label", { for: control.id }, label),
    help === undefined ? undefined : element("p", { class: "small", id: `${control.id}-help` }, help),
    control,
  );
}

/** Gives bytes to the person as a file; nothing is asked of the server for it. */
export function saveAs(name: string, bytes: Uint8Array | string): void {
  const part = typeof bytes === "string" ? bytes : new Uint8Array(bytes);
  const url = URL.createObjectURL(new Blob([part], { type: "application/octet-stream" }));
  element("a", { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}
