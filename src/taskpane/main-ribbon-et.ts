import { startRibbon } from './main-ribbon';
import { views } from './view';

startRibbon('et', views);
