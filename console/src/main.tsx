import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { isLanguage } from './i18n';
import { loadLanguage } from './i18n/languages';
import { reloadForNewBuild } from './lib/reloadForNewBuild';
import './styles.css';

reloadForNewBuild();

const language = isLanguage(document.documentElement.lang) ? document.documentElement.lang : 'en';
const texts = await loadLanguage(language);
createRoot(document.getElementById('root') ?? document.body).render(
  <StrictMode>
    <App language={language} texts={texts} />
  </StrictMode>,
);
