export { createActivities } from "./gate/activities.ts";
export { conditionDraft, confirmProposal, operationParties, readCondition } from "./gate/conditions.ts";
export { type StartedOperation, startedOperations, toldOperations } from "./gate/started.ts";
export { countWithheld, type Withheld, withheldFrom } from "./gate/withheld.ts";
export { createScope } from "./scope/scope.ts";
