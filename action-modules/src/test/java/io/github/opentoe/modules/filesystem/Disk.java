package io.github.opentoe.modules.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.ActionResult.Outcome;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.modules.FakeContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A working directory to act on, in memory or real. */
final class Disk {

  final Path work;
  final FakeContext context;

  private Disk(Path work, Platform platform) {
    this.work = work;
    this.context = new FakeContext(work);
    context.platform = platform;
  }

  static Disk inMemory() {
    Configuration unix =
        Configuration.unix().toBuilder()
            .setAttributeViews("basic", "owner", "posix", "unix")
            .setWorkingDirectory("/work")
            .build();
    return new Disk(Jimfs.newFileSystem(unix).getPath("/work"), Platform.LINUX);
  }

  static Disk windows() {
    Configuration windows =
        Configuration.windows().toBuilder()
            .setAttributeViews("basic", "dos")
            .setWorkingDirectory("C:\\work")
            .build();
    return new Disk(Jimfs.newFileSystem(windows).getPath("C:\\work"), Platform.WINDOWS);
  }

  static Disk real(Path folder) {
    return new Disk(folder, Platform.LINUX);
  }

  static void needsRoot() {
    assumeTrue(System.getProperty("user.name").equals("root"), "needs root");
  }

  Path at(String path) {
    return work.resolve(path);
  }

  Disk file(String path, String text) {
    return file(path, text.getBytes(StandardCharsets.UTF_8));
  }

  Disk file(String path, byte[] bytes) {
    try {
      Files.createDirectories(at(path).resolveSibling(""));
      Files.write(at(path), bytes);
      return this;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  Disk folder(String path) {
    try {
      Files.createDirectories(at(path));
      return this;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  Disk link(String path, String target) {
    try {
      Files.createSymbolicLink(at(path), work.getFileSystem().getPath(target));
      return this;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  boolean has(String path) {
    return Files.exists(at(path), LinkOption.NOFOLLOW_LINKS);
  }

  String read(String path) throws IOException {
    return Files.readString(at(path));
  }

  /** Runs a command of the system, such as mkfifo; arguments are relative to this disk. */
  void command(String... command) throws IOException, InterruptedException {
    assertEquals(0, new ProcessBuilder(command).directory(work.toFile()).start().waitFor());
  }

  /** The permission bits, all twelve, as octal digits. */
  String mode(String path) throws IOException {
    int mode = (Integer) Files.getAttribute(at(path), "unix:mode", LinkOption.NOFOLLOW_LINKS);
    return Integer.toOctalString(mode & 07777);
  }

  Disk chmod(String path, int mode) throws IOException {
    Files.setAttribute(at(path), "unix:mode", mode);
    return this;
  }

  /** Sets permissions in memory. */
  Disk permissions(String path, String letters) throws IOException {
    Files.setPosixFilePermissions(at(path), PosixFilePermissions.fromString(letters));
    return this;
  }

  static void assertSucceeded(ActionResult result) {
    assertEquals("", result.message());
    assertEquals(Outcome.SUCCEEDED, result.outcome());
  }

  static void assertFailed(String message, ActionResult result) {
    assertEquals(message, result.message());
    assertEquals(Outcome.FAILED, result.outcome());
  }
}
