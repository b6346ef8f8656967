/** Measures: suspending an area is proposed, dropped, applied, lifted. */
export const measureOperations = {};
