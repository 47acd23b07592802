// What a session does with a document once it is read: the list, the update, a change of one figure. Loaded beside the first reading, no
// part of the first view.
export { refreshReport } from '../refresh-report';
export { keepIgnored, letGo, writeFigure } from './document-changes';
export { countsOf } from './ledger';
export { startReport } from './new-report';
export { reportView } from './report-view';
export { isSamePlan } from './same-plan';
