import { type AnswerOf, accountOperations as ops } from "@entente/api";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { Ready } from "../ui/reading.tsx";
import { Table } from "../ui/table.tsx";

type Session = AnswerOf<typeof ops.listSessions>["sessions"][number];

/** Every browser in which one is signed in; any of them can be ended from here. */
export function SessionsSheet({ done }: { done(said: string): void }) {
  const { m, f } = useLanguage();
  const w = m.account;
  const reading = useRead(ops.listSessions, {});
  const end = useAct(ops.endSession);
  const close = async ({ session }: Session) => {
    if ((await end.run({ params: { session } })) === undefined) return;
    reading.again();
    done(w.ended);
  };
  return (
    <Sheet title={w.sessions}>
      <div className="stack">
        <Problem of={end.problem} />
        <Ready of={reading}>
          {({ sessions }) => (
            <Table
              caption={w.sessionsCaption}
              rows={sessions}
              keyOf={({ session }) => session}
              columns={[
                {
                  name: w.session,
                  cell: ({ via, current }) => (
                    <>
                      {w.via[via]}
                      {current ? (
                        <>
                          {" "}
                          <strong className="mark good">{w.here}</strong>
                        </>
                      ) : null}
                    </>
                  ),
                },
                { name: w.began, cell: ({ createdAt }) => f.time(createdAt) },
                { name: w.lastUsed, cell: ({ usedAt }) => f.time(usedAt) },
                { name: w.ends, cell: ({ expiresAt }) => f.time(expiresAt) },
                {
                  name: w.end,
                  cell: (each) =>
                    each.current ? null : (
                      <button
                        type="button"
                        className="plain-button"
                        aria-label={w.endOf(f.time(each.createdAt))}
                        disabled={end.busy}
                        onClick={() => void close(each)}
                      >
                        {w.end}
                      </button>
                    ),
                },
              ]}
            />
          )}
        </Ready>
      </div>
    </Sheet>
  );
}
