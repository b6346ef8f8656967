import { measureOperations as on, onAct, onRead } from "@entente/api";
import type { Acting, DeskPart } from "../acting/index.ts";
import { apply, drop, lift, propose } from "./commands.ts";
import { measureKinds } from "./entries.ts";
import { getMeasure, listMeasures } from "./presenting.ts";
import { measuresSchema, measuresStatements } from "./view.ts";

/** Measures: suspending an area is proposed, dropped, applied, lifted; sharing more is decided and counted. */
export function createMeasures(acting: Acting): DeskPart {
  return {
    desk: {
      name: "measures",
      kinds: measureKinds(acting),
      schema: measuresSchema,
      statements: measuresStatements,
    },
    fetched: ["measure.proposed/1"],
    routes: () => [
      onAct(on.proposeMeasure, (call) => propose(acting, call, call.body)),
      onAct(on.dropMeasure, (call) => drop(acting, call, call.params.measure, call.body.reason)),
      onAct(on.applyMeasure, (call) => apply(acting, call, call.params.measure, call.body.kid)),
      onAct(on.liftMeasure, (call) => lift(acting, call, call.params.measure, call.body.kid)),
      onRead(on.listMeasures, ({ query }) => ({ items: listMeasures(acting, query.partner) })),
      onRead(on.getMeasure, ({ params }) => getMeasure(acting, params.measure)),
    ],
  };
}
