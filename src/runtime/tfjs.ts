/** What learners import as "@tensorflow/tfjs": the package itself. The bundler leaves its WebGL (GPU) backend out. */
export * from '@tensorflow/tfjs';
