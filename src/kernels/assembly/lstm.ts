import { convolveImage, packFilter } from './convolution';
import { hyperbolicTangent, logistic } from './functions';
import { withoutDust } from './lanes';
import { matmul } from './matmul';
import { columnSums } from './rows';

/**
 * Long short-term memory over whole sequences. `inputs` [steps][batch][c + units] has each step's input beside the output
 * before it, so that one product with the two kernels, one above the other [c + units][4 units], gives all gates.
 * `units` is a multiple of 4. The gates are, in this order, i (what gets in), f (what is kept), g (what is new) and o (what shows):
 *     cell = f * cell before + i * g,  output = o * tanh(cell)
 */

/** Recurrent activations: 1 is the logistic function, 0 the straight line 0.2 x + 0.5 between 0 and 1. */
@inline
function gate(x: v128, smooth: i32): v128 {
  if (smooth) return logistic(x);
  const line = f32x4.add(f32x4.mul(x, f32x4.splat(0.2)), f32x4.splat(0.5));
  return f32x4.max(f32x4.min(line, f32x4.splat(1)), f32x4.splat(0));
}

/** Slope of `gate`, from its value. */
@inline
function gateSlope(y: v128, smooth: i32): v128 {
  const one = f32x4.splat(1);
  if (smooth) return f32x4.mul(y, f32x4.sub(one, y));
  return v128.and(f32x4.splat(0.2), v128.and(f32x4.gt(y, f32x4.splat(0)), f32x4.lt(y, one)));
}

/**
 * Fills `inputs`, `gates` [steps][batch][4 units], `cells` [steps + 1][batch][units] (the first is given), `tangents` of the later
 * cells, and `outputs` [batch][steps][units]. The first step's output before it must stand in `inputs` already.
 */
export function lstm(
  x: usize, weights: usize, bias: usize, inputs: usize, gates: usize, cells: usize, tangents: usize, outputs: usize,
  batch: i32, steps: i32, c: i32, units: i32, backwards: i32, smooth: i32, packed: usize, scratch: usize,
): void {
  const wide = c + units;
  const cBytes: usize = <usize>c << 2, unitBytes: usize = <usize>units << 2, wideBytes: usize = <usize>wide << 2;
  packFilter(weights, packed, 1, 1, wide, units << 2, 0);
  for (let t = 0; t < steps; t++) {
    const time = backwards ? steps - 1 - t : t;
    for (let n = 0; n < batch; n++) memory.copy(inputs + n * wideBytes, x + <usize>(n * steps + time) * cBytes, cBytes);
    convolveImage(inputs, packed, bias, gates, batch, wide, 1, 1, 1, batch, units << 2, 1, 1, scratch);
    inputs += <usize>batch * wideBytes;
    for (let n = 0; n < batch; n++) {
      const shown = outputs + <usize>(n * steps + t) * unitBytes, next = inputs + n * wideBytes + cBytes;
      for (let j: usize = 0; j < unitBytes; j += 16) {
        const kept = gates + unitBytes, fresh = kept + unitBytes, open = fresh + unitBytes;
        const i = gate(v128.load(gates + j), smooth), f = gate(v128.load(kept + j), smooth), o = gate(v128.load(open + j), smooth);
        const g = hyperbolicTangent(v128.load(fresh + j));
        const cell = f32x4.add(f32x4.mul(f, v128.load(cells)), f32x4.mul(i, g));
        const tangent = hyperbolicTangent(cell);
        const output = f32x4.mul(o, tangent);
        v128.store(gates + j, i);
        v128.store(kept + j, f);
        v128.store(fresh + j, g);
        v128.store(open + j, o);
        v128.store(cells + <usize>batch * unitBytes, cell);
        v128.store(tangents, tangent);
        v128.store(shown + j, output);
        if (t + 1 < steps) v128.store(next + j, output);
        cells += 16;
        tangents += 16;
      }
      gates += unitBytes << 2;
    }
  }
}

/**
 * The way back through `lstm`. `dOutputs` [batch][steps][units] or 0, `dOutput` and `dCell` [batch][units] are what comes back from all
 * outputs, the last output and the last cell; the last two are overwritten by what goes to the first. dGates is work memory as
 * large as the gates; dWeights [c + units][4 units], dBias and dx are results.
 */
export function lstmGradient(
  dOutputs: usize, dOutput: usize, dCell: usize, weights: usize, inputs: usize, gates: usize, cells: usize, tangents: usize,
  dGates: usize, dx: usize, dWeights: usize, dBias: usize,
  batch: i32, steps: i32, c: i32, units: i32, backwards: i32, smooth: i32, packed: usize, dInputs: usize, scratch: usize,
): void {
  const wide = c + units;
  const cBytes: usize = <usize>c << 2, unitBytes: usize = <usize>units << 2, wideBytes: usize = <usize>wide << 2;
  const one = f32x4.splat(1);
  packFilter(weights, packed, 1, 1, wide, units << 2, 1);
  for (let t = steps - 1; t >= 0; t--) {
    const time = backwards ? steps - 1 - t : t;
    const place = <usize>(t * batch) * unitBytes;
    let from = gates + (place << 2), to = dGates + (place << 2);
    let cell = cells + place, tangent = tangents + place, dh = dOutput, dc = dCell;
    for (let n = 0; n < batch; n++) {
      const shown = dOutputs + <usize>(n * steps + t) * unitBytes;
      for (let j: usize = 0; j < unitBytes; j += 16) {
        const i = v128.load(from + j), f = v128.load(from + unitBytes + j), g = v128.load(from + unitBytes * 2 + j), o = v128.load(from + unitBytes * 3 + j);
        const bent = v128.load(tangent);
        let back = v128.load(dh);
        if (dOutputs) back = f32x4.add(back, v128.load(shown + j));
        const inner = f32x4.add(v128.load(dc), f32x4.mul(f32x4.mul(back, o), f32x4.sub(one, f32x4.mul(bent, bent))));
        v128.store(to + j, withoutDust(f32x4.mul(f32x4.mul(inner, g), gateSlope(i, smooth))));
        v128.store(to + unitBytes + j, withoutDust(f32x4.mul(f32x4.mul(inner, v128.load(cell)), gateSlope(f, smooth))));
        v128.store(to + unitBytes * 2 + j, withoutDust(f32x4.mul(f32x4.mul(inner, i), f32x4.sub(one, f32x4.mul(g, g)))));
        v128.store(to + unitBytes * 3 + j, withoutDust(f32x4.mul(f32x4.mul(back, bent), gateSlope(o, smooth))));
        v128.store(dc, withoutDust(f32x4.mul(inner, f)));
        cell += 16;
        tangent += 16;
        dh += 16;
        dc += 16;
      }
      from += unitBytes << 2;
      to += unitBytes << 2;
    }
    convolveImage(dGates + (place << 2), packed, 0, dInputs, batch, units << 2, 1, 1, 1, batch, wide, 1, 1, scratch);
    for (let n = 0; n < batch; n++) {
      memory.copy(dx + <usize>(n * steps + time) * cBytes, dInputs + n * wideBytes, cBytes);
      memory.copy(dOutput + n * unitBytes, dInputs + n * wideBytes + cBytes, unitBytes);
    }
  }
  matmul(inputs, 4, wideBytes, dGates, unitBytes << 2, 4, dWeights, wide, units << 2, steps * batch, 0, scratch);
  columnSums(dGates, dBias, steps * batch, units << 2);
}
