/** Whether a loaded content control (`tag`) is a fragment of a report of ours. */
export function isOwn(control: Word.ContentControl): boolean {
  return !control.isNullObject && control.tag?.startsWith('jx:1:');
}
