/** Operations of administration. */
export const administrationOperations = {};
