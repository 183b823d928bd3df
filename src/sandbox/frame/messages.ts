/**
 * Between the page that owns a frame and the script inside it. The frame's origin is opaque: it can be told
 * apart only by its window, so the first message carries two ports and everything after goes through them.
 */
export interface StartFrame {
  type: 'start';
  /** Source of the learner's worker. */
  worker: string;
  /** Page and frame. */
  control: MessagePort;
  /** Page and worker: the frame passes it on and never reads it. */
  learner: MessagePort;
}

export type ToFrame = { type: 'ping'; count: number };
export type FromFrame = { type: 'pong'; count: number } | { type: 'worker-error'; message: string };
