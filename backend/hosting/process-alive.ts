// The specifier `#backend/…` leads to `.ts` files only.
export { isAlive } from './process-alive.mjs';
