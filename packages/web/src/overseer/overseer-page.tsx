import { useAgreement } from "../agreement/use-agreement.ts";
import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { MineSheet } from "../state/mine-sheet.tsx";
import { Sheet } from "../ui/page.tsx";
import { OverseerFrame } from "./frame.tsx";
import { TodoSheet } from "./todo-sheet.tsx";

/** The overseer's own place: what to do now, what the agreement gives them, and the ways to check it all. */
export function OverseerPage() {
  const { m } = useLanguage();
  const w = m.overseer;
  return (
    <OverseerFrame title={w.title} lead={w.lead}>
      <TodoSheet />
      <MineSheet />
      <Given />
      <Sheet title={w.further}>
        <ul className="next-list">
          <li>
            <a href={address(["reviews"])}>{w.reviews}</a>
          </li>
          <li>
            <a href={address(["standing"])}>{w.standing}</a>
          </li>
          <li>
            <a href={address(["refusals"])}>{w.refusals}</a>
          </li>
          <li>
            <a href={address(["verify"])}>{w.verify}</a>
          </li>
        </ul>
      </Sheet>
    </OverseerFrame>
  );
}

/** The clauses on oversight, in their own words and by what their parameters mean. */
function Given() {
  const { m, f } = useLanguage();
  const agreement = useAgreement();
  const clauses = agreement?.clauses.filter(({ kind }) => kind === "oversight") ?? [];
  return (
    <Sheet title={m.overseer.given}>
      {clauses.length === 0 ? <p className="soft">{m.overseer.noClause}</p> : null}
      <div className="stack">
        {clauses.map(({ id, title, text, sentence }) => (
          <div key={id}>
            <h3>
              <a href={address(["agreements", agreement?.hash ?? ""], { clause: id })}>
                {m.failure.clause(id)}
                {m.colon} <bdi>{f.name(title)}</bdi>
              </a>
            </h3>
            <p>
              <bdi>{f.name(text)}</bdi>
            </p>
            <p className="soft">{f.name(sentence)}</p>
          </div>
        ))}
      </div>
    </Sheet>
  );
}
