import type { Language } from '../contract/text.ts';

/** Numbers as a reader of one language writes them. */
export interface Formats {
  /** Whole numbers in full, others with four significant digits. */
  number(value: number): string;
  /** A share from 0 to 1. */
  percent(share: number): string;
  seconds(seconds: number): string;
  /** For a countdown: tenths would only flicker. */
  wholeSeconds(seconds: number): string;
  /** A size in bytes, as a number of megabytes without its unit. */
  megabytes(bytes: number): string;
  /** A day and a time of day, from milliseconds since 1970. */
  moment(at: number): string;
}

export function createFormats(language: Language): Formats {
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const precise = new Intl.NumberFormat(language, { maximumSignificantDigits: 4 });
  const tenths = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const short = new Intl.NumberFormat(language, { maximumSignificantDigits: 2 });
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const finePercent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  const minutes = new Intl.NumberFormat(language, { style: 'unit', unit: 'minute' });
  const moments = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const space = language === 'fr' ? '\u202f' : '\u00a0';

  function wholeSeconds(value: number): string {
    const rounded = Math.round(value);
    if (rounded < 90) return `${whole.format(rounded)}${space}s`;
    return `${minutes.format(Math.floor(rounded / 60))} ${whole.format(rounded % 60)}${space}s`;
  }

  return {
    number: (value) => (Number.isInteger(value) || Math.abs(value) >= 10_000 ? whole : precise).format(value),
    // 99.6 % must not be shown as certainty, nor 0.4 % as nothing.
    percent: (share) => ((share > 0 && share < 0.01) || (share > 0.99 && share < 1) ? finePercent : percent).format(share),
    seconds: (value) => (value < 9.95 ? `${(value < 1 ? short : tenths).format(value)}${space}s` : wholeSeconds(value)),
    wholeSeconds,
    megabytes: (bytes) => tenths.format(bytes / 1_000_000),
    moment: (at) => moments.format(at),
  };
}
