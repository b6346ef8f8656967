import { type AnswerOf, docketOperations } from "@entente/api";
import { useRead } from "../data/use-read.ts";
import { useFirstLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { mayCall, useSession } from "../session/session.tsx";
import { Fact, Figure } from "../ui/figure.tsx";
import { Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { Table } from "../ui/table.tsx";

type Summary = AnswerOf<typeof docketOperations.docketSummary>;
type Code = keyof Summary["cells"]["ours"];

/** Allegations, and how each side has answered them. */
export function AllegationsSheet() {
  const { m } = useFirstLanguage();
  const { partner } = useRelation();
  const reading = useRead(docketOperations.docketSummary, { params: { partner } });
  return (
    <Sheet title={m.affair.allegations}>
      <Ready of={reading} rows={12}>
        {(summary) => <Allegations summary={summary} />}
      </Ready>
    </Sheet>
  );
}

function Allegations({ summary }: { readonly summary: Summary }) {
  const { m } = useFirstLanguage();
  const { openDockets, claims, cells, oldestUnanswered } = summary;
  const list = mayCall(useSession(), docketOperations.listDockets) ? address(["dockets"]) : undefined;
  if (openDockets === 0 && claims === 0) return <p className="soft">{m.affair.nothing}</p>;
  const codes = (Object.keys(m.affair.codes) as Code[]).filter(
    (code) => (cells.ours[code] ?? 0) + (cells.theirs[code] ?? 0) > 0,
  );
  return (
    <>
      <dl className="facts figures">
        <Fact term={m.affair.dockets}>
          <Figure value={openDockets} href={list} />
        </Fact>
        <Fact term={m.affair.claims}>
          <Figure value={claims} href={list} />
        </Fact>
        {oldestUnanswered.ours === undefined ? null : (
          <Fact term={m.affair.oldestOurs}>
            <Age days={oldestUnanswered.ours} href={list} />
          </Fact>
        )}
        {oldestUnanswered.theirs === undefined ? null : (
          <Fact term={m.affair.oldestTheirs}>
            <Age days={oldestUnanswered.theirs} href={list} />
          </Fact>
        )}
      </dl>
      {codes.length === 0 ? null : (
        <Table
          caption={m.affair.caption}
          rows={codes}
          keyOf={(code) => code}
          columns={[
            { name: m.affair.answer, cell: (code) => m.affair.codes[code] },
            {
              name: m.affair.ours,
              figure: true,
              cell: (code) => <Figure value={cells.ours[code] ?? 0} href={list} />,
            },
            {
              name: m.affair.theirs,
              figure: true,
              cell: (code) => <Figure value={cells.theirs[code] ?? 0} href={list} />,
            },
          ]}
        />
      )}
    </>
  );
}

function Age({ days, href }: { readonly days: number; readonly href: string | undefined }) {
  const { m } = useFirstLanguage();
  return href === undefined ? m.affair.days(days) : <a href={href}>{m.affair.days(days)}</a>;
}
