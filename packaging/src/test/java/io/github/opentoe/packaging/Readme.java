package io.github.opentoe.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The code blocks of a Markdown page. */
final class Readme {

  /**
   * A fenced block.
   *
   * @param language the word behind the fence
   * @param comment the HTML comment on the line before it; empty where there is none
   */
  record Block(String language, String comment, List<String> lines) {

    String text() {
      return String.join("\n", lines);
    }
  }

  private Readme() {}

  /** All blocks, in their order. */
  static List<Block> blocks(Path page) throws IOException {
    List<Block> blocks = new ArrayList<>();
    List<String> inside = new ArrayList<>();
    String language = "";
    String comment = "";
    String before = "";
    boolean open = false;
    for (String line : Files.readAllLines(page)) {
      if (!line.startsWith("```")) {
        (open ? inside : new ArrayList<String>()).add(line);
      } else if (open) {
        blocks.add(new Block(language, comment, List.copyOf(inside)));
        open = false;
      } else {
        open = true;
        language = line.substring(3);
        comment = before.startsWith("<!--") ? before.replaceAll("^<!-- *| *-->$", "") : "";
        inside.clear();
      }
      before = line;
    }
    return blocks;
  }
}
