import { lazy, Suspense, useEffect, useState } from "react";
import { useFirstLanguage } from "../language/language.tsx";
import type { PageSession } from "../session/session.tsx";

const load = () => import("./palette.tsx");
const Palette = lazy(async () => ({ default: (await load()).Palette }));
/** After the first page has what it needs, so that who presses Ctrl K and types on loses no letter. */
const SOON_MS = 1_500;

/** Opens the palette: by its button, by Ctrl K or ⌘ K anywhere, by / where nobody is writing. */
export function PaletteButton({ session }: { readonly session: PageSession }) {
  const { m } = useFirstLanguage();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const soon = setTimeout(load, SOON_MS);
    return () => clearTimeout(soon);
  }, []);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const byLetter = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
      const bySlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !isWriting(event.target);
      if (!byLetter && !bySlash) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, []);
  return (
    <>
      <button type="button" className="palette-button" onClick={() => setOpen(true)}>
        {m.shell.palette.open} <kbd>Ctrl K</kbd>
      </button>
      {open ? (
        <Suspense fallback={null}>
          <Palette session={session} close={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
