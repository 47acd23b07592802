import { basename } from 'node:path';
import { containerFile } from './config/container';
import { iisConfig } from './config/iis';
import { nginxConfig } from './config/nginx';
import type { SiteConfig } from './config/site-config';
import { officeFrameAncestors } from './security-headers';
import { jsonLines } from './serve/log';
import { readServeOptions } from './serve/options';
import { startServer } from './serve/start';
import { StartError } from './serve/start-error';

/**
 * `npm run serve`: serves until SIGTERM or SIGINT, then drains. Resolves to the exit code: 0; 2 wrong arguments; 3 the machine.
 * This bundle (dist/serve/serve.cjs) uses Node's own modules alone, so a package can carry it.
 */
export async function runServer(args: readonly string[]): Promise<number> {
  const log = jsonLines((line) => process.stdout.write(line));
  try {
    const options = readServeOptions(args);
    const running = await startServer(options, { log });
    console.error(
      `正在发布“${options.dir}”：${running.isHttps ? 'https' : 'http'}，端口 ${running.port}。按 Ctrl+C 结束。`,
    );
    await signalled();
    await running.stop();
    return 0;
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    console.error(error.message);
    return error.exitCode;
  }
}

// The file itself is a program, where nothing of npm is: `node serve.cjs --dir …`.
if (basename(process.argv[1] ?? '') === 'serve.cjs')
  void runServer(process.argv.slice(2)).then((code) => {
    process.exitCode = code;
  });

function signalled(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done());
  });
}

export { officeFrameAncestors };

/** Configurations of other servers, by file name, from the same table that this one sends: for scripts/package. The container has https alone. */
export function serverConfigs(config: SiteConfig): Readonly<Record<string, string>> {
  return {
    'nginx.conf': nginxConfig(config),
    'web.config': iisConfig(config),
    ...(config.isPlain === true ? {} : { Containerfile: containerFile(config) }),
  };
}
