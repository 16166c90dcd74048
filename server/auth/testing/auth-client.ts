import { env } from '../../env';
import { handleAuth } from '../handle-auth';
import { parseCookies, sessionCookieName } from '../session-cookie';

interface SignInAnswer {
  status: number;
  /** Where next-auth leads to. */
  url: string;
  /** The code of the error, null where it worked. */
  error: string | null;
}

/** A browser as far as signing in goes: it keeps cookies and speaks to `/api/auth`. */
export class AuthClient {
  readonly cookies = new Map<string, string>();

  get cookieHeader(): string {
    return [...this.cookies]
      .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
      .join('; ');
  }

  get sessionCookie(): string | undefined {
    return this.cookies.get(sessionCookieName());
  }

  async send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.cookies.size > 0) headers.set('cookie', this.cookieHeader);
    const request = new Request(`${env().publicOrigin}/api/auth/${path}`, { ...init, headers });
    const response = await handleAuth(request);
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return response;
  }

  #keep(line: string): void {
    const [pair = ''] = line.split(';');
    const [[name, value] = ['', '']] = Object.entries(parseCookies(pair));
    if (value === '' || /max-age=0/i.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }

  async #post(path: string, fields: Record<string, string>): Promise<Response> {
    const csrf = (await (await this.send('csrf')).json()) as { csrfToken: string };
    const body = new URLSearchParams({ ...fields, csrfToken: csrf.csrfToken, json: 'true' });
    return this.send(path, { method: 'POST', body });
  }

  async signIn(
    provider: 'password' | 'link',
    fields: Record<string, string>,
  ): Promise<SignInAnswer> {
    const response = await this.#post(`callback/${provider}`, fields);
    const { url } = (await response.json()) as { url: string };
    return { status: response.status, url, error: new URL(url).searchParams.get('error') };
  }

  async signOut(): Promise<void> {
    await this.#post('signout', {});
  }
}
