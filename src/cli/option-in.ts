/** The option that `parseArgs` complains about; its sentences exist in English only. */
export function optionIn(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  return /'(-[^' ,]+)/.exec(message)?.[1] ?? message;
}
