package io.github.opentoe.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of testdata/runs: what is run there, and what has to come of it.
 *
 * <p>Its README tells which files a case has.
 */
record GoldenCase(Path folder) {

  private static final List<String> INSTRUCTIONS = List.of("args", "before.sh", "env", "s3");

  /** All cases, by name. */
  static List<GoldenCase> all() throws IOException {
    try (Stream<Path> folders = Files.list(Program.testdata().resolve("runs"))) {
      return folders.filter(Files::isDirectory).sorted().map(GoldenCase::new).toList();
    }
  }

  String name() {
    return folder.getFileName().toString();
  }

  /** The arguments of the program; a run gets folders of its own. */
  List<String> arguments() throws IOException {
    List<String> arguments = new ArrayList<>();
    if (Files.exists(folder.resolve("args"))) {
      arguments.addAll(Files.readAllLines(folder.resolve("args")));
    } else {
      arguments.addAll(List.of("run", "--documents", "document.yaml"));
    }
    if (isRun(arguments)) {
      arguments.addAll(
          1, List.of("--log-directory", GoldenRun.LOGS, "--state-directory", GoldenRun.STATE));
    }
    return arguments;
  }

  boolean isRun() throws IOException {
    return isRun(arguments());
  }

  private static boolean isRun(List<String> arguments) {
    return !arguments.isEmpty() && arguments.get(0).equals("run");
  }

  /** Variables of the program, from lines of the form NAME=value. */
  Map<String, String> variables() throws IOException {
    Map<String, String> variables = new LinkedHashMap<>();
    if (Files.exists(folder.resolve("env"))) {
      for (String line : Files.readAllLines(folder.resolve("env"))) {
        int equals = line.indexOf('=');
        variables.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return variables;
  }

  /** The objects of the S3 server of the case, by key; empty for a case without one. */
  Optional<Map<String, String>> objects() throws IOException {
    if (!Files.exists(folder.resolve("s3"))) {
      return Optional.empty();
    }
    Map<String, String> objects = new LinkedHashMap<>();
    for (String line : Files.readAllLines(folder.resolve("s3"))) {
      int equals = line.indexOf('=');
      objects.put(line.substring(0, equals), line.substring(equals + 1));
    }
    return Optional.of(objects);
  }

  /** What the program finds in its working directory. */
  List<Path> material() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(folder::relativize)
          .filter(file -> !file.startsWith("expected") && !file.toString().isEmpty())
          .filter(file -> !INSTRUCTIONS.contains(file.toString()))
          .sorted()
          .toList();
    }
  }

  Path expected() {
    return folder.resolve("expected");
  }

  /** The texts that have to come out, by their name below expected. */
  Map<String, String> expectations() throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    if (Files.isDirectory(expected())) {
      try (Stream<Path> files = Files.walk(expected())) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          texts.put(expected().relativize(file).toString(), Files.readString(file));
        }
      }
    }
    return texts;
  }

  /** Replaces an expectation. */
  void rewrite(String name, String text) throws IOException {
    Path file = expected().resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
