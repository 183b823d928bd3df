import { secondsOf, type GpuProduct } from './gpu-product.ts';
import shader from './product.glsl?raw';

/** A triangle that covers the whole picture, so that the other shader runs once for each of its points. */
const covering = `#version 300 es
void main() {
  gl_Position = vec4(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0, 0.0, 1.0);
}`;

/** The reader's GPU through WebGL 2, or undefined where the browser offers none that reckons in 32 bits. */
export function openWebGl(): GpuProduct | undefined {
  const gl = document.createElement('canvas').getContext('webgl2', { powerPreference: 'high-performance' });
  if (gl?.getExtension('EXT_color_buffer_float') == null) return undefined;
  const program = linked(gl);
  gl.useProgram(program);
  gl.uniform1i(gl.getUniformLocation(program, 'b'), 1);

  const prepare = (a: Float32Array, b: Float32Array, n: number): { submit(): void; read(width: number, height: number): Float32Array; free(): void } => {
    // Four numbers of a row are the four colours of a point.
    const picture = (unit: number, content: Float32Array | null): WebGLTexture => {
      const texture = gl.createTexture();
      gl.activeTexture(gl.TEXTURE0 + unit);
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA32F, n / 4, n, 0, gl.RGBA, gl.FLOAT, content);
      return texture;
    };
    const textures = [picture(2, null), picture(0, a), picture(1, b)];
    const frame = gl.createFramebuffer();
    gl.bindFramebuffer(gl.FRAMEBUFFER, frame);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, textures[0] ?? null, 0);
    gl.viewport(0, 0, n / 4, n);
    return {
      submit: () => gl.drawArrays(gl.TRIANGLES, 0, 3),
      read(width, height) {
        const numbers = new Float32Array(4 * width * height);
        gl.readPixels(0, 0, width, height, gl.RGBA, gl.FLOAT, numbers);
        return numbers;
      },
      free() {
        gl.deleteFramebuffer(frame);
        for (const texture of textures) gl.deleteTexture(texture);
      },
    };
  };

  const name = rendererOf(gl);
  return {
    name,
    through: 'WebGL',
    imitated: /swiftshader|llvmpipe|software|basic render/i.test(name),
    multiply(a, b, n) {
      const { submit, read, free } = prepare(a, b, n);
      submit();
      const product = read(n / 4, n);
      free();
      return Promise.resolve(product);
    },
    async time(a, b, n, milliseconds) {
      const { submit, read, free } = prepare(a, b, n);
      // To have one point, the GPU must have finished; `finish()` does not wait in every browser.
      const seconds = await secondsOf(submit, () => Promise.resolve(read(1, 1)), milliseconds);
      free();
      return seconds;
    },
    close: () => gl.getExtension('WEBGL_lose_context')?.loseContext(),
  };
}

function linked(gl: WebGL2RenderingContext): WebGLProgram {
  const program = gl.createProgram();
  for (const [type, source] of [[gl.VERTEX_SHADER, covering], [gl.FRAGMENT_SHADER, shader]] as const) {
    const compiled = gl.createShader(type);
    if (compiled === null) throw new Error('WebGL was lost before the race began.');
    gl.shaderSource(compiled, source);
    gl.compileShader(compiled);
    gl.attachShader(program, compiled);
  }
  gl.linkProgram(program);
  if (gl.getProgramParameter(program, gl.LINK_STATUS) !== true) throw new Error(`The shader was refused: ${gl.getProgramInfoLog(program) ?? 'no word why'}`);
  return program;
}

/** What the browser says draws: "ANGLE (NVIDIA, …)", or little. */
function rendererOf(gl: WebGL2RenderingContext): string {
  const details = gl.getExtension('WEBGL_debug_renderer_info');
  const renderer: unknown = gl.getParameter(details?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER);
  return typeof renderer === 'string' ? renderer : '';
}
