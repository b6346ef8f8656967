import { useSession } from "../session/session.tsx";
import { AllegationsSheet } from "./allegations-sheet.tsx";
import { DemandsSheet } from "./demands-sheet.tsx";
import { MeasuresSheet } from "./measures-sheet.tsx";
import { UndertakingsSheet } from "./undertakings-sheet.tsx";

/** What the parties have to answer for to each other: nothing of it stops what they share. */
export function AffairSheets() {
  const session = useSession();
  const liaison = session.is("liaison-officer", "release-officer", "signatory", "overseer");
  const reader = liaison || session.is("analyst", "inquiry-member");
  if (!reader) return null;
  return (
    <>
      <AllegationsSheet />
      <div className="pair">
        {session.is("analyst", "release-officer", "liaison-officer", "inquiry-member", "overseer") ? (
          <DemandsSheet />
        ) : null}
        <UndertakingsSheet />
      </div>
      {liaison ? <MeasuresSheet /> : null}
    </>
  );
}
