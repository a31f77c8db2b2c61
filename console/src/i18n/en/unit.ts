export const unit = {
  mb: 'MB',
  kb: 'kB',
  gb: 'GB',
  ms: 'ms',
  s: 's',
  min: 'min',
  tokens: { one: '{n} token', other: '{n} tokens' },
} as const;
