package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.opentoe.agent.ComponentAgent;
import io.github.opentoe.agent.RestartMode;
import io.github.opentoe.agent.RestartPlan;
import io.github.opentoe.agent.RunRequest;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.packaging.Program.Outcome;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A run with everything in it that moves the position, in a folder that can be put back to how it
 * was. Every piece of work adds a line to a trace. The machine restarts by a file that says so.
 */
final class SweptRun {

  static final List<String> ARGUMENTS =
      List.of("run", "-d", "main.yaml", "-l", "logs", "-s", "state", "--reboot-mode", "exit");

  /** More than the document asks for. */
  private static final int MOST_CALLS = 8;

  private final Path work;
  private final Path copies;
  private final Map<String, String> environment;
  private final StableText stable;

  /** Makes the documents in a folder. */
  SweptRun(Path folder) throws IOException {
    this.work = Files.createDirectories(folder.resolve("work")).toRealPath();
    this.copies = Files.createDirectories(folder.resolve("copies"));
    Path temporary = Files.createDirectories(folder.resolve("tmp")).toRealPath();
    this.environment =
        Map.of("PATH", "/usr/bin:/bin", "LC_ALL", "C.UTF-8", "TMPDIR", temporary.toString());
    this.stable = new StableText(work, temporary, "no version");
    Files.writeString(work.resolve("trace"), "");
    Files.createDirectory(work.resolve("made"));
    Files.writeString(work.resolve("main.yaml"), SweptDocuments.MAIN);
    Files.writeString(work.resolve("child.yaml"), SweptDocuments.CHILD);
  }

  /** Makes an archive of the classes of a run, with which a program starts in half the time. */
  Path archive() throws IOException, InterruptedException {
    Path archive = copies.resolve("program.jsa");
    Outcome outcome =
        program().run(WatchedRun.java("-XX:ArchiveClassesAtExit=" + archive, ARGUMENTS));
    assertEquals(194, outcome.exitCode(), outcome::toString);
    return archive;
  }

  /** The program, to be started in the folder. */
  Program program() {
    Program program = Program.in(work).without(System.getenv().keySet().toArray(String[]::new));
    environment.forEach(program::with);
    return program;
  }

  /** The pieces of work that were done. */
  List<String> trace() throws IOException {
    return Files.readAllLines(work.resolve("trace"));
  }

  /** Takes back what was done after so many pieces of work: nobody knows of it. */
  void forget(int known) throws IOException {
    Files.write(work.resolve("trace"), trace().subList(0, known));
  }

  boolean isKept() {
    return Files.exists(work.resolve("state/execution.json"));
  }

  /** The machine restarts. */
  void restart() throws IOException {
    int time = 1;
    while (Files.exists(work.resolve("restart-" + time))) {
      time++;
    }
    Files.createFile(work.resolve("restart-" + time));
    Path state = work.resolve("state/execution.json");
    Files.writeString(
        state,
        Files.readString(state)
            .replaceFirst("\"bootId\": \"[^\"]*\"", "\"bootId\": \"boot-" + time + "\""));
  }

  /** Goes on to the end of the run, with as many restarts as it asks for. */
  RunReport goOn(boolean byOption) throws IOException {
    for (int call = 1; call <= MOST_CALLS; call++) {
      RunReport report = ComponentAgent.withInstalledModules().run(request(byOption));
      if (!report.isRestartWanted()) {
        return report;
      }
      restart();
    }
    throw new AssertionError("asked for " + MOST_CALLS + " restarts");
  }

  private RunRequest request(boolean byOption) {
    RunRequest.Builder request =
        RunRequest.builder()
            .workingDirectory(work)
            .environment(environment)
            .stateDirectory(work.resolve("state"))
            .restarts(new RestartPlan(RestartMode.EXIT, List.of(), byOption, ""));
    return byOption
        ? request.build()
        : request.document("main.yaml").logDirectory(work.resolve("logs")).build();
  }

  /** Every file there is now, without what tells one run from another. */
  Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(work)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Path name = work.relativize(file);
        if (!name.startsWith("logs") && !name.startsWith("state")) {
          files.put(name.toString(), Files.readString(file));
        }
      }
    }
    files.put("report", stable.of(Files.readString(logs().resolve("detailedoutput.json"))));
    return files;
  }

  /** The log folder of the run; one that was killed before it began may have left another. */
  private Path logs() throws IOException {
    try (Stream<Path> folders = Files.list(work.resolve("logs"))) {
      List<Path> ended = new ArrayList<>();
      for (Path folder : folders.toList()) {
        Path report = folder.resolve("detailedoutput.json");
        if (Files.exists(report) && !Files.readString(report).contains("\"running\"")) {
          ended.add(folder);
        }
      }
      assertEquals(1, ended.size(), () -> "runs that ended: " + ended);
      return ended.get(0);
    }
  }

  /** What lies in the state directory. */
  List<String> state() throws IOException {
    try (Stream<Path> files = Files.list(work.resolve("state"))) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  /** Keeps a copy of everything. */
  void save(String name) throws IOException {
    copy(work, copies.resolve(name));
  }

  /** Makes everything as it was. */
  void load(String name) throws IOException {
    delete(work);
    copy(copies.resolve(name), work);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path one : all.toList()) {
        Path copy = to.resolve(from.relativize(one).toString());
        Files.copy(one, copy, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<Path>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path emptied, IOException failure)
              throws IOException {
            Files.delete(emptied);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
