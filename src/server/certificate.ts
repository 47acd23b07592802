import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

/** A key of this run alone, and what a browser must be told to accept it. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
  /** SHA-256 of the public key, base64: the value of Chromium's --ignore-certificate-errors-spki-list. */
  readonly keyHash: string;
}

/** A self-signed certificate for localhost, kept in memory only: office.js insists on https, nobody else needs to trust it. */
export async function makeCertificate(): Promise<Certificate> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2048,
    algorithm: 'sha256',
    extensions: [
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  const publicKey = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  return { key, cert, keyHash: createHash('sha256').update(publicKey).digest('base64') };
}
