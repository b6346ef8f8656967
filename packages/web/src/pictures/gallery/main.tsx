import { type ReactNode, StrictMode, Suspense, useMemo } from "react";
import { createRoot } from "react-dom/client";
import { firstSpoken, LanguageProvider } from "../../language/language.tsx";
import "../../styles/index.css";
import { LiveRegion } from "../../ui/live.tsx";
import { Sheet } from "../../ui/page.tsx";
import { Clock } from "../clock.tsx";
import { GraphView } from "../graph-view.tsx";
import { PlaceMap } from "../place-map.tsx";
import { Provenance } from "../provenance.tsx";
import { Redline } from "../redline.tsx";
import { TextDiff } from "../text-diff.tsx";
import { Timeline } from "../timeline.tsx";
import { affair, changes, events, graph, manyEvents, papers, places, report } from "./samples.ts";

const ROOTS = ["leak", "witness"];
const labels = { beforeLabel: "Version 1", afterLabel: "Version 2" };
const asked = new URLSearchParams(location.search);
const number = (name: string) => Number(asked.get(name) ?? 0);

/** A text of so many characters, and the same with every seventh line altered. */
function long(size: number) {
  const lines = Array.from(
    { length: Math.ceil(size / 40) },
    (_, n) => `Line ${n} of a text that has a great many.\n`,
  );
  return {
    before: lines.join(""),
    after: lines.map((line, n) => (n % 7 === 3 ? line.replace("great", "good") : line)).join(""),
  };
}

const now = Date.now();
const from = (days: number) => new Date(now + days * 86_400_000 + 90_000).toISOString();

/** One picture with everything it is to withstand; named in the query. */
const shown: Readonly<Record<string, () => ReactNode>> = {
  diff: () => (
    <>
      <TextDiff {...report} {...labels} />
      <p>—</p>
      <TextDiff before={changes[1]!.before!} after={changes[1]!.after!} {...labels} mode="words" />
    </>
  ),
  "long-diff": () => <TextDiff {...long(number("size"))} {...labels} />,
  redline: () => <Redline changes={changes} />,
  graph: () => <Graph {...affair} focus="1" />,
  "large-graph": () => <Graph {...graph(number("nodes"), number("edges"))} />,
  timeline: () => <Timeline events={events} label="What happened" />,
  "large-timeline": () => <Timeline events={manyEvents(number("events"))} label="What happened" />,
  map: () => <PlaceMap places={places} label="Places of the product" />,
  provenance: () => <Provenance papers={papers} roots={ROOTS} label="Papers" />,
  clock: () => (
    <ul>
      {[-4, -0.3, 0.2, 1.5, 12].map((days) => (
        <li key={days}>
          <Clock since={from(-20)} due={from(days)} state="running" />
        </li>
      ))}
      <li>
        <Clock since={from(-20)} state="running" />
      </li>
      <li>
        <Clock due={from(-3)} ended={from(-1)} state="done" />
      </li>
    </ul>
  ),
};

function Graph(props: Pick<Parameters<typeof GraphView>[0], "nodes" | "edges" | "focus">) {
  const how = asked.get("how");
  return (
    <GraphView
      {...props}
      label="Relations"
      how={how === "webgl" || how === "canvas" ? how : undefined}
      onOpen={(id) => {
        document.title = `opened ${id}`;
      }}
    />
  );
}

function Gallery() {
  const name = asked.get("show") ?? "";
  const picture = useMemo(() => shown[name]?.(), [name]);
  return (
    <main className="page">
      <h1>Pictures</h1>
      <Sheet title={name}>{picture}</Sheet>
    </main>
  );
}

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <LanguageProvider first={await firstSpoken()}>
      <LiveRegion>
        <Suspense>
          <Gallery />
        </Suspense>
      </LiveRegion>
    </LanguageProvider>
  </StrictMode>,
);
