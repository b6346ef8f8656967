import { productOperations } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { Check } from "../ui/field.tsx";
import { useAnnounce } from "../ui/live.tsx";
import { Problem } from "../ui/problem.tsx";
import { Ready } from "../ui/reading.tsx";
import { isTaken, NEEDED, propertiesOf } from "./properties.ts";

type Props = {
  readonly product: string;
  /** Whether the page it stands on has no heading of its own for it. */
  readonly headed?: boolean;
  /** What the clauses name for objects of this kind: ticked beforehand. */
  wanted(kind: string): readonly string[];
  made(product: string): void;
};

/** Chooses the properties of a STIX object that stay here, shows what would leave, and makes it. */
export function Redact({ product, headed = true, wanted, made }: Props) {
  const { m } = useLanguage();
  const reading = useRead(productOperations.readProduct, { params: { product } }, { keep: false });
  return (
    <div className="cut">
      {headed ? <h4>{m.desk.cut.redactTitle}</h4> : null}
      <Ready of={reading}>
        {(read) =>
          read.object === undefined ? (
            <p>{m.desk.cut.notObject}</p>
          ) : (
            <Choose product={product} object={read.object} wanted={wanted(read.kind)} made={made} />
          )
        }
      </Ready>
    </div>
  );
}

function Choose(props: {
  readonly product: string;
  readonly object: unknown;
  readonly wanted: readonly string[];
  made(product: string): void;
}) {
  const { m } = useLanguage();
  const announce = useAnnounce();
  const words = m.desk.cut;
  const { product, object, wanted } = props;
  const { properties, more } = propertiesOf(object);
  const [taken, setTaken] = useState<ReadonlySet<string>>(
    () => new Set(properties.map(({ selector }) => selector).filter((one) => wanted.includes(one))),
  );
  const act = useAct(productOperations.redactObject);
  const take = (selector: string, on: boolean) =>
    setTaken((now) => {
      const next = new Set(now);
      if (on) next.add(selector);
      else next.delete(selector);
      return next;
    });

  async function make() {
    const acted = await act.run({ params: { product }, body: { drop: [...taken] } });
    if (acted === undefined) return;
    announce(words.made);
    props.made(acted.result.product);
  }

  return (
    <div className="stack">
      <p className="small soft">{words.redactLead}</p>
      <fieldset className="field cut-portions">
        <legend>{words.properties}</legend>
        {properties.map(({ selector, name, depth, value }) => {
          const isFixed = NEEDED.has(selector.split(".")[0] ?? "");
          const gone = isTaken(selector, taken);
          const shown = (
            <>
              <span className="property-name">{name}</span> <bdi>{value}</bdi>
            </>
          );
          return (
            <div
              key={selector}
              className="property-choice"
              data-depth={Math.min(depth, 5)}
              data-fate={gone ? "taken" : "same"}
            >
              {isFixed ? (
                <p>
                  {shown} <span className="small soft">{words.fixed}</span>
                </p>
              ) : (
                <Check
                  label={
                    <>
                      {gone ? <del>{shown}</del> : shown}
                      {wanted.includes(selector) ? <span className="small warn"> {words.wanted}</span> : null}
                    </>
                  }
                  checked={gone}
                  onChange={(on) => take(selector, on)}
                />
              )}
            </div>
          );
        })}
        {more === 0 ? null : <p className="small soft">{words.more(more)}</p>}
      </fieldset>
      <Problem of={act.problem} />
      <div className="row">
        <button
          type="button"
          className="button"
          disabled={act.busy || taken.size === 0}
          onClick={() => void make()}
        >
          {words.makeRedacted}
        </button>
        {taken.size === 0 ? <span className="small soft">{words.nothingTaken}</span> : null}
      </div>
    </div>
  );
}
