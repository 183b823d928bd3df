import type { Fallback, KernelCall, Numbers } from './kernel-call.ts';
import { float32 } from './kernel-call.ts';

// The wasm backend knows no complex numbers: tf.real, tf.imag and tf.abs read them back, dataSync() cannot.

function complex(shape: readonly number[], values: Float32Array): Numbers {
  return { shape: [...shape], dtype: 'complex64', values };
}

const join: Fallback = (call) => {
  const [real, imaginary] = [call.input('real'), call.input('imag')];
  const pairs = Float32Array.from({ length: 2 * real.values.length }, (_, i) => (i % 2 === 0 ? real : imaginary).values[i >> 1] ?? 0);
  return complex(real.shape, pairs);
};

function half(call: KernelCall, offset: 0 | 1): Numbers {
  const { shape, values } = call.input('input');
  return float32(shape, Float32Array.from({ length: values.length / 2 }, (_, i) => values[2 * i + offset] ?? 0));
}

const length: Fallback = (call) => {
  const { shape, values } = call.input('x');
  return float32(shape, Float32Array.from({ length: values.length / 2 }, (_, i) => Math.hypot(values[2 * i] ?? 0, values[2 * i + 1] ?? 0)));
};

/** Fourier's sum itself, along the last axis, for each frequency. The inverse turns the other way and divides by the length. */
function transform(call: KernelCall, direction: -1 | 1): Numbers {
  const { shape, values } = call.input('input');
  const n = shape.at(-1) ?? 0;
  const scale = direction === 1 ? 1 / n : 1;
  const angles = Float64Array.from({ length: n }, (_, i) => (direction * 2 * Math.PI * i) / n);
  const [cosines, sines] = [angles.map(Math.cos), angles.map(Math.sin)];
  const transformed = new Float32Array(values.length);
  for (let start = 0; start < values.length; start += 2 * n) {
    for (let frequency = 0; frequency < n; frequency++) {
      let [real, imaginary] = [0, 0];
      for (let i = 0; i < n; i++) {
        const [re, im] = [values[start + 2 * i] ?? 0, values[start + 2 * i + 1] ?? 0];
        const [cosine, sine] = [cosines[(i * frequency) % n] ?? 0, sines[(i * frequency) % n] ?? 0];
        real += re * cosine - im * sine;
        imaginary += re * sine + im * cosine;
      }
      transformed[start + 2 * frequency] = real * scale;
      transformed[start + 2 * frequency + 1] = imaginary * scale;
    }
  }
  return complex(shape, transformed);
}

export const complexNumbers: Readonly<Record<string, Fallback>> = {
  Complex: join,
  Real: (call) => half(call, 0),
  Imag: (call) => half(call, 1),
  ComplexAbs: length,
  FFT: (call) => transform(call, -1),
  IFFT: (call) => transform(call, 1),
};
