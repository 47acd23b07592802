// A shared folder as trusted catalogue, for group policy or a double click: one .reg file to set it, one to take it back.
// Registry files are UTF-16 with BOM: in any other encoding Windows misreads Chinese folder names.

const ROOT_KEY = 'HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\16.0\\WEF\\TrustedCatalogs';

export function isShare(text) {
  return /^\\\\[^\\/:*?"<>|]+(\\[^\\/:*?"<>|]+)+\\?$/.test(text);
}

/** @param id the catalogue's GUID in braces; @param share \\server\folder */
export function registryFiles(id, share) {
  const key = `${ROOT_KEY}\\${id}`;
  const value = share.replaceAll('\\', '\\\\');
  return {
    '登记共享文件夹.reg': registry(`[${key}]`, `"Id"="${id}"`, `"Url"="${value}"`, '"Flags"=dword:00000001'),
    '撤销共享文件夹.reg': registry(`[-${key}]`),
  };
}

function registry(...lines) {
  return Buffer.from(`\uFEFFWindows Registry Editor Version 5.00\r\n\r\n${lines.join('\r\n')}\r\n`, 'utf16le');
}
