export type { PublishedAddIn, WpsServiceBuild } from './src/wps-service/build';
export { WpsService } from './src/wps-service/service';
