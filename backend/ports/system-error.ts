/** The code of a system error, such as `ENOSPC`; null for any other value. The code alone names no path. */
export const systemErrorCode = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
