export const palette = {
  title: 'Go to',
  placeholder: 'Search pages, actions, models',
  pages: 'Pages',
  actions: 'Actions',
  models: 'Models',
  empty: 'Nothing found',
  createKey: 'Create an API key',
  toggleTheme: 'Switch between light and dark',
  newImage: 'Create an image',
  newVideo: 'Create a video',
  newText: 'Ask a text model',
} as const;
