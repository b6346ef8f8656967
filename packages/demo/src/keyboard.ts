import assert from "node:assert/strict";
import { settled } from "@entente/web/testing";
import type { Page } from "playwright-core";

/** What has the focus: its role, its name, and whether one can see where one is. */
export type Focused = {
  readonly role: string;
  readonly name: string;
  /** It has an outline, stands within the window, and nothing lies over it (WCAG 2.4.7, 2.4.11). */
  readonly visible: boolean;
  /** Its place in the window, what is seen there, and its outline: for whoever must mend it. */
  readonly where: string;
};

/** Roles of elements that say no other. */
const ROLES: Readonly<Record<string, string>> = {
  A: "link",
  BUTTON: "button",
  DIV: "notice",
  H1: "heading",
  H2: "heading",
  SELECT: "list",
  SUMMARY: "summary",
  TEXTAREA: "field",
};

/** Somebody who has a keyboard and nothing else. Every step checks that one sees where one is. */
export class Keyboard {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  focused(): Promise<Focused> {
    return this.page.evaluate((roles) => {
      const element = document.activeElement as HTMLInputElement;
      const { type } = element;
      const plain = { checkbox: "checkbox", radio: "radio" }[type] ?? "field";
      const role =
        element.getAttribute("role") ?? (element.tagName === "INPUT" ? plain : roles[element.tagName]) ?? "";
      const labelled = document.getElementById(element.getAttribute("aria-labelledby") ?? "");
      const said = labelled ?? element.labels?.[0] ?? element;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      // The first line of it, where it goes over several.
      const { left, top, width, height } = element.getClientRects()[0] ?? element.getBoundingClientRect();
      const over = document.elementFromPoint(left + width / 2, top + Math.min(height, innerHeight) / 2);
      return {
        role,
        name: (element.getAttribute("aria-label") ?? said.textContent).trim().replace(/\s+/g, " "),
        where: `${Math.round(left)},${Math.round(top)} ${Math.round(width)}x${Math.round(height)} under ${over?.tagName ?? "nothing"}, outline ${outlineStyle} ${outlineWidth}`,
        visible:
          // A heading or a notice is no control: it has the focus for a reader to go on from there.
          /^(H\d|DIV)$/.test(element.tagName) ||
          (outlineStyle !== "none" &&
            Number.parseFloat(outlineWidth) >= 2 &&
            over !== null &&
            (element.contains(over) || over.contains(element) || over.closest("label")?.control === element)),
      };
    }, ROLES);
  }

  /** What has the focus, once the page has scrolled to it and stands still. */
  async seen(): Promise<Focused> {
    for (let tries = 0; ; tries++) {
      const found = await this.focused();
      if (found.visible || tries === 90) return found;
      await this.page.evaluate(() => new Promise((next) => requestAnimationFrame(next)));
    }
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Goes on from where one is until this has the focus. The focus must be seen at every step. */
  async to(role: string, name: string | RegExp, { back = false, most = 150 } = {}): Promise<void> {
    const is = (found: Focused) =>
      found.role === role && (typeof name === "string" ? found.name === name : name.test(found.name));
    // What is read later pushes down what has the focus already.
    await settled(this.page);
    const passed: string[] = [];
    for (let steps = 0; steps < most; steps++) {
      await this.press(back ? "Shift+Tab" : "Tab");
      const found = await this.seen();
      // At its end a page hands the focus to the browser; the next step begins anew.
      if (found.role !== "")
        assert.ok(found.visible, `the focus cannot be seen on ${found.role} ${found.name}: ${found.where}`);
      if (is(found)) return;
      passed.push(`${found.role} ${found.name.slice(0, 40)}`);
    }
    assert.fail(`${role} ${String(name)} is not reached by ${most} steps: ${passed.slice(-12).join("; ")}`);
  }

  /** Goes there and presses Enter. */
  async open(role: string, name: string | RegExp): Promise<void> {
    await this.to(role, name);
    await this.press("Enter");
  }

  async tick(name: string | RegExp): Promise<void> {
    await this.to("checkbox", name);
    await this.press("Space");
  }

  async fill(name: string | RegExp, text: string): Promise<void> {
    await this.to("field", name);
    await this.type(text);
  }

  /** Chooses in a list by the beginning of what stands there. */
  async choose(name: string | RegExp, beginning: string): Promise<void> {
    await this.to("list", name);
    await this.type(beginning);
  }

  /** Goes to a place by the palette: its keys, the beginning of its name, Enter. */
  async goTo(place: string): Promise<void> {
    await this.press("Control+k");
    const palette = this.page.getByRole("dialog");
    await palette.getByRole("combobox").and(this.page.locator(":focus")).waitFor();
    await this.type(place);
    await palette.getByRole("option", { name: place, selected: true }).waitFor();
    await this.press("Enter");
    await palette.waitFor({ state: "detached" });
  }

  /** A page that has opened puts the focus on its heading, so that a reader begins there. */
  async atHeading(name: string | RegExp): Promise<void> {
    await this.page.getByRole("heading", { level: 1, name }).and(this.page.locator(":focus")).waitFor();
  }
}
