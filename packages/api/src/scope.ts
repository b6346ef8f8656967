/** What was collected, counted; rollups exchanged and compared. */
export const scopeOperations = {};
