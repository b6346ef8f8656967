import { measureOperations } from "@entente/api";
import { useRead } from "../data/use-read.ts";
import { useFirstLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { Fact, Figure } from "../ui/figure.tsx";
import { Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";

/** Measures that are proposed or hold. */
export function MeasuresSheet() {
  const { m } = useFirstLanguage();
  const { partner } = useRelation();
  const reading = useRead(measureOperations.listMeasures, { query: { partner } });
  const list = address(["measures"]);
  return (
    <Sheet title={m.affair.measures}>
      <Ready of={reading} rows={2}>
        {({ items }) => {
          const count = (state: string) =>
            items.filter((one) => one.state === state && (state !== "applied" || one.what === "suspend-area"))
              .length;
          return (
            <dl className="facts figures">
              <Fact term={m.affair.proposed}>
                <Figure value={count("proposed")} href={list} />
              </Fact>
              <Fact term={m.affair.applied}>
                <Figure value={count("applied")} href={list} />
              </Fact>
            </dl>
          );
        }}
      </Ready>
    </Sheet>
  );
}
