import { type AnswerOf, productOperations } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { Check } from "../ui/field.tsx";
import { useAnnounce } from "../ui/live.tsx";
import { Problem } from "../ui/problem.tsx";
import { Ready } from "../ui/reading.tsx";

type Product = AnswerOf<typeof productOperations.readProduct>;
type Portion = NonNullable<Product["portions"]>[number];

/** A report may have thousands of portions: so many are chosen one by one, and all of them by mark. */
const MOST = 300;
const LONGEST = 2_000;

/** Chooses the portions of a report that may go, shows what would leave, and makes it: a product of its own. */
export function MakeTearline(props: {
  readonly product: string;
  /** Whether the page it stands on has no heading of its own for it. */
  readonly headed?: boolean;
  made(product: string): void;
}) {
  const { m } = useLanguage();
  const { product, headed = true } = props;
  const reading = useRead(productOperations.readProduct, { params: { product } }, { keep: false });
  return (
    <div className="cut">
      {headed ? <h4>{m.desk.cut.tearlineTitle}</h4> : null}
      <Ready of={reading}>
        {(read) =>
          read.kind !== "report" || read.portions === undefined ? (
            <p>{m.desk.cut.notReport}</p>
          ) : (
            <Choose product={product} portions={read.portions} made={props.made} />
          )
        }
      </Ready>
    </div>
  );
}

function Choose(props: {
  readonly product: string;
  readonly portions: readonly Portion[];
  made(product: string): void;
}) {
  const { m } = useLanguage();
  const announce = useAnnounce();
  const words = m.desk.cut;
  const { product, portions } = props;
  const [kept, setKept] = useState<ReadonlySet<number>>(() => new Set());
  const act = useAct(productOperations.makeTearline);
  const marks = Map.groupBy(portions, ({ mark }) => mark ?? "");
  const keep = (indexes: readonly number[], on: boolean) =>
    setKept((now) => {
      const next = new Set(now);
      for (const index of indexes) {
        if (on) next.add(index);
        else next.delete(index);
      }
      return next;
    });

  async function make() {
    const acted = await act.run({ params: { product }, body: { keep: [...kept].sort((a, b) => a - b) } });
    if (acted === undefined) return;
    announce(words.made);
    props.made(acted.result.product);
  }

  return (
    <div className="stack">
      <p className="small soft">{words.tearlineLead}</p>
      <fieldset className="field">
        <legend>{words.byMark}</legend>
        <div className="row">
          {[...marks].map(([mark, each]) => (
            <Check
              key={mark}
              label={<bdi>{words.marked(mark === "" ? words.unmarked : mark, each.length)}</bdi>}
              checked={each.every(({ index }) => kept.has(index))}
              onChange={(on) =>
                keep(
                  each.map(({ index }) => index),
                  on,
                )
              }
            />
          ))}
        </div>
      </fieldset>
      <div className="compare-sides">
        <fieldset className="field cut-portions">
          <legend>{words.portions}</legend>
          {portions.slice(0, MOST).map(({ index, mark, text }) => (
            <div key={index} className={kept.has(index) ? undefined : "is-taken"}>
              <Check
                label={<bdi>{said({ index, text, ...(mark === undefined ? {} : { mark }) })}</bdi>}
                checked={kept.has(index)}
                onChange={(on) => keep([index], on)}
              />
            </div>
          ))}
          {portions.length > MOST ? <p className="small soft">{words.more(portions.length - MOST)}</p> : null}
        </fieldset>
        <section aria-label={words.result}>
          <p className="cut-head">{words.result}</p>
          {kept.size === 0 ? (
            <p className="soft">{words.nothingLeft}</p>
          ) : (
            <Result portions={portions} kept={kept} />
          )}
          <p className="small soft">
            {words.label} {marks.has("") ? words.inherits : ""}
          </p>
        </section>
      </div>
      <Problem of={act.problem} />
      <div>
        <button
          type="button"
          className="button"
          disabled={act.busy || kept.size === 0}
          onClick={() => void make()}
        >
          {words.make}
        </button>
      </div>
    </div>
  );
}

function said({ mark, text }: Portion): string {
  const whole = mark === undefined ? text : `(${mark}) ${text}`;
  return whole.length > LONGEST ? `${whole.slice(0, LONGEST)}…` : whole;
}

/** The portions that stay, with one line for each stretch that is left out. */
function Result(props: { readonly portions: readonly Portion[]; readonly kept: ReadonlySet<number> }) {
  const { m } = useLanguage();
  const { portions, kept } = props;
  const shown = portions.slice(0, MOST).flatMap((one, at): { key: number; text: string | undefined }[] => {
    if (kept.has(one.index)) return [{ key: one.index, text: said(one) }];
    const before = portions[at - 1];
    const opens = before === undefined || kept.has(before.index);
    return opens ? [{ key: one.index, text: undefined }] : [];
  });
  return (
    <div className="stack">
      {shown.map(({ key, text }) =>
        text === undefined ? (
          <p key={key} className="soft">
            {m.desk.cut.removedLine}
          </p>
        ) : (
          <p key={key}>
            <bdi>{text}</bdi>
          </p>
        ),
      )}
    </div>
  );
}
