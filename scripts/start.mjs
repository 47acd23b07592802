// `npm start`: works by itself on a fresh clone, so nothing that needs node_modules may be imported above the bootstrap.
import { ensureInstalled } from './bootstrap.mjs';

console.log('绩效自评助手工作台：正在启动 …');
ensureInstalled();
import('./workbench.mjs');
