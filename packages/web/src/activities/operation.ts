import type { AnswerOf, activityOperations } from "@entente/api";

/** One own operation as its page shows it. */
export type Operation = AnswerOf<typeof activityOperations.getOperation>;
