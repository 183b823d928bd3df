/** What the table says while it is alive, in the language of its page. Slots stand in braces. */
const keys = {
  measure: 'site.limits.measure',
  again: 'site.limits.again',
  loading: 'site.limits.loading',
  started: 'site.limits.started',
  step: 'site.limits.step',
  done: 'site.limits.done',
  stopped: 'site.limits.stopped',
  failed: 'site.limits.failed',
  about: 'site.limits.about',
  gemmGflops: 'site.limits.rate.gemm',
  serialGflops: 'site.limits.rate.serial',
  convGflops: 'site.limits.rate.conv',
  bandwidthGbps: 'site.limits.rate.bandwidth',
  opMicroseconds: 'site.limits.rate.op',
  batchMicroseconds: 'site.limits.rate.batch',
} as const;

export type LimitsWord = keyof typeof keys;
export type LimitsWords = Record<LimitsWord, string>;

export function limitsWords(t: (key: (typeof keys)[LimitsWord]) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(keys).map(([word, key]) => [word, t(key)]));
}
