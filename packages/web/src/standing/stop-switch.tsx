import { standingOperations } from "@entente/api";
import { useRef } from "react";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { useSession } from "../session/session.tsx";
import { useAnnounce } from "../ui/live.tsx";
import { Problem } from "../ui/problem.tsx";
import type { Standing } from "./standing.ts";

/** The one switch. Before it is thrown it says what stops and what does not come back. */
export function StopSwitch({ standing, done }: { readonly standing: Standing; done(): void }) {
  const { m } = useLanguage();
  const session = useSession();
  const announce = useAnnounce();
  const stop = useAct(standingOperations.stopStanding);
  const dialog = useRef<HTMLDialogElement>(null);
  const words = m.desk.standing;
  const open = standing.state === "active" || standing.state === "proposed";
  if (!open || !session.is("release-officer") || !session.who.mayAct) return null;
  const id = `stop-${standing.id}`;

  async function act() {
    const answer = await stop.run({ params: { standing: standing.id } });
    dialog.current?.close();
    done();
    if (answer !== undefined) announce(m.standing.stopped);
  }

  return (
    <>
      <Problem of={stop.problem} />
      <div className="row">
        <button type="button" className="button grave" onClick={() => dialog.current?.showModal()}>
          {m.standing.stop}
        </button>
        <span className="small soft">{m.standing.stopHelp}</span>
      </div>
      <dialog className="confirm" ref={dialog} aria-labelledby={id}>
        <div className="stack">
          <h2 id={id}>{words.stopTitle}</h2>
          <p>
            {standing.state === "proposed"
              ? words.stopProposed
              : words.stopSays(m.lists.products(standing.used))}
          </p>
          <div className="row">
            <button type="button" className="button quiet" onClick={() => dialog.current?.close()}>
              {words.stopNo}
            </button>
            <button type="button" className="button grave" disabled={stop.busy} onClick={() => void act()}>
              {words.stopYes}
            </button>
          </div>
        </div>
      </dialog>
    </>
  );
}
