import type { OpenExcel } from '../../excel';

/** What one request is refused with; both '' where it goes through. */
export async function refusal(
  excel: OpenExcel,
  work: (context: Excel.RequestContext) => void,
): Promise<{ readonly code: string; readonly message: string }> {
  try {
    await excel.run(async (context) => {
      work(context);
      await context.sync();
    });
    return { code: '', message: '' };
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    return { code, message };
  }
}

/** Its code; of what is not simulated the words that name it too. */
export async function codeOf(excel: OpenExcel, work: (context: Excel.RequestContext) => void): Promise<string> {
  const { code, message } = await refusal(excel, work);
  return code === 'NotImplemented' ? `${code} ${message}` : code;
}
