import {
  type AnswerOf,
  ledgerOperations,
  oversightOperations,
  type RelationView,
  relationOperations,
} from "@entente/api";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { mayCall, useSession } from "../session/session.tsx";
import { usePeople } from "../session/use-people.ts";
import { LogCondition } from "../state/log-condition.tsx";
import { Figure } from "../ui/figure.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { CardSheet } from "./card-sheet.tsx";
import "./relations.css";
import { atPlace } from "../verify/places.ts";
import { VerifierKeysSheet } from "./verifier-keys-sheet.tsx";

/** One partner: how far each has heard the other, both cards with their fingerprints, and the keys for others to check. */
export function RelationPage({ partner }: { readonly partner: string }) {
  const { m, f } = useLanguage();
  const reading = useRead(relationOperations.getRelation, { params: { partner } });
  const cards = useRead(ledgerOperations.listCards, { params: { partner } });
  const name = reading.answer === undefined ? m.partners.title : f.start(reading.answer.name);
  return (
    <Page title={name} crumb={<a href={address(["relations"])}>{m.partners.title}</a>}>
      <div className="stack">
        <Ready of={reading}>
          {(relation) => (
            <>
              {relation.stopped === undefined ? null : (
                <p className="notice is-bad">
                  <strong>{m.partners.stoppedWhy}</strong> <bdi>{relation.stopped}</bdi>
                </p>
              )}
              <LagSheet relation={relation} />
            </>
          )}
        </Ready>
        <Ready of={cards}>
          {(answer) => (
            <Cards answer={answer} partner={partner} name={name} logs={reading.answer?.logs ?? []} />
          )}
        </Ready>
      </div>
    </Page>
  );
}

type Props = {
  readonly answer: AnswerOf<typeof ledgerOperations.listCards>;
  readonly partner: string;
  readonly name: string;
  readonly logs: RelationView["logs"];
};

function Cards({ answer: { ours, theirs, compared, inUse }, partner, name, logs }: Props) {
  const { m, f } = useLanguage();
  const nameOf = usePeople();
  const [us] = ours;
  const [them] = theirs;
  return (
    <>
      <div className="two">
        <CardSheet title={m.partners.ownCard} cards={ours} inUse={inUse} />
        <CardSheet title={m.partners.cardOf(name)} cards={theirs}>
          <p className="good">{m.partners.compared(nameOf(compared.by), f.time(compared.at))}</p>
          {them === undefined || them.sequence === compared.sequence ? null : (
            <p className="small soft">{m.partners.comparedOther(f.number(compared.sequence))}</p>
          )}
        </CardSheet>
      </div>
      {us === undefined || them === undefined ? null : (
        <VerifierKeysSheet ours={ours} theirs={theirs} partner={partner} logs={logs} />
      )}
    </>
  );
}

function LagSheet({ relation }: { readonly relation: RelationView }) {
  const { m, f } = useLanguage();
  const words = m.partners;
  const opens = mayCall(useSession(), oversightOperations.listEntries);
  const waitsOf = ({ mine, size, published, lag }: RelationView["logs"][number]) =>
    mine
      ? size > published
        ? words.waitsOut(size - published)
        : words.nothingWaits
      : lag > 0
        ? words.waitsIn(lag)
        : words.nothingWaits;
  return (
    <Sheet title={words.lag}>
      <div className="scroll">
        <table className="stacks">
          <caption className="live">{words.lagCaption}</caption>
          <thead>
            <tr>
              <td />
              <th scope="col">{words.held}</th>
              <th scope="col">{words.cosigned}</th>
              <th scope="col">{words.waits}</th>
              <th scope="col">{words.head}</th>
              <th scope="col">{words.witness}</th>
            </tr>
          </thead>
          <tbody>
            {relation.logs.map((log) => (
              <tr key={log.origin}>
                <th scope="row">{log.mine ? words.ourLog : words.theirLog}</th>
                <td data-name={words.held}>
                  <Figure
                    value={log.size}
                    href={opens ? address(["entries"], { log: log.mine ? "ours" : "theirs" }) : undefined}
                    label={words.held}
                  />
                </td>
                <td data-name={words.cosigned}>{f.number(Math.min(log.published, log.size))}</td>
                <td data-name={words.waits}>{waitsOf(log)}</td>
                <td data-name={words.head}>
                  {log.cosignedAt === undefined ? words.never : f.time(log.cosignedAt)}
                </td>
                <td data-name={words.witness}>
                  <LogCondition head={{ ...log, witnessed: log.published }} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="small soft">
        {words.contact}
        {m.colon} {relation.lastContact === undefined ? words.never : f.time(relation.lastContact)}
      </p>
      {relation.aside.length === 0 ? null : (
        <details>
          <summary>
            {words.aside} ({f.number(relation.aside.length)})
          </summary>
          <ul>
            {relation.aside.map(({ index, reason }) => (
              <li key={index}>
                <a href={address(["entries", "theirs", String(index)])}>
                  {m.entry.title(f.number(atPlace(index).index))}
                </a>
                {m.colon} <bdi>{reason}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Sheet>
  );
}
