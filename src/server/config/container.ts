import { refuseStrange, type SiteConfig } from './site-config';

/** The port inside the container; above 1024, as the user in it is nobody special. */
const PORT = 8443;

/**
 * A Containerfile that runs our own server over the site, for podman and docker alike: beside it lie site/ and serve.cjs. The certificate
 * is mounted, never copied. Options behind the image's name are added (`--audit-dir /audit`).
 */
export function containerFile(config: SiteConfig): string {
  refuseStrange(config);
  const { officeJs, frameAncestors, hstsSeconds, port, relayPort, version } = config;
  const entry = [
    'node',
    '/app/serve.cjs',
    '--dir',
    '/app/site',
    '--port',
    String(PORT),
    '--cert',
    '/run/tls/jixiao.pem',
    '--key',
    '/run/tls/jixiao.key',
    '--office-js',
    officeJs,
    '--frame-ancestors',
    frameAncestors.length === 0 ? 'none' : frameAncestors.join(' '),
    ...(hstsSeconds === null ? [] : ['--hsts', String(hstsSeconds)]),
    ...(relayPort === null ? [] : ['--relay']),
  ];
  const probe = `require('node:https').get({port:${PORT},path:'/healthz',rejectUnauthorized:false},(answer)=>process.exit(answer.statusCode===200?0:1)).on('error',()=>process.exit(1))`;
  return `# 绩效自评助手 ${version}，由打包程序生成。用法：
#   podman build -t jixiao:${version} .
#   podman run -d --read-only --cap-drop all -p ${port}:${PORT} -v /etc/jixiao/tls:/run/tls:ro jixiao:${version}
# 没有互联网的机器：先在别处取好基础镜像，用 podman save / podman load 带进来。
ARG NODE_IMAGE=node:20.20.2-alpine
FROM \${NODE_IMAGE}

LABEL org.opencontainers.image.title="jixiao" org.opencontainers.image.version="${version}"
WORKDIR /app
COPY --chown=0:0 --chmod=0444 serve.cjs /app/serve.cjs
COPY --chown=0:0 site/ /app/site/

# 不用 root 运行；证书和私钥只要 node 用户能读
USER node
EXPOSE ${PORT}
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=5s --retries=3 \\
  CMD ["node", "-e", ${JSON.stringify(probe)}]
ENTRYPOINT ${JSON.stringify(entry)}
`;
}
