package io.github.opentoe.agent.chaining;

import java.util.List;

/** What AWS knows: the values of {@code {{ aws:… }}} and of two facts of the context. */
public interface CloudValues {

  /** What came of one question. */
  sealed interface Answer {}

  /** A plain text. */
  record Text(String text) implements Answer {}

  /** A text that no log and no file may show (DL-49). */
  record Secret(String text) implements Answer {}

  /** A list (DL-50). */
  record Items(List<String> items) implements Answer {

    public Items {
      items = List.copyOf(items);
    }
  }

  /** Why there is no answer, in one sentence. */
  record Unanswered(String reason) implements Answer {}

  /** The parameter of this name in the Parameter Store. */
  Answer parameter(String name);

  /** Instance metadata below {@code meta-data/}. */
  Answer metadata(String path);

  /** The account of this host. */
  Answer accountId();

  /** The region of this host. */
  Answer region();
}
