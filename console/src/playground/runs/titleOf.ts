import type { Run } from './run';

/** What a run is called: its prompt; where the model takes none, its files; else the model. */
export const titleOf = ({ prompt, draft, modelName }: Run): string => prompt || fileNames(draft?.files ?? {}) || modelName;

const fileNames = (files: Record<string, { name: string }>) =>
  Object.values(files)
    .map((file) => file.name)
    .filter(Boolean)
    .join(', ');
