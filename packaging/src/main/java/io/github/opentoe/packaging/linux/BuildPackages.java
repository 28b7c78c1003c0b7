package io.github.opentoe.packaging.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Builds a package for Debian and its kin, and one for Red Hat and its kin. */
public final class BuildPackages {

  /** Writes one package. */
  @FunctionalInterface
  private interface Writing {
    void write() throws IOException;
  }

  private BuildPackages() {}

  /** Builds from arguments of the form {@code name=value}, the components of {@link Plan}. */
  public static void main(String[] args) throws IOException {
    Plan plan = Plan.of(args);
    Folders.delete(plan.target());
    Optional<Path> image = plan.image();
    if (image.isEmpty()) {
      System.out.println("No packages: there is no runtime image for Linux.");
      return;
    }
    Path work = Files.createDirectories(plan.target().resolve("work"));
    Contents contents = new Contents(image.get(), plan);
    Path debian = contents.arrange(work.resolve("deb"), "usr/share/zsh/vendor-completions");
    Path redHat = contents.arrange(work.resolve("rpm"), "usr/share/zsh/site-functions");
    Needs needs = Needs.of(image.get());
    // Each takes half a minute of one processor.
    List<CompletableFuture<Void>> both =
        List.of(
            inBackground(() -> new DebPackage(plan, needs).write(debian)),
            inBackground(() -> new RpmPackage(plan, needs).write(redHat)));
    try {
      both.forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      throw new IOException(e.getCause());
    }
    Folders.delete(work);
    System.out.println("Built the packages in " + plan.target());
  }

  private static CompletableFuture<Void> inBackground(Writing writing) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            writing.write();
          } catch (IOException e) {
            throw new CompletionException(e);
          }
        });
  }
}
