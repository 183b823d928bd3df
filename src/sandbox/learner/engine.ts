import type { LinkedModule } from '../protocol.ts';

/** The runtime's side door, as the engine's own modules export it. */
export type Engine = typeof import('../../runtime/host.ts');

/** Name of the engine module that holds it. */
export const engineEntry = 'sans-gpu/host';

/** Blob addresses of modules by name, and back: a stack trace names addresses, a learner wants file names. */
export class ModuleAddresses {
  private readonly addresses = new Map<string, string>();
  private readonly names = new Map<string, string>();

  /** Gives each module an address. Modules come in dependency order, so what one imports already has its own. */
  add(modules: readonly LinkedModule[]): void {
    for (const module of modules) {
      let code = '';
      let at = 0;
      for (const site of module.imports) {
        code += module.code.slice(at, site.start) + this.of(site.module);
        at = site.end;
      }
      code += module.code.slice(at);
      const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
      this.addresses.set(module.name, address);
      this.names.set(address, module.name);
    }
  }

  of(name: string): string {
    const address = this.addresses.get(name);
    if (address === undefined) throw new Error(`The module "${name}" was not linked.`);
    return address;
  }

  nameOf(address: string): string | undefined {
    return this.names.get(address);
  }

  async import(name: string): Promise<object> {
    const namespace: unknown = await import(/* @vite-ignore */ this.of(name));
    if (typeof namespace !== 'object' || namespace === null) throw new Error(`The module "${name}" is not a module.`);
    return namespace;
  }
}

/** The engine is built from our own source, so its shape is known once its newest function is there. */
export function isEngine(namespace: object): namespace is Engine {
  return 'startBackend' in namespace && 'explain' in namespace;
}
