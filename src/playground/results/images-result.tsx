import { useEffect, useRef, type JSX } from 'react';
import { Mark } from '../mark.tsx';
import type { ItemOf } from '../results.ts';
import { useWords } from '../words-context.tsx';

export function ImagesResult({ item }: { item: ItemOf<'images'> }): JSX.Element {
  const { say, formats } = useWords();
  return (
    <figure className="pg-figure">
      <figcaption>{item.title}</figcaption>
      <ul className="pg-images">
        {item.captions.map((caption, index) => {
          const right = item.right?.[index];
          return (
            <li key={index} data-right={right}>
              <Picture item={item} index={index} label={say('playground.image', { number: formats.number(index + 1), caption })} />
              <span className="pg-caption">{caption}</span>
              {right !== undefined && (
                <span className="pg-judged">
                  <Mark shape={right ? 'pass' : 'fail'} /> {right ? say('playground.right') : say('playground.wrong')}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </figure>
  );
}

function Picture({ item, index, label }: { item: ItemOf<'images'>; index: number; label: string }): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height } = item;
  useEffect(() => {
    canvas.current?.getContext('2d')?.putImageData(imageData(item, index), 0, 0);
  }, [item, index]);
  return <canvas ref={canvas} width={width} height={height} role="img" aria-label={label} style={{ aspectRatio: `${width} / ${height}` }} />;
}

/** Pixels that the code did not send are black. */
function imageData({ width, height, channels, pixels }: ItemOf<'images'>, index: number): ImageData {
  const image = new ImageData(width, height);
  const start = index * width * height * channels;
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let colour = 0; colour < 3; colour++) {
      image.data[pixel * 4 + colour] = pixels[start + pixel * channels + (channels === 3 ? colour : 0)] ?? 0;
    }
    image.data[pixel * 4 + 3] = 255;
  }
  return image;
}
