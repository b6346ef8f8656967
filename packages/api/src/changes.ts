/** Operations of changes. */
export const changesOperations = {};
