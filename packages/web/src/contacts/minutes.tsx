import { contactOperations } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { usePeople } from "../session/use-people.ts";
import { ActForm } from "../ui/act-form.tsx";
import { Fold } from "../ui/fold.tsx";
import { Lines } from "../ui/inputs.tsx";
import { useAnnounce } from "../ui/live.tsx";
import { Ready } from "../ui/reading.tsx";
import { useMayAct } from "./places.tsx";

/** Restricted minutes: this house's own, apart from the public existence of the contact. */
export function Minutes({ contact }: { readonly contact: string }) {
  const { m, f } = useLanguage();
  const { partner } = useRelation();
  const personOf = usePeople();
  const announce = useAnnounce();
  const mayAct = useMayAct();
  const params = { partner, contact };
  const reading = useRead(contactOperations.listMinutes, { params }, { keep: false, live: true });
  const keep = useAct(contactOperations.keepMinutes);
  const [text, setText] = useState("");
  const send = async () => {
    const acted = await keep.run({ params, body: { text } });
    if (acted === undefined) return;
    setText("");
    reading.again();
    announce(m.contacts.done.kept);
  };
  return (
    <Fold title={m.contacts.minutes}>
      <Ready of={reading}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{m.contacts.noMinutes}</p>
          ) : (
            <ul className="plain">
              {items.map((one) => (
                <li key={one.minutes}>
                  <span className="small soft block">
                    {f.time(one.at)}, <bdi>{personOf(one.by)}</bdi>
                  </span>
                  <bdi>{one.text ?? m.contacts.unreadable}</bdi>
                </li>
              ))}
            </ul>
          )
        }
      </Ready>
      {mayAct ? (
        <div className="sheet-foot">
          <ActForm submit={m.contacts.keep} act={keep} help={m.contacts.minutesHelp} send={send}>
            <Lines label={m.contacts.minutes} most={20_000} value={text} change={setText} />
          </ActForm>
        </div>
      ) : null}
    </Fold>
  );
}
