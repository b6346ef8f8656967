/** Requests with a clock: to explain, to cease, for support. */
export const requestOperations = {};
