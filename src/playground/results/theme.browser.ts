/** A canvas knows no custom properties: an element in the same place resolves them. */
export function resolveColour(place: HTMLElement, property: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${property})`;
  place.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** Calls back when the reader or the system changes the theme; returns how to stop. */
export function onThemeChange(react: () => void): () => void {
  const marked = new MutationObserver(react);
  marked.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  const preferred = matchMedia('(prefers-color-scheme: dark)');
  preferred.addEventListener('change', react);
  return () => {
    marked.disconnect();
    preferred.removeEventListener('change', react);
  };
}
