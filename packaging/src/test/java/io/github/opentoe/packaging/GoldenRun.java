package io.github.opentoe.packaging;

import io.github.opentoe.packaging.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A case that was run: what the program printed and left behind, made stable. */
final class GoldenRun {

  static final String LOGS = "logs";
  static final String STATE = "state";

  private static final String BUCKET = "golden-bucket";

  private static final Set<String> EVIDENCE =
      Set.of("console.log", "application.log", "detailedoutput.json", "chaining.json", "log-files");

  private final GoldenCase golden;
  private final Path work;
  private final Path temporary;
  private final Processes processes = new Processes(UUID.randomUUID().toString());
  private final StableText stable;
  private Outcome outcome = new Outcome(-1, "", "");

  private GoldenRun(GoldenCase golden, Path folder) throws IOException {
    this.golden = golden;
    this.work = Files.createDirectories(folder.resolve("work")).toRealPath();
    this.temporary = Files.createDirectories(folder.resolve("tmp")).toRealPath();
    try (JarFile jar = new JarFile(Program.jar().toFile())) {
      String version = jar.getManifest().getMainAttributes().getValue("Implementation-Version");
      this.stable = new StableText(work, temporary, version);
    }
  }

  /** Runs a case in this folder, which nothing else uses. */
  static GoldenRun of(GoldenCase golden, Path launcher, Path folder)
      throws IOException, InterruptedException {
    GoldenRun run = new GoldenRun(golden, folder);
    run.prepare();
    Optional<Map<String, String>> objects = golden.objects();
    if (objects.isEmpty()) {
      run.start(launcher, Map.of());
      return run;
    }
    try (S3Server server = S3Server.s3proxy(folder.resolve("s3"))) {
      server.createBucket(BUCKET);
      for (Map.Entry<String, String> object : objects.get().entrySet()) {
        server.put(BUCKET, object.getKey(), object.getValue());
      }
      run.start(launcher, server.variables());
    }
    return run;
  }

  private void prepare() throws IOException, InterruptedException {
    for (Path file : golden.material()) {
      Files.copy(golden.folder().resolve(file), work.resolve(file));
    }
    Path before = golden.folder().resolve("before.sh");
    if (Files.exists(before)) {
      Outcome prepared = Program.in(work).run("bash", "-euc", "umask 022; . " + before);
      if (prepared.exitCode() != 0) {
        throw new IOException(before + ": " + prepared);
      }
    }
  }

  private void start(Path launcher, Map<String, String> more)
      throws IOException, InterruptedException {
    Program program =
        Program.in(work)
            .with("JAVA_HOME", Program.javaHome())
            .with("LC_ALL", "C.UTF-8")
            .with("TZ", "UTC")
            .with("TMPDIR", temporary)
            .with(Processes.VARIABLE, processes.mark());
    more.forEach(program::with);
    golden
        .variables()
        .forEach((name, value) -> program.with(name, value.replace("$WORK", work.toString())));
    List<Object> command = new ArrayList<>(List.of("sh", "-c", "umask 022; exec \"$@\"", "sh"));
    command.add(launcher);
    command.addAll(golden.arguments());
    outcome = program.run(command.toArray());
  }

  /**
   * What an expectation of this name is held against; empty if the run left nothing of the kind.
   */
  Optional<String> actual(String name) throws IOException {
    if (name.equals("exit-code")) {
      return Optional.of(outcome.exitCode() + "\n");
    }
    if (name.equals("stdout") || name.equals("stdout.json")) {
      return Optional.of(stable.of(outcome.stdout()));
    }
    if (name.equals("stderr")) {
      return Optional.of(stable.of(outcome.stderr()));
    }
    if (name.equals("tree")) {
      return Optional.of(tree());
    }
    if (name.startsWith("files/")) {
      return read(work.resolve(name.substring("files/".length())));
    }
    if (!EVIDENCE.contains(name)) {
      throw new AssertionError("nothing is compared with expected/" + name);
    }
    Optional<Path> folder = logFolder();
    if (name.equals("log-files") && folder.isPresent()) {
      return Optional.of(names(folder.get()));
    }
    return folder.isPresent() ? read(folder.get().resolve(name)) : Optional.empty();
  }

  private Optional<String> read(Path file) throws IOException {
    return Files.isRegularFile(file)
        ? Optional.of(stable.of(Files.readString(file)))
        : Optional.empty();
  }

  /** The log folder; a run makes one at most. */
  Optional<Path> logFolder() throws IOException {
    List<Path> found = below(work.resolve(LOGS), "console.log");
    if (found.size() > 1) {
      throw new AssertionError("more than one log folder: " + found);
    }
    return found.stream().map(Path::getParent).findFirst();
  }

  private static List<Path> below(Path folder, String name) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.endsWith(name)).toList();
    }
  }

  private static String names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName() + "\n").sorted().collect(Collectors.joining());
    }
  }

  /** What the run made in its working directory, with modes; its logs and state are not meant. */
  private String tree() throws IOException {
    Set<String> lines = new TreeSet<>();
    List<Path> given = golden.material();
    try (Stream<Path> files = Files.walk(work)) {
      for (Path file : files.toList()) {
        Path name = work.relativize(file);
        if (!name.toString().isEmpty()
            && !given.contains(name)
            && !name.startsWith(LOGS)
            && !name.startsWith(STATE)) {
          lines.add(name + "  " + kind(file));
        }
      }
    }
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  private static String kind(Path file) throws IOException {
    if (Files.isSymbolicLink(file)) {
      return "-> " + Files.readSymbolicLink(file);
    }
    int mode = (Integer) Files.getAttribute(file, "unix:mode") & 07777;
    String kind =
        Files.isDirectory(file) ? "folder" : Files.isRegularFile(file) ? "file" : "special";
    return kind + " " + String.format(Locale.ROOT, "%04o", mode);
  }

  Outcome outcome() {
    return outcome;
  }

  Path temporary() {
    return temporary;
  }

  Processes processes() {
    return processes;
  }
}
