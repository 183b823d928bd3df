import { parentPort, workerData } from 'node:worker_threads';
import { prepareThread, type ThreadStart } from './thread.ts';

/** Our own start-thread.node.ts is the only one to start this file. */
const isStart = (value: unknown): value is ThreadStart => typeof value === 'object' && value !== null && 'board' in value;

if (!isStart(workerData)) throw new Error('thread.node.ts is started by start-thread.node.ts.');
const work = prepareThread(workerData);
parentPort?.postMessage('ready');
work();
