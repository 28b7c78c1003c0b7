package io.github.opentoe.agent.cli;

/** Paints text with terminal colours, or leaves it alone. */
enum Palette {
  PLAIN,
  COLOURED;

  static Palette of(boolean coloured) {
    return coloured ? COLOURED : PLAIN;
  }

  String red(String text) {
    return painted("1;31", text);
  }

  String green(String text) {
    return painted("32", text);
  }

  String yellow(String text) {
    return painted("33", text);
  }

  String cyan(String text) {
    return painted("36", text);
  }

  String bold(String text) {
    return painted("1", text);
  }

  String dim(String text) {
    return painted("2", text);
  }

  private String painted(String code, String text) {
    return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
