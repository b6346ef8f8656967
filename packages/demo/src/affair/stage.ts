import type { PartyName } from "../parties.ts";
import type { Ports } from "../setup.ts";
import type { Cast, Ids, Say } from "../story.ts";

/** What a step of the affair is played on. A step acts by the HTTP API, and waits for what arrives by reading. */
export type AffairStage = {
  readonly cast: Cast;
  readonly ids: Ids;
  /** Where the public portals and the places for disclosures are. */
  readonly ports: Readonly<Record<PartyName, Ports>>;
  /** Where Talvia's overseer keeps the keys it makes, in a demonstration that somebody goes on with. */
  readonly overseerKeys?: string;
  /** Says one line of what has happened. */
  readonly say: Say;
};
