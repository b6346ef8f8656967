import { useLanguage } from "../language/language.tsx";
import { useSession } from "../session/session.tsx";
import { isPlaceOf } from "../shell/places.ts";
import { useParties } from "../state/use-parties.ts";
import { Digest } from "../ui/digest.tsx";
import type { StepState } from "../verify/step.ts";
import type { Entry } from "./entry.ts";
import { EntryLink } from "./entry-link.tsx";
import { thingOf } from "./thing-of.ts";

type Props = {
  readonly entries: readonly Entry[];
  /** What came of verifying an entry, as far as it was verified. */
  outcome(entry: Entry): StepState | undefined;
};

/** Entries as sentences, by the day they were stated on; the order is the journal's. */
export function Feed({ entries, outcome }: Props) {
  const { f } = useLanguage();
  const days: { readonly day: string; readonly entries: Entry[] }[] = [];
  for (const entry of entries) {
    const day = f.date(entry.at);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days.map(({ day, entries: those }) => (
    <section className="feed-day" key={`${day} ${those[0]?.log} ${those[0]?.index}`}>
      <h3>{day}</h3>
      <ol className="feed">
        {those.map((entry) => (
          <FeedLine key={`${entry.log} ${entry.index}`} entry={entry} outcome={outcome(entry)} />
        ))}
      </ol>
    </section>
  ));
}

function FeedLine({ entry, outcome }: { readonly entry: Entry; readonly outcome: StepState | undefined }) {
  const { m, f } = useLanguage();
  const nameOf = useParties();
  const words = m.feed;
  const { is } = useSession();
  const thing = thingOf(entry, (path) => isPlaceOf(path, is));
  const did = words.did[entry.kind.replace(/\/\d+$/, "")] ?? words.unknown(entry.kind);
  const name = nameOf(entry.party);
  const withheld = entry.envelope.body === undefined;
  return (
    <li className={entry.mine ? "feed-line ours" : "feed-line theirs"}>
      <time className="small soft" dateTime={entry.at}>
        {f.time(entry.at).split(", ").at(-1)}
      </time>
      <div>
        <p>
          {name === undefined ? <Digest value={entry.party} /> : <bdi>{name}</bdi>}{" "}
          {thing === undefined || withheld ? did : <a href={thing}>{did}</a>}.
        </p>
        <p className="small soft">
          <EntryLink log={entry.mine ? "ours" : "theirs"} place={entry.place} />
          {withheld ? ` – ${words.withheld}` : null}
        </p>
      </div>
      <p className="feed-marks">
        {entry.grade === "recorded" ? (
          <span className="mark warn">{m.entry.gradesShort[entry.grade]}</span>
        ) : null}
        {outcome === undefined ? null : (
          <span className={`mark ${outcome === "good" ? "good" : outcome === "bad" ? "bad" : "warn"}`}>
            {outcome === "good" ? words.verifiedMark : outcome === "bad" ? words.failedMark : words.openMark}
          </span>
        )}
      </p>
    </li>
  );
}
