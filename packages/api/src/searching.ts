/** Operations of searching. */
export const searchingOperations = {};
