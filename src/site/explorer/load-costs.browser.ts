import { whenNear } from './when-near.browser.ts';

/** The table is there from the start; what makes it follow the choice comes when the reader comes near. */
class CostsElement extends HTMLElement {
  connectedCallback(): void {
    whenNear(this, () => import('./costs.browser.ts').then(({ enliven }) => enliven(this)));
  }
}

customElements.define('sans-gpu-costs', CostsElement);
