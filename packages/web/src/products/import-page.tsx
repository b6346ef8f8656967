import type { ProblemError } from "@entente/api";
import { type DragEvent, useEffect, useRef, useState } from "react";
import { failureOf } from "../data/failure.ts";
import { useLanguage } from "../language/language.tsx";
import { address, goTo } from "../router.ts";
import { Line } from "../ui/inputs.tsx";
import { useAnnounce } from "../ui/live.tsx";
import { Page } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { AreaChecks } from "./area-checks.tsx";
import { bringFile, type Step } from "./bringing.ts";
import { Bringing } from "./bringing-progress.tsx";
import { InHand } from "./in-hand.tsx";
import { MAX_REVIEWED_BYTES } from "./limits.ts";
import { kindOfFile } from "./upload.ts";

/** A file is dropped and reviewed; only then is anything recorded. */
export function ImportPage() {
  const { m, f } = useLanguage();
  const words = m.productDesk.bring;
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [marking, setMarking] = useState("");
  const [areas, setAreas] = useState<readonly string[]>([]);
  const [needArea, setNeedArea] = useState(false);
  const [refused, setRefused] = useState<string>();
  const [reading, setReading] = useState<{ readonly name: string; readonly size: number }>();
  const [step, setStep] = useState<Step>();
  const [problem, setProblem] = useState<ProblemError>();
  const announce = useAnnounce();
  const stop = useRef<AbortController>(undefined);
  // Whoever leaves the page does not wait for its review.
  useEffect(() => () => stop.current?.abort(), []);

  async function take(file: File | undefined) {
    if (file === undefined || reading !== undefined) return;
    setNeedArea(areas.length === 0);
    const kind = kindOfFile(file);
    setRefused(
      kind === "wrong-kind"
        ? words.wrongKind
        : kind === "too-large"
          ? words.tooLarge(words.size(f.number(MAX_REVIEWED_BYTES)))
          : undefined,
    );
    if (kind === "wrong-kind" || kind === "too-large" || areas.length === 0) return;
    setProblem(undefined);
    setReading(file);
    const going = new AbortController();
    stop.current = going;
    const query = {
      areas: areas.join(","),
      name: file.name.slice(0, 400),
      ...(marking.trim() === "" ? {} : { marking: marking.trim() }),
    };
    try {
      const review = await bringFile(file, { query, type: kind }, setStep, going.signal);
      stop.current = undefined;
      goTo(address(["import", review.id]));
    } catch (error) {
      if (going.signal.aborted) announce(words.stopped);
      else setProblem(failureOf(error));
      setReading(undefined);
      setStep(undefined);
    }
  }

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <Page
      title={words.title}
      lead={words.lead}
      crumb={<a href={address(["products"])}>{m.products.title}</a>}
    >
      <div className="stack">
        <div className="sheet form">
          <AreaChecks
            legend={words.areas}
            chosen={areas}
            missing={needArea && areas.length === 0 ? words.needArea : undefined}
            choose={setAreas}
          />
          <Line
            label={words.marking}
            help={words.markingHelp}
            required={false}
            most={200}
            value={marking}
            change={setMarking}
          />
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same by keyboard */}
          <div
            className={over ? "drop-zone is-over" : "drop-zone"}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(true);
            }}
            onDragLeave={() => setOver(false)}
            onDrop={drop}
          >
            {reading === undefined ? (
              <>
                <p>{words.drop}</p>
                <button type="button" className="button" onClick={() => input.current?.click()}>
                  {words.choose}
                </button>
              </>
            ) : (
              <Bringing name={reading.name} step={step} stop={() => stop.current?.abort()} />
            )}
            <input
              ref={input}
              type="file"
              hidden
              aria-label={words.choose}
              accept=".json,.stix,.pdf,.md,.markdown,.txt"
              onChange={(event) => {
                void take(event.target.files?.[0]);
                event.target.value = "";
              }}
            />
          </div>
          {refused === undefined ? null : (
            <p className="bad" role="alert">
              {refused}
            </p>
          )}
          <Problem of={problem} />
        </div>
        <InHand />
      </div>
    </Page>
  );
}
