/** Operations of authenticators. */
export const authenticatorsOperations = {};
