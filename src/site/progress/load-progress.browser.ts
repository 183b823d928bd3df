import { wordsIn } from '../explorer/words-attribute.ts';

/** The list is complete without it: what this browser remembers is added once the page is there. */
class ProgressElement extends HTMLElement {
  connectedCallback(): void {
    import('./list.browser.ts')
      .then(({ showProgress }) => showProgress(this))
      .catch((error: unknown) => {
        console.error(error);
        const status = this.querySelector('[data-status]');
        if (status) status.textContent = wordsIn(this.dataset['words'])('site.progress.failed');
      });
  }
}

customElements.define('sans-gpu-progress', ProgressElement);
