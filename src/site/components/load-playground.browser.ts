import { languageOf } from '../language.ts';

type Ask = 'run' | 'check' | 'edit' | 'none';

/** Nobody pays for an editor by only opening a page: what is near the screen loads after a first sign of the reader. */
const readerIsHere = new Promise<void>((resolve) => {
  for (const sign of ['scroll', 'pointerdown', 'keydown']) {
    addEventListener(sign, () => resolve(), { once: true, passive: true });
  }
});

function askOf(target: EventTarget | null): Ask | undefined {
  if (!(target instanceof Element)) return undefined;
  const ask = target.closest('[data-ask]')?.getAttribute('data-ask');
  if (ask === 'run' || ask === 'check') return ask;
  return target.closest('.shell-files') ? 'edit' : undefined;
}

/**
 * Expressive Code puts its style sheet before the first code of a page, which is ours to replace. The code
 * further down needs it still, and must not be without it for a moment.
 */
async function keepStyleSheets(shell: Element): Promise<void> {
  const copied = [...shell.querySelectorAll('link[rel="stylesheet"]')].map((link) => {
    const copy = link.cloneNode();
    const settled = new Promise<void>((resolve) => {
      copy.addEventListener('load', () => resolve());
      copy.addEventListener('error', () => resolve());
    });
    document.head.append(copy);
    return settled;
  });
  await Promise.all(copied);
}

/** A touch becomes a click up to 300 ms after it ends, where a second tap would zoom. */
const clickMilliseconds = 400;

/**
 * A button that goes away between its press and its click is never clicked. Resolves, from `settled`, when no press
 * is under way.
 */
class Press {
  #under = false;
  #ended: () => void = () => undefined;
  #timer: number | undefined;

  constructor(element: HTMLElement, signal: AbortSignal) {
    const begin = ({ target }: Event): void => {
      if (askOf(target) === undefined) return;
      clearTimeout(this.#timer);
      this.#under = true;
    };
    const endIn = (milliseconds: number): void => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => {
        this.#under = false;
        this.#ended();
      }, milliseconds);
    };
    for (const event of ['pointerdown', 'keydown']) element.addEventListener(event, begin, { signal });
    // What the click asks for is taken down by others first.
    element.addEventListener('click', () => endIn(0), { signal });
    // Not every press ends in a click, and it may end anywhere.
    for (const event of ['pointerup', 'pointercancel', 'keyup']) addEventListener(event, () => endIn(clickMilliseconds), { signal });
  }

  async settled(): Promise<void> {
    if (this.#under) await new Promise<void>((resolve) => { this.#ended = resolve; });
  }
}

/** The static code and its buttons, replaced in place by the playground once the reader wants it. */
class PlaygroundElement extends HTMLElement {
  /** What to do on arrival; the latest wish of the reader counts. */
  #ask: Ask | undefined;
  #stop = new AbortController();
  #press = new Press(this, this.#stop.signal);

  connectedCallback(): void {
    const { signal } = this.#stop;
    for (const event of ['click', 'focusin']) {
      this.addEventListener(event, ({ type, target }) => {
        const ask = askOf(target);
        // Reaching a button with the Tab key is not yet pressing it.
        if (ask === 'edit' || (ask && type === 'click')) this.#load(ask);
      }, { signal });
    }
    const near = new IntersectionObserver(([entry]) => {
      // A button that has the focus is about to be pressed: replacing it now would take it away.
      if (entry?.isIntersecting && !this.contains(document.activeElement)) this.#load('none');
    }, { rootMargin: '400px' });
    signal.addEventListener('abort', () => near.disconnect());
    void readerIsHere.then(() => signal.aborted || near.observe(this));
  }

  #load(ask: Ask): void {
    const loading = this.#ask !== undefined;
    if (!loading || ask !== 'none') this.#ask = ask;
    if (ask !== 'none') this.dataset.state = 'loading';
    if (!loading) void this.#mount();
  }

  async #mount(): Promise<void> {
    const { kind, name = '', lang = '', base = '/', files = '{}', edition = '', marking, failed = '' } = this.dataset;
    try {
      const [place] = await Promise.all([
        import('../../playground/mount.browser.tsx').then(({ preparePlayground }) =>
          preparePlayground({ kind: kind === 'exercise' ? 'exercise' : 'example', name, language: languageOf(lang), base, edition, marking: marking === 'course' ? 'course' : 'here', files: JSON.parse(files) as Record<string, string> }),
        ),
        keepStyleSheets(this),
      ]);
      await this.#press.settled();
      this.#stop.abort();
      delete this.dataset.state;
      place(this, this.#ask ?? 'none');
    } catch (error) {
      console.error(error);
      this.#ask = undefined;
      this.dataset.state = 'failed';
      const sentence = this.querySelector('.shell-waiting p');
      if (sentence) sentence.textContent = failed;
    }
  }
}

customElements.define('sans-gpu-playground', PlaygroundElement);
