/** Where times measured in this tab are kept; the table reads them again, other pages too. */
const keptRatesKey = 'sans-gpu/calibration';

function hasKeptRates(): boolean {
  try {
    return sessionStorage.getItem(keptRatesKey) !== null;
  } catch {
    return false;
  }
}

/** The table of limits. Nothing loads until the reader asks for a measurement, or comes back after one. */
class LimitsElement extends HTMLElement {
  #aborting: AbortController | undefined;

  connectedCallback(): void {
    this.querySelector('[data-measure]')?.addEventListener('click', () => void this.#measure());
    this.querySelector('[data-stop]')?.addEventListener('click', () => this.#aborting?.abort());
    if (hasKeptRates()) void import('../limits/live-table.browser.ts').then(({ showKept }) => showKept(this));
  }

  disconnectedCallback(): void {
    this.#aborting?.abort();
  }

  async #measure(): Promise<void> {
    if (this.#aborting !== undefined) return;
    this.#aborting = new AbortController();
    try {
      const { measure } = await import('../limits/live-table.browser.ts');
      await measure(this, this.#aborting.signal);
    } finally {
      this.#aborting = undefined;
    }
  }
}

customElements.define('sans-gpu-limits', LimitsElement);
