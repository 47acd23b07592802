import { startRibbon } from './main-ribbon';
import { wordViews } from './word/word-view';

startRibbon('wps', wordViews);
