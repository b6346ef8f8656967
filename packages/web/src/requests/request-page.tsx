import { requestOperations } from "@entente/api";
import { useState } from "react";
import { useAreas } from "../agreement/use-areas.ts";
import { usePurposes } from "../agreement/use-purposes.ts";
import { useAwaiting } from "../data/use-awaiting.ts";
import { useRead } from "../data/use-read.ts";
import { useClaimsNamed } from "../dockets/use-claims.ts";
import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { Digest } from "../ui/digest.tsx";
import { Fact } from "../ui/figure.tsx";
import { type Done, Outcome } from "../ui/outcome.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { Stands } from "../ui/stands.tsx";
import { Acknowledge, Answer } from "./answer-forms.tsx";
import { Deliver, Take } from "./delivery-forms.tsx";
import { Happened } from "./happened.tsx";
import { Judge, Repeat, Withdraw } from "./pursue-forms.tsx";
import { type Request, RequestClock, stateText, useMover } from "./request.tsx";

/** One request: where it stands, what was said in time, and what this person may do about it. */
export function RequestPage({ id }: { readonly id: string }) {
  const { m } = useLanguage();
  const reading = useRead(requestOperations.getRequest, { params: { request: id } });
  const [outcome, setOutcome] = useState<Done>();
  useAwaiting(reading.answer !== undefined && !reading.answer.closed, reading.again);
  const done = (next: Done) => {
    setOutcome(next);
    reading.again();
  };
  const { answer } = reading;
  const title =
    answer === undefined
      ? m.requests.one
      : `${m.requests.whats[answer.what]}, ${m.requests.sides[answer.askedBy]}`;
  return (
    <Page title={title} crumb={<a href={address(["requests"])}>{m.requests.title}</a>}>
      <Ready of={reading}>
        {(request) => (
          <div className="stack">
            <Outcome of={outcome} />
            <State request={request} />
            <Happened request={request} />
            <Acts request={request} done={done} />
            <About request={request} />
          </div>
        )}
      </Ready>
    </Page>
  );
}

function State({ request }: { readonly request: Request }) {
  const { m } = useLanguage();
  const mover = useMover()(request);
  return (
    <Stands
      state={stateText(request, m)}
      mover={mover?.text}
      clock={<RequestClock of={request} />}
      tone={request.overdue ? "late" : mover?.ours === true ? "ours" : undefined}
    />
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

/** The claims it is about, by what they are called where this person may read them. */
function Claims({ of }: { readonly of: readonly string[] }) {
  const { m } = useLanguage();
  const claims = useClaimsNamed(of);
  return (
    <Fact term={m.requests.claims}>
      <ul>
        {of.map((id) => {
          const found = claims.get(id);
          return (
            <li key={id}>
              {found === undefined ? (
                <Digest value={id} />
              ) : (
                <>
                  <a href={address(["dockets", found.docket, id])}>
                    <bdi>{found.reference ?? m.dockets.claim}</bdi>
                  </a>{" "}
                  <bdi>{found.text}</bdi>
                </>
              )}
            </li>
          );
        })}
      </ul>
    </Fact>
  );
}

function About({ request }: { readonly request: Request }) {
  const { m, f } = useLanguage();
  const nameOf = useAreas();
  const purposeOf = usePurposes();
  const { words, support, due } = request;
  return (
    <Sheet title={m.requests.about}>
      <dl className="facts">
        <Fact term={m.requests.lodged}>{f.time(request.lodged)}</Fact>
        <Fact term={m.requests.due}>{due === undefined ? m.requests.noClock : f.time(due)}</Fact>
        <Fact term={m.requests.repeats}>{f.number(request.repeats)}</Fact>
        <Fact term={m.lists.areas}>{f.list(request.areas.map(nameOf))}</Fact>
        <Fact term={m.lists.purpose}>{purposeOf(request.purpose)}</Fact>
        <Fact term={m.requests.urgency}>{m.requests.urgencies[request.urgency]}</Fact>
        {words?.ground === undefined ? null : (
          <Fact term={m.requests.ground}>
            <bdi>{words.ground}</bdi>
          </Fact>
        )}
        {words?.claims === undefined ? null : <Claims of={words.claims} />}
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
