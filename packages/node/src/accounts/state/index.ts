export { Drafts, type SavedDraft } from "./drafts.ts";
export { type Job, Jobs } from "./jobs.ts";
export { openPrivateState, type PrivateState } from "./private-state.ts";
export { newSecret } from "./secret.ts";
export { SESSION_IDLE_MS, SESSION_MS, type SignedIn, type Via } from "./sessions.ts";
export { TOKEN_PREFIX, type Token } from "./tokens.ts";
