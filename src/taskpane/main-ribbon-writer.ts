import { startRibbon } from './main-ribbon';

startRibbon('wps');
