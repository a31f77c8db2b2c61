export const theme = { system: 'System', light: 'Light', dark: 'Dark' } as const;
