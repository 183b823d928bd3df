import { wordsIn } from '../explorer/words-attribute.ts';

/** Nothing is loaded and nothing computed before the button. */
class RaceElement extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    button?.addEventListener('click', () => void this.#run(button));
  }

  async #run(button: HTMLButtonElement): Promise<void> {
    if (button.ariaDisabled === 'true') return;
    // Not `disabled`: the focus of someone who uses the keyboard would be lost.
    button.ariaDisabled = 'true';
    try {
      const { race } = await import('./race.browser.ts');
      await race(this);
    } catch (error) {
      console.error(error);
      const status = this.querySelector('[role=status]');
      if (status) status.textContent = wordsIn(this.dataset['words'])('site.race.failed');
    } finally {
      button.ariaDisabled = 'false';
    }
  }
}

customElements.define('sans-gpu-race', RaceElement);
