import type { Model, Options } from '../catalogue/config';

/** A file of the call: uploaded at once, named in the call by its link. */
export interface Attachment {
  url: string;
  /** What the page shows of it; the link itself once the page was loaded again. */
  preview: string;
  name: string;
  media: string;
  isUploading?: boolean;
}

/** What the prompt box and the options hold. */
export interface Draft {
  slug: string;
  prompt: string;
  /** A text model's instructions. */
  system: string;
  options: Options;
  files: Record<string, Attachment>;
  count: number;
}

export const maxCount = 4;

/** How many results one press makes: several images, one of everything else. */
export const countOf = (model: Model, draft: Draft) => (model.category === 'image' ? draft.count : 1);
