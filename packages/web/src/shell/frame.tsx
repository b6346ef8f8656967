import { useIsFetching } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useFollowing } from "../data/follow.ts";
import { useFirstLanguage } from "../language/language.tsx";
import { address, useHash } from "../router.ts";
import type { PageSession } from "../session/session.tsx";
import { Languages } from "./languages.tsx";
import { Navigation } from "./navigation.tsx";
import { OwnName } from "./own-name.tsx";
import { PaletteButton } from "./palette-button.tsx";
import { ThemeChoice } from "./theme.tsx";

type FrameProps = { readonly session: PageSession | undefined; readonly children: ReactNode };

/** What stands around every page: whose node this is, who is signed in, where to go. */
export function Frame({ session, children }: FrameProps) {
  const { m } = useFirstLanguage();
  const main = useRef<HTMLElement>(null);
  const reading = useIsFetching();
  return (
    <>
      <button type="button" className="skip" onClick={() => main.current?.focus()}>
        {m.skip}
      </button>
      <header className="band">
        <div className="band-inner">
          <a className="brand" href={address([])}>
            {m.product}
          </a>
          <OwnName />
          {session === undefined ? null : <PaletteButton session={session} />}
          <div className="band-end">
            {session === undefined ? null : <Who session={session} />}
            <ThemeChoice />
            <Languages />
            {session === undefined ? null : (
              <button type="button" onClick={session.end}>
                {m.signIn.out}
              </button>
            )}
          </div>
        </div>
      </header>
      <div className={session === undefined ? "house" : "house has-rail"}>
        {session === undefined ? null : <Rail session={session} />}
        <main className="page" ref={main} tabIndex={-1} aria-busy={reading > 0}>
          <SlowReading reading={reading > 0} />
          {children}
        </main>
      </div>
    </>
  );
}

/**
 * Stands until it is known who is there. Nothing of it is kept by the frame: what was drawn before would move once the
 * places come to stand beside the page.
 */
export function Threshold() {
  const { m } = useFirstLanguage();
  return (
    <>
      <div className="band">
        <div className="band-inner">
          <span className="brand">{m.product}</span>
        </div>
      </div>
      <main className="house page" aria-busy="true">
        <p className="soft">{m.loading}…</p>
      </main>
    </>
  );
}

function Who({ session }: { readonly session: PageSession }) {
  const { m, f } = useFirstLanguage();
  const { who } = session;
  return (
    <a className="band-who" href={address(["account"])}>
      <strong>
        <bdi>{who.name}</bdi>
      </strong>
      {who.roles.length === 0 ? null : `, ${f.list(who.roles.map((role) => m.signIn.roles[role] ?? role))}`}
    </a>
  );
}

/** Beside the page where there is room; behind a button on a phone, closed again once a page is opened. */
function Rail({ session }: { readonly session: PageSession }) {
  const { m } = useFirstLanguage();
  const hash = useHash();
  const [open, setOpen] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page closes the menu
  useEffect(() => setOpen(false), [hash]);
  return (
    <div className={open ? "rail is-open" : "rail"}>
      <button
        type="button"
        className="rail-button"
        aria-expanded={open}
        aria-controls="nav"
        onClick={() => setOpen((now) => !now)}
      >
        {m.shell.menu}
      </button>
      <Navigation session={session}>
        <FollowingMark />
      </Navigation>
    </div>
  );
}

function FollowingMark() {
  const { m } = useFirstLanguage();
  const following = useFollowing();
  return <p className={`following is-${following}`}>{m.shell.following[following]}</p>;
}

/** Shorter waits are not worth a sign. */
const SLOW_MS = 1_000;

/** Says that the node takes its time, once it does. */
function SlowReading({ reading }: { readonly reading: boolean }) {
  const { m } = useFirstLanguage();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    setSlow(false);
    if (!reading) return;
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, [reading]);
  return slow ? <progress className="slow" aria-label={m.loading} /> : null;
}
