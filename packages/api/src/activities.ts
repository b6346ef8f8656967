/** Operations within the framework: the gate, and the register of what was begun. */
export const activityOperations = {};
