/**
 * Where Google Colab opens a notebook of a public GitHub repository. Colab reads repositories, not sites, so the built
 * site must be a branch of that repository, as it is for those who publish with GitHub Pages: then the notebook that the
 * page offers for download and the one that Colab opens are the same file, and none has to be kept beside its source.
 * @param repository "owner/name"
 * @param branch the branch that holds the built site
 */
export function colabAddress(repository: string, branch: string, file: string): string {
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) throw new Error(`SITE_REPOSITORY is "${repository}": expected the owner and the name of a GitHub repository, "owner/name".`);
  return `https://colab.research.google.com/github/${repository}/blob/${branch}/notebooks/${file}`;
}
