export const error = {
  network: 'The server cannot be reached.',
  networkLead: 'Check your connection. Whatever was started keeps running on the server.',
  offlineTitle: 'The server cannot be reached',
  offlineLead: 'Check your connection. Whatever was started keeps running on the server, and this page opens as soon as it answers.',
  reconnecting: 'The server cannot be reached. Reconnecting; nothing on this page is lost.',
  reconnected: 'Connection restored',
  crashTitle: 'This page crashed',
  crashLead: 'Whatever runs on the server is not affected. Try again; if it crashes again, report the text below.',
  notFound: 'Page not found',
  notFoundLead: 'The address may be mistyped, or the page has moved.',
  home: 'Go to Create',
} as const;
