/** The mark of a lane that has the `syncTimestamp` of the last pull. */
export const syncMark = 'accounts.syncTimestamp';
