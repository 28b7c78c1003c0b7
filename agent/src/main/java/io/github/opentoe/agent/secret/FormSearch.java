package io.github.opentoe.agent.secret;

import java.util.ArrayList;
import java.util.List;

/** Looks for many forms in one pass; immutable. */
final class FormSearch {

  private static final Form[] NONE = {};

  static final FormSearch NOTHING = new FormSearch(List.of());

  private final Form[][] byFirst = new Form[256][];
  private final boolean isEmpty;
  private final int longest;

  FormSearch(List<Form> forms) {
    List<List<Form>> sorted = new ArrayList<>();
    for (int value = 0; value < byFirst.length; value++) {
      sorted.add(new ArrayList<>());
    }
    for (Form form : forms) {
      form.firstBytes().forEach(first -> sorted.get(first & 0xff).add(form));
    }
    for (int value = 0; value < byFirst.length; value++) {
      byFirst[value] = sorted.get(value).toArray(NONE);
    }
    this.isEmpty = forms.isEmpty();
    this.longest = forms.stream().mapToInt(Form::longest).max().orElse(0);
  }

  boolean isEmpty() {
    return isEmpty;
  }

  /** What begins this many bytes before the end of a text can be judged. */
  int longest() {
    return longest;
  }

  /** Every place of every form. */
  Spans find(byte[] text, int length) {
    Spans spans = new Spans();
    for (int at = 0; at < length; at++) {
      Form[] forms = byFirst[text[at] & 0xff];
      int end = Form.ABSENT;
      for (Form form : forms) {
        end = Math.max(end, form.endAt(text, at, length));
      }
      if (end > at) {
        spans.add(at, end);
      }
    }
    return spans;
  }
}
