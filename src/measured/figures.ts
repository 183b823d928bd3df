import { measuredFile, type MeasuredFigure } from '../contract/measured.ts';
import caches from './caches.json' with { type: 'json' };
import calibration from './calibration.json' with { type: 'json' };
import check from './check.json' with { type: 'json' };
import classMarking from './class.json' with { type: 'json' };
import exercises from './exercises.json' with { type: 'json' };
import freeGpus from './free-gpus.json' with { type: 'json' };
import lighthouse from './lighthouse.json' with { type: 'json' };
import networks from './networks.json' with { type: 'json' };
import predictions from './predictions.json' with { type: 'json' };
import published from './published.json' with { type: 'json' };
import profile from './profile.json' with { type: 'json' };
import pythonCpu from './python-cpu.json' with { type: 'json' };
import roofline from './roofline.json' with { type: 'json' };
import sansGpu from './sans-gpu.json' with { type: 'json' };
import sizes from './sizes.json' with { type: 'json' };
import training from './training.json' with { type: 'json' };

/** One line for each file of this folder, so that a page, a test and a command read the same figures. */
const files = {
  'sans-gpu.json': sansGpu,
  'python-cpu.json': pythonCpu,
  'check.json': check,
  'calibration.json': calibration,
  'sizes.json': sizes,
  'lighthouse.json': lighthouse,
  'published.json': published,
  'training.json': training,
  'profile.json': profile,
  'roofline.json': roofline,
  'caches.json': caches,
  'class.json': classMarking,
  'exercises.json': exercises,
  'networks.json': networks,
  'predictions.json': predictions,
  'free-gpus.json': freeGpus,
};

function checked(): MeasuredFigure[] {
  const seen = new Map<string, string>();
  return Object.entries(files).flatMap(([name, content]) => {
    const parsed = measuredFile.safeParse(content);
    if (!parsed.success) throw new Error(`src/measured/${name} is not a file of measured figures: ${parsed.error.message}`);
    for (const { id } of parsed.data.figures) {
      const other = seen.get(id);
      if (other) throw new Error(`The figure "${id}" stands in src/measured/${other} and in src/measured/${name}. Keep one.`);
      seen.set(id, name);
    }
    return parsed.data.figures;
  });
}

/** Every figure the site may quote, in the order of the files. */
export const figures: readonly MeasuredFigure[] = checked();

/** Whether there is such a figure: not every contestant ran everything, nor was every new exercise measured. */
export function isMeasured(id: string): boolean {
  return figures.some((figure) => figure.id === id);
}

/** The figure a page quotes. An unknown id is a bug of the page and fails the build. */
export function figureById(id: string): MeasuredFigure {
  const figure = figures.find((candidate) => candidate.id === id);
  if (figure) return figure;
  const topic = id.split('.')[0] ?? '';
  const known = figures.map((candidate) => candidate.id).filter((candidate) => candidate.startsWith(topic));
  throw new Error(`No measured figure is called "${id}". Known under "${topic}": ${known.join(', ') || 'none'}. Add it with \`npm run bench\`.`);
}
