import './ui/base.css';
import './ui/print.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { PrintRoot } from './features/print/print-root.tsx';
import { printRequest } from './features/print/request.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

const print = printRequest(location.hash);
createRoot(root).render(<StrictMode>{print ? <PrintRoot {...print} /> : <App />}</StrictMode>);
