import { useSyncExternalStore } from "react";
import { useLanguage } from "../language/language.tsx";
import { type ClockFace, type ClockState, clockFace } from "./clock-face.ts";
import "./pictures.css";

export type ClockProps = {
  readonly since?: string | undefined;
  readonly due?: string | undefined;
  /** When what it timed was done. */
  readonly ended?: string | undefined;
  readonly state: ClockState;
};

/** How old a matter is, how long is left, or by how much it is overdue; told anew each minute. */
export function Clock(props: ClockProps) {
  const { m, f, language } = useLanguage();
  const words = m.pictures.clock;
  const face = clockFace(props, useMinute());
  if (face === undefined) return null;
  const at = props.state === "done" ? (props.ended ?? props.due) : (props.due ?? props.since);
  const title =
    props.due !== undefined
      ? words.dueAt(f.time(props.due))
      : props.since !== undefined
        ? words.sinceAt(f.time(props.since))
        : undefined;
  return (
    <time className={`clock ${face.tone}`} dateTime={at} title={title}>
      {sentence(face, words, language)}
    </time>
  );
}

function sentence(
  { says, amount, unit }: ClockFace,
  words: ReturnType<typeof useLanguage>["m"]["pictures"]["clock"],
  language: string,
): string {
  const time = new Intl.NumberFormat(language === "en" ? "en-GB" : "fr-FR", {
    style: "unit",
    unit,
    unitDisplay: "long",
  }).format(amount);
  switch (says) {
    case "left":
      return words.left(time);
    case "overdue":
      return words.overdue(time);
    case "open":
      return words.open(time);
    case "done-late":
      return words.doneLate(time);
    default:
      return words[says];
  }
}

/** One timer for all clocks of the page. */
const MINUTE = 60_000;
const waiting = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let minute = Date.now();

function subscribe(changed: () => void): () => void {
  waiting.add(changed);
  timer ??= setInterval(() => {
    minute = Date.now();
    for (const each of waiting) each();
  }, MINUTE);
  return () => {
    waiting.delete(changed);
    if (waiting.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function useMinute(): number {
  return useSyncExternalStore(subscribe, current);
}

/** The same until the next minute, so that one drawing of the page sees one time. */
function current(): number {
  const now = Date.now();
  if (Math.abs(now - minute) >= MINUTE) minute = now;
  return minute;
}
