/**
 * Serves the site while it is being written: a page reloads when its source is saved.
 *
 *   npm run dev
 *
 * The sandbox and the graders are built once, at the start.
 */
import { dev } from 'astro';
import sirv from 'sirv';
import { prepareParts, staticParts } from './build.ts';
import { createProgressLine } from './progress-line.ts';

const line = createProgressLine(process.stdout);
await prepareParts(line.show);
line.end();
await dev({
  vite: {
    plugins: [
      {
        name: 'static-parts',
        configureServer(server) {
          const isolation = server.config.server.headers ?? {};
          server.middlewares.use((_request, response, next) => {
            for (const [name, value] of Object.entries(isolation)) if (value !== undefined) response.setHeader(name, value);
            next();
          });
          server.middlewares.use('/data', sirv(staticParts.data, { dev: true }));
          server.middlewares.use(sirv(staticParts.build, { dev: true }));
        },
      },
    ],
  },
});
