export interface AnswerSource {
  readonly title: string;
  readonly url: string | null;
  readonly clause: string | null;
}

export interface AnsweredQuestion {
  readonly key: string;
  readonly title: string;
  readonly answer: string;
  readonly requirements: readonly { readonly id: string; readonly key: string; readonly title: string }[];
  readonly sources: readonly AnswerSource[];
}
