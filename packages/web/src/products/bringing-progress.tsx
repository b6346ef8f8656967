import { useLanguage } from "../language/language.tsx";
import type { Step } from "./bringing.ts";

type Props = { readonly name: string; readonly step: Step | undefined; stop(): void };

const megabytes = (bytes: number) => Math.round(bytes / 100_000) / 10;

/** How far a file is, and the way to stop it. */
export function Bringing({ name, step, stop }: Props) {
  const { m, f } = useLanguage();
  const words = m.productDesk.bring;
  const told =
    step === undefined
      ? undefined
      : step.at === "sending"
        ? words.sent(f.number(megabytes(step.sent)), f.number(megabytes(step.of)))
        : step.at === "reading"
          ? words.readSoFar(step.read)
          : words.compared(step.compared, step.of);
  return (
    <>
      <p>
        <bdi>{name.slice(0, 120)}</bdi>
      </p>
      <Bar step={step} label={words.review} />
      {/* Told as it stands, not read out at each step: that would never end. */}
      <p className="small soft">{told === undefined ? `${m.loading}…` : told}</p>
      <button type="button" className="button quiet" onClick={stop}>
        {words.stop}
      </button>
    </>
  );
}

/** What is not known beforehand, how many objects there are, shows no share. */
function Bar({ step, label }: { readonly step: Step | undefined; readonly label: string }) {
  if (step?.at === "sending")
    return <progress className="bringing" value={step.sent} max={Math.max(1, step.of)} aria-label={label} />;
  if (step?.at === "comparing")
    return (
      <progress className="bringing" value={step.compared} max={Math.max(1, step.of)} aria-label={label} />
    );
  return <progress className="bringing" aria-label={label} />;
}
