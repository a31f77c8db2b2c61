import { perTab } from './storage';

const key = 'tessera.reloaded';

/** After an upgrade of the server the files of the build that this page came from are gone: the page is loaded again, once a minute at most. */
export function reloadForNewBuild(): void {
  addEventListener('vite:preloadError', (event) => {
    if (Date.now() - Number(perTab.read(key)) < 60_000) return;
    event.preventDefault();
    perTab.write(key, String(Date.now()));
    location.reload();
  });
}
