export const compare = {
  title: 'Compare',
  action: 'Compare',
  lead: 'One prompt, two to four models, results side by side.',
  prompt: 'Prompt for all models',
  add: 'Add a model',
  run: { one: 'Run {n} model', other: 'Run {n} models' },
  optionsLead: 'Options that all of these models share. Everything else stays at each model’s default.',
  emptyTitle: 'Nothing compared yet',
  emptyLead: 'Results appear here side by side, each with its price and time.',
  tooFew: 'A comparison needs at least two models.',
} as const;
