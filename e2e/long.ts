/** Whether to run whole matrices (`npm run test:long`) or a sample of each (`npm test`). */
export const LONG = process.env.LONG === '1';
