#version 300 es
// c = a × b, all n × n, row by row, four numbers to a point. This runs once for each point of c.
precision highp float;
precision highp sampler2D;

uniform sampler2D a;
uniform sampler2D b;
out vec4 c;

void main() {
  ivec2 place = ivec2(gl_FragCoord.xy);
  int points = textureSize(a, 0).x;
  vec4 sum = vec4(0.0);
  for (int point = 0; point < points; point++) {
    vec4 four = texelFetch(a, ivec2(point, place.y), 0);
    int row = 4 * point;
    sum += four.x * texelFetch(b, ivec2(place.x, row), 0);
    sum += four.y * texelFetch(b, ivec2(place.x, row + 1), 0);
    sum += four.z * texelFetch(b, ivec2(place.x, row + 2), 0);
    sum += four.w * texelFetch(b, ivec2(place.x, row + 3), 0);
  }
  c = sum;
}
