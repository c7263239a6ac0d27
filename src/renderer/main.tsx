import './ui/base.css';
import './ui/print.css';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { printRequest } from './features/print/request.ts';
import { firstAnswers } from './lib/first-answers.ts';

const PrintRoot = lazy(async () => ({
  default: (await import('./features/print/print-root.tsx')).PrintRoot,
}));

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

const print = printRequest(location.hash);
if (!print) await firstAnswers();
createRoot(root).render(
  <StrictMode>
    <Suspense fallback={null}>{print ? <PrintRoot {...print} /> : <App />}</Suspense>
  </StrictMode>,
);
