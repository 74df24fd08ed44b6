/** Set in local storage while records of running plans may exist: the store itself is a later chunk. */
export const RECORDS_KEY = 'gatehouse.runs';
