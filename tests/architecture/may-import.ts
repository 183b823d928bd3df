/** Which folder of src may import which: its own files always, and the ones named here. */
export const mayImport: Readonly<Record<string, readonly string[]>> = {
  contract: [],
  kernels: ['contract'],
  estimate: ['contract'],
  measured: ['contract'],
  datasets: ['contract'],
  cost: ['estimate'],
  progress: ['contract'],
  runtime: ['contract', 'kernels'],
  sandbox: ['contract', 'runtime', 'kernels'],
  grading: ['contract', 'sandbox'],
  playground: ['contract', 'sandbox', 'grading', 'progress'],
  server: ['contract', 'grading'],
  cli: ['contract', 'grading', 'server', 'datasets'],
  site: ['contract', 'estimate', 'measured', 'runtime', 'sandbox', 'playground', 'cost', 'kernels', 'progress'],
};
