import * as z from 'zod';

/** Lines with their line ends, as nbformat keeps them. */
const source = z.array(z.string());
const id = z.string().regex(/^[a-zA-Z0-9-_]{1,64}$/);

const markdownCell = z.strictObject({ cell_type: z.literal('markdown'), id, metadata: z.strictObject({}), source });
const codeCell = z.strictObject({
  cell_type: z.literal('code'),
  id,
  metadata: z.strictObject({}),
  source,
  execution_count: z.null(),
  outputs: z.tuple([]),
});

/** A Jupyter notebook that nobody has run yet: the part of nbformat 4.5 (nbformat.readthedocs.io) that ours use. */
export const notebook = z.strictObject({
  nbformat: z.literal(4),
  nbformat_minor: z.literal(5),
  metadata: z.strictObject({
    kernelspec: z.strictObject({ display_name: z.string(), language: z.literal('python'), name: z.literal('python3') }),
    language_info: z.strictObject({ name: z.literal('python') }),
    /** What Colab gives the notebook when it opens. */
    accelerator: z.literal('GPU').optional(),
    colab: z.strictObject({ gpuType: z.literal('T4') }).optional(),
  }),
  cells: z.array(z.discriminatedUnion('cell_type', [markdownCell, codeCell])).min(1),
});
export type Notebook = z.infer<typeof notebook>;
export type NotebookCell = Notebook['cells'][number];
