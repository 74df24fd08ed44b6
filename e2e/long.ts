/** Whether everything is tried (`npm run test:long`), or of each matrix the part that stands for it (`npm test`). */
export const LONG = process.env.LONG === '1';
