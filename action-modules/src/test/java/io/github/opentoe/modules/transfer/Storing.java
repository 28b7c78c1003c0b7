package io.github.opentoe.modules.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.ActionResult.Outcome;
import io.github.opentoe.modules.FakeContext;
import io.github.opentoe.modules.filesystem.FolderPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** A folder and a store, and the actions between them. */
abstract class Storing {

  static final Duration NEVER = Duration.ofHours(1);

  @TempDir Path folder = Path.of("");
  final FakeStore store = new FakeStore();
  Duration interval = NEVER;
  private Optional<FakeContext> created = Optional.empty();

  final FakeContext context() {
    FakeContext context = created.orElseGet(() -> new FakeContext(folder));
    context.store = Optional.of(store);
    created = Optional.of(context);
    return context;
  }

  /** The same on a file system in memory. */
  final FakeContext contextIn(Path other) {
    created = Optional.of(new FakeContext(other));
    return context();
  }

  static S3Download.Inputs from(String source, String destination) {
    return from(source, destination, true);
  }

  static S3Download.Inputs from(String source, String destination, boolean overwrite) {
    return new S3Download.Inputs(
        S3Source.parse(source), FolderPath.parse(destination), Optional.empty(), overwrite);
  }

  static S3Upload.Inputs to(String source, String destination, boolean recurse) {
    return new S3Upload.Inputs(
        UploadSource.parse(source), S3Destination.parse(destination), recurse, Optional.empty());
  }

  final ActionResult run(S3Download.Inputs inputs) throws InterruptedException {
    return new S3Download(interval).run(inputs, context());
  }

  final ActionResult run(S3Upload.Inputs inputs) throws InterruptedException {
    return new S3Upload(interval).run(inputs, context());
  }

  static void assertSucceeds(ActionResult result) {
    assertTrue(result.isSuccess(), result::message);
    assertTrue(result.outputs().isEmpty(), "has outputs");
  }

  static void assertFails(String message, ActionResult result) {
    assertEquals(Outcome.FAILED, result.outcome());
    assertEquals(message, result.message());
  }

  final Path file(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  final String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  /** All below a folder, folders with a slash at their end, hidden files included. */
  static List<String> tree(Path root) throws IOException {
    try (Stream<Path> entries = Files.walk(root)) {
      return entries
          .filter(entry -> !entry.equals(root))
          .map(entry -> root.relativize(entry) + (Files.isDirectory(entry) ? "/" : ""))
          .sorted()
          .toList();
    }
  }

  final List<String> tree() throws IOException {
    return tree(folder);
  }
}
