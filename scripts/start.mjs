// `npm start`: works by itself on a fresh clone, so nothing that needs node_modules may be imported above the bootstrap.
import { ensureInstalled } from './bootstrap.mjs';

ensureInstalled();
import('./workbench.mjs');
