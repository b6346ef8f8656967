import { contactOperations } from "@entente/api";
import { useState } from "react";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { Fact } from "../ui/figure.tsx";
import { type Done, Outcome } from "../ui/outcome.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Party } from "../ui/party.tsx";
import { Ready } from "../ui/reading.tsx";
import { Minutes } from "./minutes.tsx";
import { ReadOutForm } from "./read-out-form.tsx";
import type { Contact } from "./shown.ts";
import { SideBySide, Versions } from "./side-by-side.tsx";

const both = (text: string) => ({ en: text, fr: text });

/** One contact: both parties' accounts side by side; then what is known of it, the versions and the minutes. */
export function ContactPage({ id }: { readonly id: string }) {
  const { m, f } = useLanguage();
  const { partner } = useRelation();
  const session = useSession();
  const reading = useRead(contactOperations.getContact, { params: { partner, contact: id } });
  const [outcome, setOutcome] = useState<Done>();
  const done = (next: Done) => {
    setOutcome(next);
    reading.again();
  };
  const { answer } = reading;
  const title =
    answer === undefined
      ? m.contacts.title
      : f.start(both(`${m.contacts.forms[answer.form]}, ${f.time(answer.start)}`));
  return (
    <Page title={title} crumb={<a href={address(["contacts"])}>{m.contacts.title}</a>}>
      <div className="stack">
        <Outcome of={outcome} />
        <Ready of={reading}>
          {(contact) => (
            <>
              <SideBySide contact={contact} />
              <About contact={contact} />
              <Versions contact={contact} />
              {session.is("signatory") && session.who.mayAct ? (
                <ReadOutForm contact={contact} done={done} />
              ) : null}
              {session.is("liaison-officer", "overseer") ? <Minutes contact={id} /> : null}
            </>
          )}
        </Ready>
      </div>
    </Page>
  );
}

function About({ contact }: { readonly contact: Contact }) {
  const { m, f } = useLanguage();
  const { access, end, place, participants, recordedBy, divergences } = contact;
  return (
    <Sheet title={m.contacts.known}>
      <dl className="facts">
        <Fact term={m.contacts.access}>{m.contacts.accesses[access]}</Fact>
        <Fact term={m.contacts.end}>{end === "short" ? m.contacts.short : f.time(end)}</Fact>
        <Fact term={m.contacts.place}>
          <bdi>{place ?? m.contacts.unreadable}</bdi>
        </Fact>
        <Fact term={m.contacts.participants}>
          {participants === undefined ? (
            m.contacts.unreadable
          ) : (
            <ul className="plain">
              {participants.map(({ party, office }) => (
                <li key={`${party} ${office}`}>
                  <bdi>{office}</bdi>, <Party id={party} />
                </li>
              ))}
            </ul>
          )}
        </Fact>
        <Fact term={m.contacts.recordedBy}>{m.contacts.sides[recordedBy]}</Fact>
        <Fact term={m.contacts.divergences}>
          <span className={divergences > 0 ? "warn" : undefined}>{f.number(divergences)}</span>
        </Fact>
      </dl>
    </Sheet>
  );
}
