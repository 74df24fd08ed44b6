/** Whether everything is tried (`npm run test:long`), or of each matrix a representative part (`npm test`). */
export const LONG = process.env.LONG === '1';
