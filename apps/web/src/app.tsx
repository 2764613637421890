import { BrowserRouter } from 'react-router';
import { useAnnouncements } from './api/announcements.ts';
import { useSession } from './api/session.tsx';
import { FirstPassword } from './pages/sign-in/first-password.tsx';
import { FirstSecondFactor } from './pages/sign-in/first-second-factor.tsx';
import { SignIn } from './pages/sign-in/sign-in.tsx';
import { ToldFirst } from './pages/sign-in/told-first.tsx';
import { ErrorState } from './pieces/error-state.tsx';
import { LoadingState } from './pieces/loading-state.tsx';
import { Frame } from './shell/frame.tsx';

/** Sign-in, what was done to the account, the first change of password, or the application. */
export function Shell() {
  const { session, loading, failure } = useSession();
  useAnnouncements(session !== undefined);
  if (loading) return <LoadingState fill />;
  if (failure) return <ErrorState failure={failure} fill />;
  if (!session) return <SignIn />;
  if (session.notices.length > 0) return <ToldFirst notices={session.notices} />;
  if (session.must_change_password) return <FirstPassword />;
  if (session.must_enrol_second_factor) return <FirstSecondFactor />;
  return (
    <BrowserRouter>
      <Frame />
    </BrowserRouter>
  );
}
