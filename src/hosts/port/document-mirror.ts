/**
 * Where a host that can (hosts/wps/writer/open) writes a document's memory a second time: in document variables, the XML in pieces, and in a
 * property of the document, the time alone. Whoever lets a document go, or hands it in, takes these out as well.
 */
export const mirrorName = 'jixiao.report.';
export const markName = 'jixiao.report.time';
