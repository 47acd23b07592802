import { Component, type ErrorInfo, type ReactNode } from 'react';
import { CopyButton } from './parts/copy-button';
import { zh } from './text/zh';

interface State {
  readonly error: unknown;
  readonly where: string;
}

/** 程序错误: bugs of ours surface here and nowhere else, with detail to copy. Also takes those of the session (`show`). */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null, where: '' };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error };
  }

  override componentDidCatch(_: unknown, info: ErrorInfo): void {
    this.setState({ where: info.componentStack ?? '' });
  }

  show(error: unknown): void {
    this.setState({ error });
  }

  override render(): ReactNode {
    const { error, where } = this.state;
    if (error === null) return this.props.children;
    const stack = error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
    return (
      <section className="bug" role="alert">
        <h1>{zh.bug.title}</h1>
        <p>{zh.bug.text}</p>
        <p>
          <CopyButton text={`${stack}\n${where}`} />{' '}
          <button type="button" className="link" onClick={() => window.location.reload()}>
            {zh.bug.reopen}
          </button>
        </p>
      </section>
    );
  }
}
