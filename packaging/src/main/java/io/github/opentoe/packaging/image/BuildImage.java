package io.github.opentoe.packaging.image;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Builds the runtime image and its archives with the JDK that runs it. */
public final class BuildImage {

  private BuildImage() {}

  /** Builds from arguments of the form {@code name=value}, the components of {@link Recipe}. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Recipe recipe = Recipe.of(args);
    Tree.delete(recipe.target());
    if (!JdkTools.canLink()) {
      System.out.println("No runtime image: this JDK has no jlink, or nothing that it could link.");
      return;
    }
    if (File.separatorChar == '\\') {
      System.out.println("No runtime image: its launcher is a shell script.");
      return;
    }
    build(recipe);
    System.out.println("Built " + recipe.image());
  }

  private static void build(Recipe recipe) throws IOException, InterruptedException {
    Path work = Files.createDirectories(recipe.target().resolve("work"));
    Path image = recipe.image();
    Path program = ProgramModule.make(recipe, work);
    LinkedRuntime.link(program, image.resolve("runtime"));
    Tree.copy(recipe.parts().resolve("bin"), image.resolve("bin"));
    AwsLayer.write(recipe, image);
    Licences.collect(program, image.resolve("licences"));
    if (Files.exists(recipe.bill())) {
      Files.copy(recipe.bill(), image.resolve("opentoe.cdx.json"));
    }
    new ClassArchive(image, work).make(recipe);
    Archives.write(image, recipe);
    Tree.delete(work);
  }
}
