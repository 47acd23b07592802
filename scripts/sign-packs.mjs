// `npm run packs:sign -- --packs folder --key private.pem [--at time]`: an office's own packs under the office's own signature. The digests
// in index.json are taken anew from the files and the time is put in, then index.json.sig is written. Panes refuse a list that was signed
// before one that they have used: `--at` is for a machine whose clock was wrong when that one was signed. `--new-key private.pem` makes a key pair (P-256): keep
// the private one off the server; give the public one to `npm run package -- --pack-key public.pem`.
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

class UsageError extends Error {}

function newKey(path) {
  if (existsSync(path)) throw new UsageError(`“${path}”已经存在，没有覆盖。`);
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  const shared = `${path.replace(/\.pem$/, '')}.pub.pem`;
  writeFileSync(shared, createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }));
  console.log(`私钥 ${path}（请妥善保管，不要放到服务器上）；公钥 ${shared}（打包时用 --pack-key）。`);
}

function timeOf(text) {
  const time = text === undefined ? Date.now() : Date.parse(text);
  if (!(time >= 0 && time < Date.UTC(10_000, 0)))
    throw new UsageError(`--at 要一个时间，例如 2027-01-31T08:00:00Z，得到的是“${text}”。`);
  return new Date(time).toISOString();
}

function signFolder(folder, keyPath, signedAt) {
  const index = join(folder, 'index.json');
  for (const path of [index, keyPath]) if (!existsSync(path)) throw new UsageError(`找不到“${path}”。`);
  const key = createPrivateKey(readFileSync(keyPath));
  if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') throw new UsageError(`“${keyPath}”不是 P-256 的私钥。`);
  const list = JSON.parse(readFileSync(index, 'utf8'));
  const packs = list.packs.map((pack) => {
    const file = join(folder, `${pack.id}.json`);
    if (!existsSync(file)) throw new UsageError(`清单里有 ${pack.id}，文件夹里没有 ${pack.id}.json。`);
    return { ...pack, sha256: createHash('sha256').update(readFileSync(file)).digest('hex') };
  });
  const text = `${JSON.stringify({ ...list, signedAt, packs }, null, 2)}\n`;
  writeFileSync(index, text);
  writeFileSync(
    `${index}.sig`,
    `${sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64')}\n`,
  );
  console.log(`${packs.length} 个模板已签名（${signedAt}）：${index}.sig`);
}

try {
  const { values } = parseArgs({
    options: {
      packs: { type: 'string' },
      key: { type: 'string' },
      at: { type: 'string' },
      'new-key': { type: 'string' },
    },
  });
  if (values['new-key'] !== undefined) newKey(values['new-key']);
  else if (values.packs !== undefined && values.key !== undefined)
    signFolder(values.packs, values.key, timeOf(values.at));
  else throw new UsageError('用法：npm run packs:sign -- --packs 文件夹 --key 私钥.pem；第一次先 --new-key 私钥.pem。');
} catch (error) {
  const isUsage = error instanceof UsageError || error.code?.startsWith('ERR_PARSE_ARGS');
  console.error(isUsage ? error.message : (error.stack ?? String(error)));
  process.exitCode = isUsage ? 2 : 70;
}
