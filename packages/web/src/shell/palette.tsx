import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useFirstLanguage } from "../language/language.tsx";
import { goTo } from "../router.ts";
import type { PageSession } from "../session/session.tsx";
import { matching } from "./palette-matching.ts";
import { useTargets } from "./use-targets.ts";

type PaletteProps = { readonly session: PageSession; close(): void };

/** Where to go, by typing: the pages of this person's roles, and what the node finds (WAI-ARIA APG, combobox with a list). */
export function Palette({ session, close }: PaletteProps) {
  const { m } = useFirstLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useId();
  const [text, setText] = useState("");
  const [marked, setMarked] = useState<string>();
  const { pages, found, busy } = useTargets(session, text);
  const targets = [...matching(pages, text), ...found];
  // By its name, not by its place: what is found later stands above or below it.
  const at = Math.max(
    0,
    targets.findIndex(({ key }) => key === marked),
  );
  const chosen = targets[at];
  useEffect(() => {
    const element = dialog.current;
    if (element !== null && !element.open) element.showModal();
  }, []);
  const go = (href: string) => {
    close();
    goTo(href);
  };
  const pressed = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && targets.length > 0) {
      event.preventDefault();
      setMarked(targets[(at + step + targets.length) % targets.length]?.key);
    }
    if (event.key === "Enter" && chosen !== undefined) {
      event.preventDefault();
      go(chosen.href);
    }
  };
  return (
    <dialog ref={dialog} className="palette" aria-label={m.shell.palette.title} onClose={close}>
      <input
        type="text"
        role="combobox"
        aria-label={m.shell.palette.open}
        aria-expanded={targets.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={chosen === undefined ? undefined : `${list}-${chosen.key}`}
        placeholder={m.shell.palette.placeholder}
        autoComplete="off"
        spellCheck={false}
        value={text}
        maxLength={200}
        onChange={(event) => {
          setText(event.target.value);
          setMarked(undefined);
        }}
        onKeyDown={pressed}
      />
      <div role="listbox" id={list} aria-label={m.shell.palette.title} className="palette-list">
        {targets.map((target) => (
          <div
            key={target.key}
            id={`${list}-${target.key}`}
            role="option"
            tabIndex={-1}
            aria-selected={target === chosen}
            ref={target === chosen ? (element) => element?.scrollIntoView({ block: "nearest" }) : undefined}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => go(target.href)}
            onKeyDown={pressed}
          >
            <bdi>{target.name}</bdi>
            <span className="small soft">{target.group}</span>
          </div>
        ))}
      </div>
      <p className="small soft" role="status">
        {busy ? `${m.loading}…` : targets.length === 0 ? m.shell.palette.nothing : m.shell.palette.help}
      </p>
    </dialog>
  );
}
