import { startRibbon } from './main-ribbon';

startRibbon('et');
