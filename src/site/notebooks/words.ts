import type { Framework } from '../../contract/twin.ts';
import type { Language } from '../../contract/text.ts';

export const frameworkNames: Record<Framework, string> = { pytorch: 'PyTorch', tensorflow: 'TensorFlow' };

/** What a notebook says beyond its chapter and its code. Markdown. */
interface NotebookWords {
  /** `chapter` is a link where the site knows its own address. */
  readonly from: (chapter: string) => string;
  /** `install` is a command, and runs in a notebook's cell too. */
  readonly needs: (install: string) => string;
  /** Under a notebook that keeps to the processor. */
  readonly gpu: Record<Framework, string>;
}

const pytorchLine = '`device = torch.device("cuda" if torch.cuda.is_available() else "cpu")`';

export const notebookWords: Record<Language, NotebookWords> = {
  en: {
    from: (chapter) => `From the chapter ${chapter} of sans-gpu, where the same model trains in your browser.`,
    needs: (install) => `In Google Colab, run the cells one after the other with Shift + Enter. On your own machine, install what they need first: \`${install}\`.`,
    gpu: {
      pytorch: `**On a GPU.** In Colab: *Runtime*, *Change runtime type*, *T4 GPU*. Then give the device another value, ${pytorchLine}, and run everything again.`,
      tensorflow: '**On a GPU.** In Colab: *Runtime*, *Change runtime type*, *T4 GPU*. Then take out the line `tf.config.set_visible_devices([], "GPU")`, and run everything again.',
    },
  },
  fr: {
    from: (chapter) => `Tiré du chapitre ${chapter} de sans-gpu, où le même modèle s’entraîne dans votre navigateur.`,
    needs: (install) => `Dans Google Colab, exécutez les cellules l’une après l’autre avec Maj + Entrée. Sur votre machine, installez d’abord ce qu’il leur faut : \`${install}\`.`,
    gpu: {
      pytorch: `**Sur un GPU.** Dans Colab : *Exécution*, *Modifier le type d’exécution*, *GPU T4*. Donnez ensuite à device une autre valeur, ${pytorchLine}, et exécutez tout de nouveau.`,
      tensorflow: '**Sur un GPU.** Dans Colab : *Exécution*, *Modifier le type d’exécution*, *GPU T4*. Retirez ensuite la ligne `tf.config.set_visible_devices([], "GPU")`, et exécutez tout de nouveau.',
    },
  },
};
