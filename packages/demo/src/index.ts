export { nameOf, otherOf, PARTIES, type PartyName, PEOPLE, type Person } from "./parties.ts";
export { type Actor, signIn, withToken } from "./person.ts";
export { type NodeProcess, startNode } from "./processes.ts";
export { type Links, PORTS, type Ports, portsFrom, setUp } from "./setup.ts";
export * from "./story.ts";
export { BUNDLE, CONVOY, NOTE, REPLY, SOURCE } from "./texts.ts";
export { until } from "./until.ts";
