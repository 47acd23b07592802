import type { Answers, Choice, Question } from '../../core/report/refresh/plan';

/** The user's answers, good for what was asked and nothing else: another text under the same key is asked again. */
export class Answered {
  private readonly given = new Map<string, { readonly question: Question; readonly choice: Choice }>();

  readonly of: Answers = (question) => {
    const given = this.given.get(question.key);
    const isSame =
      given !== undefined &&
      given.question.inDocument === question.inDocument &&
      given.question.state === question.state &&
      (given.question.figure === null) === (question.figure === null) &&
      // A text that goes ahead has no fixed end while its figures are held back one by one.
      (given.question.reason === '' || given.question.new === question.new);
    return isSame ? given.choice : null;
  };

  set(question: Question, choice: Choice | null): void {
    if (choice === null) this.given.delete(question.key);
    else this.given.set(question.key, { question, choice });
  }

  clear(): void {
    this.given.clear();
  }
}
