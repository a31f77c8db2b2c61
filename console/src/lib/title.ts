import { useEffect } from 'react';

let page = '';
let progress: string | null = null;

function show() {
  document.title = [progress, page, 'Tessera'].filter(Boolean).join(' · ');
}

/** Names the page in the tab and in the browser's history. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    page = title;
    show();
  }, [title]);
}

/** Puts what is being made before the page's name: "42 %". Null takes it away. */
export function setTitleProgress(text: string | null): void {
  progress = text;
  show();
}
