import { type ProblemError, productDraftOperations } from "@entente/api";
import { type DragEvent, useRef, useState } from "react";
import { client } from "../data/client.ts";
import { failureOf } from "../data/failure.ts";
import { useLanguage } from "../language/language.tsx";
import { address, goTo } from "../router.ts";
import { Field } from "../ui/field.tsx";
import { Page } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { AreaChecks } from "./area-checks.tsx";
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
  const [problem, setProblem] = useState<ProblemError>();

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
    try {
      const review = await client.call(
        productDraftOperations.draftImport,
        {
          query: {
            areas: areas.join(","),
            name: file.name.slice(0, 400),
            ...(marking.trim() === "" ? {} : { marking: marking.trim() }),
          },
        },
        { bytes: new Uint8Array(await file.arrayBuffer()), contentType: kind },
      );
      goTo(address(["import", review.id]));
    } catch (error) {
      setProblem(failureOf(error));
      setReading(undefined);
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
          <Field label={words.marking} help={words.markingHelp}>
            {(ids) => (
              <input
                {...ids}
                maxLength={200}
                value={marking}
                onChange={(event) => setMarking(event.target.value)}
              />
            )}
          </Field>
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
              <>
                <p role="status">
                  <bdi>{words.reading(reading.name.slice(0, 120), words.size(f.number(reading.size)))}…</bdi>
                </p>
                <progress aria-label={words.review} />
              </>
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
