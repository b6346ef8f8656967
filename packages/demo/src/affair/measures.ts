import type { AffairStage } from "./stage.ts";

export type { AffairStage };
