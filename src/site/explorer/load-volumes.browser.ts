import { whenNear } from './when-near.browser.ts';

class VolumesElement extends HTMLElement {
  connectedCallback(): void {
    whenNear(this, () => import('./volumes.browser.ts').then(({ enlivenVolumes }) => enlivenVolumes(this)));
  }
}

customElements.define('sans-gpu-volumes', VolumesElement);
