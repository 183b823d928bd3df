import type { Page } from 'playwright-core';

export interface Download {
  /** "/sandbox/engine-9013ee2fc4.json" */
  path: string;
  type: string;
  /** Of the body, as it came over the wire: nothing where the browser had it already. */
  bytes: number;
}

export interface DownloadRecord {
  /** What came since the last call. */
  take(): Download[];
}

/** Listens to what a page and its frames of the same process fetch. To be called before the page is opened. */
export async function recordDownloads(page: Page): Promise<DownloadRecord> {
  const protocol = await page.context().newCDPSession(page);
  const downloads = new Map<string, Download>();
  protocol.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
    if (request.url.startsWith('http')) downloads.set(requestId, { path: new URL(request.url).pathname, type: type ?? 'Other', bytes: 0 });
  });
  protocol.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    const download = downloads.get(requestId);
    if (download) download.bytes += encodedDataLength;
  });
  await protocol.send('Network.enable');
  return {
    take: () => {
      const taken = [...downloads.values()];
      downloads.clear();
      return taken;
    },
  };
}
