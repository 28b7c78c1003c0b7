package io.github.opentoe.packaging.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * The archive of loaded and linked classes that a start maps into memory.
 *
 * <p>It lies where the runtime looks for it by itself. What belongs into it is learned from real
 * runs.
 */
final class ClassArchive {

  private static final long LONGEST_SECONDS = 120;

  private final Path image;
  private final Path work;

  ClassArchive(Path image, Path work) {
    this.image = image;
    this.work = work;
  }

  /** Makes it, and keeps the list of what is in it: with the list it can be made again. */
  void make(Recipe recipe) throws IOException, InterruptedException {
    Path list = image.resolve("runtime/lib/classlist");
    if (recipe.classes().isPresent()) {
      Files.copy(recipe.classes().get(), list);
    } else {
      Files.write(list, merge(train(recipe.parts().resolve("training"))));
    }
    Path archive = dump(list, work.resolve("first.jsa"));
    if (isLinked() && !new TwinDumps(archive, dump(list, work.resolve("twin.jsa"))).clear()) {
      System.out.println("The class archive will not be the same in another build.");
    }
    Files.move(archive, image.resolve("runtime/lib/server/classes.jsa"));
  }

  /** Newer releases link classes ahead of time. */
  private static boolean isLinked() {
    return JdkTools.release() >= 24;
  }

  private Path dump(Path list, Path archive) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(image.resolve("runtime/bin/java").toString());
    command.addAll(List.of("-Xshare:dump", "-XX:+UseSerialGC"));
    if (isLinked()) {
      command.add("-XX:+AOTClassLinking");
    }
    command.add("-XX:SharedClassListFile=" + list);
    command.add("-XX:SharedArchiveFile=" + archive);
    command.addAll(List.of("-m", ProgramModule.MAIN));
    run(new ProcessBuilder(command), "dump");
    if (!Files.exists(archive)) {
      throw new IOException("no class archive was made; see " + work.resolve("dump.log"));
    }
    return archive;
  }

  private List<Path> train(Path documents) throws IOException, InterruptedException {
    List<Path> lists = new ArrayList<>();
    for (List<String> command : commands(documents)) {
      lists.add(train(work.resolve("classes-" + lists.size()), command));
    }
    return lists;
  }

  private List<List<String>> commands(Path documents) {
    String ordinary = documents.resolve("ordinary.yaml").toString();
    String broken = documents.resolve("broken.yaml").toString();
    String logs = work.resolve("logs").toString();
    String state = work.resolve("state").toString();
    String folder = "Folder=" + work.resolve("folder");
    List<String> run = List.of("run", "--documents", ordinary, "--parameters", folder);
    List<String> more = new ArrayList<>(run);
    more.addAll(List.of("--log-directory", logs, "--state-directory", state));
    return List.of(
        more,
        List.of("validate", "--documents", ordinary),
        List.of("validate", "--documents=" + broken),
        List.of("run", "--help"),
        List.of("run", "--documnts", ordinary));
  }

  private Path train(Path list, List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(image.resolve("bin/opentoe").toString());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    String path = System.getenv("PATH");
    builder.environment().clear();
    builder.environment().put("PATH", path == null ? "/usr/bin:/bin" : path);
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("JDK_JAVA_OPTIONS", "\"-XX:DumpLoadedClassList=" + list + "\"");
    run(builder, "train");
    if (!Files.exists(list)) {
      throw new IOException("no list of classes was made; see " + work.resolve("train.log"));
    }
    return list;
  }

  private void run(ProcessBuilder builder, String name) throws IOException, InterruptedException {
    Process process =
        builder
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(work.resolve(name + ".log").toFile())
            .start();
    process.getOutputStream().close();
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new IOException("still running after " + LONGEST_SECONDS + " s: " + builder.command());
    }
  }

  /** One list of several, always in the same order; hints come after the classes they are about. */
  static List<String> merge(List<Path> lists) throws IOException {
    TreeSet<String> classes = new TreeSet<>();
    TreeSet<String> hints = new TreeSet<>();
    for (Path list : lists) {
      for (String line : Files.readAllLines(list)) {
        if (line.startsWith("@")) {
          hints.add(line);
        } else if (!line.startsWith("#") && !line.contains("source:") && !line.contains("$Proxy")) {
          classes.add(line.replaceFirst(" id: \\d+$", ""));
        }
      }
    }
    List<String> merged = new ArrayList<>(classes);
    merged.addAll(hints);
    return merged;
  }
}
