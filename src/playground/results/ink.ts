/** A drawing in progress: ink from 0 to 1 on a square of pixels. No canvas, so it can be tested. */
export interface Ink {
  readonly side: number;
  readonly pixels: Float32Array;
}

export interface Point {
  x: number;
  y: number;
}

export function createInk(side: number): Ink {
  return { side, pixels: new Float32Array(side * side) };
}

/** Draws a stroke with round ends. Writes into `ink`. */
export function drawStroke(ink: Ink, from: Point, to: Point, radius: number): void {
  const left = Math.max(0, Math.floor(Math.min(from.x, to.x) - radius - 1));
  const right = Math.min(ink.side - 1, Math.ceil(Math.max(from.x, to.x) + radius + 1));
  const top = Math.max(0, Math.floor(Math.min(from.y, to.y) - radius - 1));
  const bottom = Math.min(ink.side - 1, Math.ceil(Math.max(from.y, to.y) + radius + 1));
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      // One pixel of soft edge.
      const value = Math.min(1, Math.max(0, radius + 0.5 - distance({ x, y }, from, to)));
      const at = y * ink.side + x;
      ink.pixels[at] = Math.max(ink.pixels[at] ?? 0, value);
    }
  }
}

/** From a point to a segment. */
function distance(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : ((point.x - from.x) * dx + (point.y - from.y) * dy) / squared;
  const nearest = Math.min(1, Math.max(0, along));
  return Math.hypot(point.x - from.x - nearest * dx, point.y - from.y - nearest * dy);
}
