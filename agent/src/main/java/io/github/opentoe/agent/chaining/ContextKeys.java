package io.github.opentoe.agent.chaining;

import java.util.List;

/** The facts that {@code {{ context:… }}} knows (document-language §2.4). */
public final class ContextKeys {

  /** In the order of the reference page. */
  public static final List<String> ALL =
      List.of(
          "executionId",
          "accountId",
          "region",
          "osPlatform",
          "osName",
          "osVersion",
          "date",
          "dateTime",
          "uuid",
          "hostname",
          "phase",
          "step");

  private ContextKeys() {}
}
