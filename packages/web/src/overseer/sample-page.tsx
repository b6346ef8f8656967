import {
  type AnswerOf,
  drawSample,
  samplingOperations as ops,
  type ProblemError,
  populationDigest,
  seedOfSample,
} from "@entente/api";
import { useState } from "react";
import { client } from "../data/client.ts";
import { failureOf } from "../data/failure.ts";
import { useAct } from "../data/use-act.ts";
import { type Reading, useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { usePeople } from "../session/use-people.ts";
import { Digest } from "../ui/digest.tsx";
import { Fact } from "../ui/figure.tsx";
import { Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { Ready } from "../ui/reading.tsx";
import { sha256 } from "../verify/hashing.ts";
import { lastBefore } from "./days.ts";
import { OverseerFrame } from "./frame.tsx";
import { SampledItem } from "./sampled-item.tsx";

type Shown = AnswerOf<typeof ops.getSample>;

/** One sample: what is left to do, what was drawn, and why nobody could choose it. */
export function SamplePage({ sample }: { readonly sample: string }) {
  const { m } = useLanguage();
  const w = m.overseer;
  const reading = useRead(ops.getSample, { params: { sample } }, { keep: false });
  return (
    <OverseerFrame title={w.sampleTitle} lead={w.samplesLead} part="samples" below>
      <Ready of={reading}>
        {(one) => (
          <>
            <Standing of={one} again={reading.again} />
            {one.entries.length === 0 ? null : (
              <Sheet title={w.drawnTitle}>
                <ol className="overseer-drawn">
                  {one.entries.map((entry) => (
                    <SampledItem key={entry.index} sample={one.id} entry={entry} again={reading.again} />
                  ))}
                </ol>
              </Sheet>
            )}
            <Proof of={one} />
          </>
        )}
      </Ready>
    </OverseerFrame>
  );
}

function Standing({ of, again }: { readonly of: Shown; readonly again: Reading<Shown>["again"] }) {
  const { m, f } = useLanguage();
  const w = m.overseer;
  const nameOf = usePeople();
  const act = useAct(ops.drawSample);
  const found = Object.entries(of.findings).map(
    ([finding, n]) => `${w.findings[finding]}${m.colon} ${f.number(n)}`,
  );
  const all = of.drawn === 0 ? of.size : of.drawn;
  return (
    <Sheet title={w.samplesOf[of.of] ?? of.of}>
      <dl className="facts">
        <Fact term={w.state}>{w.states[of.state]}</Fact>
        <Fact term={w.progress}>
          <progress max={all} value={of.reviewed} aria-label={w.progress} />{" "}
          {w.of(f.number(of.reviewed), f.number(all))}
          {found.length === 0 ? null : ` – ${f.list(found)}`}
        </Fact>
        <Fact term={w.period}>
          {f.date(of.from)} – {f.date(lastBefore(of.until))}
        </Fact>
        <Fact term={w.drawnFrom}>{w.countOf(of.population.count, f.number(of.population.count))}</Fact>
        <Fact term={w.by}>
          <bdi>{nameOf(of.by)}</bdi>, {f.time(of.at)}
        </Fact>
      </dl>
      <Problem of={act.problem} />
      {of.state === "ready" ? (
        <p>
          <button
            type="button"
            className="button"
            aria-disabled={act.busy}
            onClick={async () => {
              if (!act.busy && (await act.run({ params: { sample: of.id } })) !== undefined) again();
            }}
          >
            {w.draw}
          </button>
        </p>
      ) : of.state === "waiting" ? (
        <p className="row">
          <span className="soft">{w.commitHelp}</span>
          <button type="button" className="button quiet" onClick={again}>
            {w.lookAgain}
          </button>
        </p>
      ) : null}
    </Sheet>
  );
}

/** Draws it again from what was committed to: the node is asked for the list, and believed in nothing. */
async function drawnAgain(of: Shown): Promise<boolean> {
  if (of.seed === undefined) return false;
  const { items } = await client.call(ops.samplePopulation, { params: { sample: of.id } });
  const population = populationDigest(sha256, items);
  const seed = seedOfSample(sha256, { sample: of.id, population, root: of.seed.root });
  const drawn = drawSample(sha256, seed, items, of.size);
  return (
    population === of.population.digest &&
    seed === of.seed.seed &&
    drawn.join() === of.entries.map(({ index }) => index).join()
  );
}

function Proof({ of }: { readonly of: Shown }) {
  const { m, f } = useLanguage();
  const w = m.overseer;
  const [told, setTold] = useState<{ good?: boolean; problem?: ProblemError }>({});
  return (
    <Sheet title={w.proofTitle}>
      <dl className="facts">
        <Fact term={w.population}>
          <span className="digest">{of.population.digest}</span>
        </Fact>
        <Fact term={w.anchor}>{w.entriesIn(f.number(of.anchor.size))}</Fact>
        {of.seed === undefined ? null : (
          <>
            <Fact term={w.root}>
              <Digest value={of.seed.root} whole />
            </Fact>
            <Fact term={w.seed}>
              <span className="digest">{of.seed.seed}</span>
            </Fact>
          </>
        )}
      </dl>
      {told.good === undefined ? null : (
        <p className={`notice ${told.good ? "is-good" : "is-bad"}`} role={told.good ? "status" : "alert"}>
          <strong>{told.good ? w.checkGood : w.checkBad}</strong>
        </p>
      )}
      <Problem of={told.problem} />
      {of.seed === undefined ? null : (
        <p className="no-print">
          <button
            type="button"
            className="button quiet"
            onClick={() =>
              void drawnAgain(of).then(
                (good) => setTold({ good }),
                (error: unknown) => setTold({ problem: failureOf(error) }),
              )
            }
          >
            {w.check}
          </button>
        </p>
      )}
    </Sheet>
  );
}
