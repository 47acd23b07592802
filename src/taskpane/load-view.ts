import { views, type View } from './view';

/** Looks first, so that nothing is drawn without them. */
const later = (): Promise<unknown> => import('./styles/later');

/** The views' own chunks. 校验 has its looks in the frame's: it is what most people see first. */
export const loadView = {
  template: async () => (await Promise.all([import('./views/template/template-view'), later()]))[0].TemplateView,
  check: async () => (await import('./views/check/check-view')).CheckView,
  score: async () => (await Promise.all([import('./views/score/score-view'), later()]))[0].ScoreView,
  report: async () => (await Promise.all([import('./views/report/report-view'), later()]))[0].ReportView,
} as const satisfies Readonly<Record<View, () => Promise<unknown>>>;

const detail = [
  () => import('./views/check/finding-detail'),
  () => import('./views/check/mend-box'),
  () => import('./frame/settings'),
];

/** Fetches what the next click may ask for, while nobody waits: after the first findings. What fails is fetched again when it is asked for. */
export function loadAhead(): void {
  const idle = window.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 200));
  idle(() => {
    for (const fetched of [...views.map((view) => loadView[view]()), ...detail.map((load) => load())])
      fetched.catch(() => undefined);
  });
}
