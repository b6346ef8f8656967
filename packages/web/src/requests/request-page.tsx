import { requestOperations } from "@entente/api";
import { useState } from "react";
import { useAreas } from "../agreement/use-areas.ts";
import { usePurposes } from "../agreement/use-purposes.ts";
import { useAwaiting } from "../data/use-awaiting.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { Fact } from "../ui/figure.tsx";
import { type Done, Outcome } from "../ui/outcome.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { Acknowledge, Answer } from "./answer-forms.tsx";
import { Deliver, Take } from "./delivery-forms.tsx";
import { Happened } from "./happened.tsx";
import { Judge, Repeat, Withdraw } from "./pursue-forms.tsx";
import { type Request, stateText } from "./request.ts";
import { Due } from "./requests-page.tsx";

/** One request with everything said about it, and what this person may do about it. */
export function RequestPage({ id }: { readonly id: string }) {
  const { m } = useLanguage();
  const reading = useRead(requestOperations.getRequest, { params: { request: id } });
  const [outcome, setOutcome] = useState<Done>();
  useAwaiting(reading.answer !== undefined && !reading.answer.closed, reading.again);
  const done = (next: Done) => {
    setOutcome(next);
    reading.again();
  };
  return (
    <Page title={m.requests.one} crumb={<a href={address(["requests"])}>{m.requests.title}</a>}>
      <Ready of={reading}>
        {(request) => (
          <div className="stack">
            <Outcome of={outcome} />
            <About request={request} />
            <Happened request={request} />
            <Acts request={request} done={done} />
          </div>
        )}
      </Ready>
    </Page>
  );
}

function Acts({ request, done }: { readonly request: Request; done(outcome: Done): void }) {
  const session = useSession();
  const { askedBy, closed, what, state, support } = request;
  if (!session.who.mayAct) return null;
  const officer = session.is("liaison-officer");
  const supplier = officer || session.is("operations-officer");
  const open = { request, done };
  if (askedBy === "theirs")
    return (
      <>
        {officer && !closed && state === "lodged" ? <Acknowledge {...open} /> : null}
        {officer && !closed ? <Answer {...open} /> : null}
        {supplier && !closed && (support?.accepted ?? 0) > 0 ? <Deliver {...open} /> : null}
      </>
    );
  return (
    <>
      {supplier && what === "support" ? <Take {...open} /> : null}
      {officer && !closed && request.answers.length > 0 ? <Judge {...open} /> : null}
      {officer && !closed ? <Repeat {...open} /> : null}
      {officer && !closed ? <Withdraw {...open} /> : null}
    </>
  );
}

function About({ request }: { readonly request: Request }) {
  const { m, f } = useLanguage();
  const nameOf = useAreas();
  const purposeOf = usePurposes();
  const { words, support, unanswered, closed } = request;
  return (
    <Sheet title={`${m.requests.whats[request.what]}, ${m.requests.sides[request.askedBy]}`}>
      <dl className="facts">
        <Fact term={m.lists.state}>
          <span className={closed ? "soft" : unanswered ? "warn" : undefined}>
            {stateText(request, m)}
            {unanswered ? `, ${m.requests.unanswered(request.ageDays)}` : null}
          </span>
        </Fact>
        <Fact term={m.requests.lodged}>{f.time(request.lodged)}</Fact>
        <Fact term={m.requests.age}>{m.requests.days(request.ageDays)}</Fact>
        <Fact term={m.requests.due}>
          <Due of={request} />
        </Fact>
        <Fact term={m.requests.repeats}>{f.number(request.repeats)}</Fact>
        <Fact term={m.lists.areas}>{f.list(request.areas.map(nameOf))}</Fact>
        <Fact term={m.lists.purpose}>{purposeOf(request.purpose)}</Fact>
        <Fact term={m.requests.urgency}>{m.requests.urgencies[request.urgency]}</Fact>
        <Fact term={m.requests.text}>
          <bdi>{words?.text ?? m.requests.unreadable}</bdi>
        </Fact>
        {words?.ground === undefined ? null : (
          <Fact term={m.requests.ground}>
            <bdi>{words.ground}</bdi>
          </Fact>
        )}
        {words?.claims === undefined ? null : <Fact term={m.requests.claims}>{f.list(words.claims)}</Fact>}
        {words?.wanted === undefined ? null : <Fact term={m.requests.wanted}>{f.date(words.wanted)}</Fact>}
        {support === undefined ? null : (
          <>
            <Fact term={m.requests.resource}>
              {m.requests.resources[support.resource]}, {m.requests.units[support.unit]}
            </Fact>
            <Fact term={m.requests.asked}>{f.number(support.asked)}</Fact>
            <Fact term={m.requests.accepted}>{f.number(support.accepted)}</Fact>
            <Fact term={m.requests.delivered}>{f.number(support.delivered)}</Fact>
            <Fact term={m.requests.acknowledged}>{f.number(support.acknowledged)}</Fact>
            {words?.from === undefined ? null : <Fact term={m.requests.from}>{f.date(words.from)}</Fact>}
            {words?.until === undefined ? null : <Fact term={m.requests.until}>{f.date(words.until)}</Fact>}
          </>
        )}
      </dl>
    </Sheet>
  );
}
