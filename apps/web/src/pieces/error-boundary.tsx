import { Component, type ReactNode } from 'react';
import { asFailure } from '../api/failure.ts';
import { ErrorState } from './error-state.tsx';

/** A page that fails to draw says so, and the navigation stays. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    return this.state.error === undefined ? this.props.children : <ErrorState failure={asFailure(this.state.error)} />;
  }
}
