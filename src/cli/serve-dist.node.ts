import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { precompress } from './precompress.node.ts';

export interface Served {
  /** "http://localhost:4321", with the port that was given. */
  url: string;
  close(): Promise<void>;
}

/** The port belongs to another program, or to the administrator. */
export class PortUnavailable extends Error {
  override name = 'PortUnavailable';
  readonly port: number;
  readonly reason: 'taken' | 'forbidden';
  constructor(port: number, reason: 'taken' | 'forbidden', options?: ErrorOptions) {
    super(`port ${port} is ${reason}`, options);
    this.port = port;
    this.reason = reason;
  }
}

/** What makes a page "cross-origin isolated", without which there is no shared memory and so no WASM thread. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
};

/** Files whose names change with their content. */
const hashed = /^\/(_astro\/|sandbox\/.+-[0-9a-f]{10}\.)/;

/** Both ways to say "this machine": browsers try either for "localhost". */
const loopback = ['127.0.0.1', '::1'];

/** Serves a built site. `port` 0 takes a free one; without `host`, only this machine can see it. */
export async function serveFolder(folder: string, options: { port: number; host?: string }): Promise<Served> {
  await precompress(folder);
  return listenOnAll(createHandler(folder), options);
}

async function listenOnAll(handle: Handler, options: { port: number; host?: string }): Promise<Served> {
  const servers: Server[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(servers.map(closeServer));
  };
  let { port } = options;
  try {
    for (const host of options.host === undefined ? loopback : [options.host]) {
      const server = await listen(handle, port, host, servers.length > 0);
      if (server === undefined) continue;
      servers.push(server);
      const address = server.address();
      if (typeof address === 'object' && address !== null) port = address.port;
    }
  } catch (cause) {
    await close();
    throw cause;
  }
  return { url: `http://${options.host ?? 'localhost'}:${port}`, close };
}

/** Rejects with PortUnavailable what `serveFolder` would reject later. */
export async function checkPort(options: { port: number; host?: string }): Promise<void> {
  const held = await listenOnAll(() => {}, options);
  await held.close();
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

function createHandler(folder: string): Handler {
  const files = sirv(folder, {
    // Looks at the disk for each request: a list made at the start would send a file that a rebuild has taken away,
    // and the failed read would end the server in the middle of a lesson.
    dev: true,
    etag: true,
    gzip: true,
    setHeaders: (response, path) => {
      // Shards are data that happen to be packed: what unpacks them has checked them first.
      if (path.endsWith('.gzip')) response.setHeader('Content-Type', 'application/octet-stream');
      response.setHeader('Cache-Control', hashed.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  return (request, response) => {
    for (const [name, value] of Object.entries(isolation)) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    files(request, response, () => void sendNotFound(folder, request.url ?? '/', response));
  };
}

async function sendNotFound(folder: string, path: string, response: ServerResponse): Promise<void> {
  const pages = path.startsWith('/fr/') ? ['fr/404.html', 'fr/404/index.html', '404.html'] : ['404.html'];
  for (const page of pages) {
    const html = await readFile(join(folder, page)).catch(() => undefined);
    if (html === undefined) continue;
    response.writeHead(404, { 'Content-Type': 'text/html;charset=utf-8', 'Content-Length': html.length, 'Cache-Control': 'no-cache' });
    response.end(html);
    return;
  }
  response.writeHead(404, { 'Content-Type': 'text/plain;charset=utf-8' }).end('404');
}

/** Undefined where the machine has no such address and need not have it. */
function listen(handle: Handler, port: number, host: string, mayBeAbsent: boolean): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer(handle);
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') reject(new PortUnavailable(port, 'taken', { cause: error }));
      else if (error.code === 'EACCES') reject(new PortUnavailable(port, 'forbidden', { cause: error }));
      else if (mayBeAbsent) resolve(undefined);
      else reject(error);
    });
    server.listen({ port, host, ipv6Only: host === '::1' }, () => resolve(server));
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
