import { useEffect, useId, useRef, useState, type JSX, type KeyboardEvent, type PointerEvent } from 'react';
import { useWords } from '../words-context.tsx';
import { createInk, drawStroke, type Point } from './ink.ts';
import { onThemeChange } from './theme.browser.ts';

const side = 140;
/** MNIST digits are drawn with a pen about a tenth of their height wide. */
const penRadius = 6.5;
const keyStep = 5;
const middle: Point = { x: side / 2, y: side / 2 };

const arrows: Record<string, Point> = {
  ArrowLeft: { x: -keyStep, y: 0 },
  ArrowRight: { x: keyStep, y: 0 },
  ArrowUp: { x: 0, y: -keyStep },
  ArrowDown: { x: 0, y: keyStep },
};

interface DrawingSurfaceProps {
  title: string;
  /** After each stroke, and after Clear: ink from 0 to 1, row by row. */
  onStroke: (pixels: Float32Array, width: number, height: number) => void;
  onClear: () => void;
}

export function DrawingSurface({ title, onStroke, onClear }: DrawingSurfaceProps): JSX.Element {
  const { say } = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const ink = useRef(createInk(side));
  const last = useRef<Point | null>(null);
  const [pen, setPen] = useState<Point>(middle);
  const [penDown, setPenDown] = useState(false);
  const help = useId();

  const paint = (): void => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const image = context.createImageData(side, side);
    ink.current.pixels.forEach((value, index) => { image.data[index * 4 + 3] = Math.round(value * 255); });
    context.putImageData(image, 0, 0);
    // How much ink is drawn; the page's theme says in which colour.
    context.globalCompositeOperation = 'source-in';
    context.fillStyle = getComputedStyle(context.canvas).color;
    context.fillRect(0, 0, side, side);
    context.globalCompositeOperation = 'source-over';
  };

  const strokeTo = (point: Point): void => {
    drawStroke(ink.current, last.current ?? point, point, penRadius);
    last.current = point;
    paint();
  };

  const endStroke = (): void => {
    if (last.current === null) return;
    last.current = null;
    onStroke(ink.current.pixels, side, side);
  };

  const clear = (): void => {
    ink.current = createInk(side);
    last.current = null;
    setPenDown(false);
    setPen(middle);
    paint();
    onClear();
  };

  const pointOf = (event: PointerEvent<HTMLCanvasElement>): Point => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: ((event.clientX - box.left) / box.width) * side, y: ((event.clientY - box.top) / box.height) * side };
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const arrow = arrows[event.key];
    if (arrow !== undefined) {
      const to = { x: inside(pen.x + arrow.x), y: inside(pen.y + arrow.y) };
      setPen(to);
      if (penDown) strokeTo(to);
    } else if (event.key === ' ') {
      if (penDown) endStroke();
      else strokeTo(pen);
      setPenDown(!penDown);
    } else if (event.key === 'Delete' || event.key === 'Backspace') clear();
    else return;
    event.preventDefault();
  };

  useEffect(() => onThemeChange(paint), []);

  return (
    <div className="pg-surface">
      <div className="pg-paper">
        <canvas
          ref={canvas}
          width={side}
          height={side}
          tabIndex={0}
          role="application"
          aria-label={say('playground.draw-label', { title })}
          aria-describedby={help}
          onPointerDown={(event) => {
            if (event.button !== 0) return;
            event.currentTarget.setPointerCapture(event.pointerId);
            strokeTo(pointOf(event));
          }}
          onPointerMove={(event) => {
            if (event.currentTarget.hasPointerCapture(event.pointerId)) strokeTo(pointOf(event));
          }}
          onPointerUp={endStroke}
          onPointerCancel={endStroke}
          onKeyDown={onKeyDown}
          onBlur={() => {
            if (penDown) endStroke();
            setPenDown(false);
          }}
        />
        <span className="pg-pen" data-down={penDown} style={{ left: `${(pen.x / side) * 100}%`, top: `${(pen.y / side) * 100}%` }} aria-hidden="true" />
      </div>
      <button type="button" className="pg-button" onClick={clear}>{say('playground.draw-clear')}</button>
      <p id={help} className="pg-help">{say('playground.draw-help')}</p>
      <p className="pg-said" role="status">{penDown ? say('playground.pen-down') : say('playground.pen-up')}</p>
    </div>
  );
}

function inside(value: number): number {
  return Math.min(side - 1, Math.max(0, value));
}
