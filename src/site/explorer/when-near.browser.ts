/** Loads once, when the element is near the screen or has the focus. */
export function whenNear(element: HTMLElement, load: () => Promise<void>): void {
  const done = new AbortController();
  const { signal } = done;
  const once = (): void => {
    if (signal.aborted) return;
    done.abort();
    // What was there stays and can be read; a reload tries again.
    load().catch((error: unknown) => console.error(error));
  };
  element.addEventListener('focusin', once, { signal });
  element.addEventListener('pointerdown', once, { signal });
  const near = new IntersectionObserver(([entry]) => entry?.isIntersecting && once(), { rootMargin: '200px' });
  near.observe(element);
  signal.addEventListener('abort', () => near.disconnect());
}
