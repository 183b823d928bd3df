// c = a × b, all n × n, row by row. A group of 16 × 16 threads makes a square of 64 × 64 numbers; each thread 4 × 4 of them.
// The group first brings a strip of a and of b into its own fast memory, because each number of it is needed 64 times.

@group(0) @binding(0) var<uniform> size: vec4u;
@group(0) @binding(1) var<storage, read> a: array<f32>;
@group(0) @binding(2) var<storage, read> b: array<f32>;
@group(0) @binding(3) var<storage, read_write> c: array<f32>;

const edge = 64u;
const depth = 16u;

var<workgroup> stripOfA: array<f32, 1024>;
var<workgroup> stripOfB: array<vec4f, 256>;

fn elementOfA(row: u32, column: u32, n: u32) -> f32 {
  if (row < n && column < n) { return a[row * n + column]; }
  return 0.0;
}

fn elementOfB(row: u32, column: u32, n: u32) -> f32 {
  if (row < n && column < n) { return b[row * n + column]; }
  return 0.0;
}

@compute @workgroup_size(16, 16)
fn product(
  @builtin(workgroup_id) group: vec3u,
  @builtin(local_invocation_id) local: vec3u,
  @builtin(local_invocation_index) index: u32,
) {
  let n = size.x;
  let firstRow = group.y * edge;
  let firstColumn = group.x * edge;
  var sums: array<vec4f, 4>;

  for (var k = 0u; k < n; k += depth) {
    for (var turn = 0u; turn < 4u; turn++) {
      let at = index + turn * 256u;
      stripOfA[at] = elementOfA(firstRow + at / depth, k + at % depth, n);
    }
    let row = k + index / 16u;
    let column = firstColumn + 4u * (index % 16u);
    stripOfB[index] = vec4f(
      elementOfB(row, column, n), elementOfB(row, column + 1u, n), elementOfB(row, column + 2u, n), elementOfB(row, column + 3u, n),
    );
    workgroupBarrier();

    for (var step = 0u; step < depth; step++) {
      let four = stripOfB[step * 16u + local.x];
      for (var line = 0u; line < 4u; line++) {
        sums[line] += stripOfA[(local.y * 4u + line) * depth + step] * four;
      }
    }
    workgroupBarrier();
  }

  for (var line = 0u; line < 4u; line++) {
    let row = firstRow + local.y * 4u + line;
    for (var place = 0u; place < 4u; place++) {
      let column = firstColumn + local.x * 4u + place;
      if (row < n && column < n) { c[row * n + column] = sums[line][place]; }
    }
  }
}
