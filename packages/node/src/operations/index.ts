export { createActivities } from "./gate/activities.ts";
export { createScope } from "./scope/scope.ts";
