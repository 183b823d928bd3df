/** Bytes of buffers and WASM memory that learner code may hold. */
export const memoryLimitBytes = 1024 * 1024 * 1024;

/** Largest value that crosses in one call, in bytes of numbers or characters. */
export const crossingLimitBytes = 64 * 1024 * 1024;

/** Nesting of lists and records that crosses. */
export const crossingDepth = 16;

/** Characters of one console line. */
export const consoleLineLimit = 2000;
