import { Relations } from "./relation/relations.tsx";
import { StatePage } from "./state/state-page.tsx";

export function Routes() {
  return (
    <Relations>
      <StatePage />
    </Relations>
  );
}
