package io.github.opentoe.modules.software;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.ObjectAddress;
import io.github.opentoe.agent.action.ObjectStoreException;
import io.github.opentoe.agent.action.StoredObject;
import io.github.opentoe.modules.command.CommandStop;
import io.github.opentoe.modules.filesystem.FilePath;
import io.github.opentoe.modules.filesystem.FolderPath;
import io.github.opentoe.modules.filesystem.WindowsPath;
import io.github.opentoe.modules.transfer.WebDownload;
import io.github.opentoe.modules.transfer.WebUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The installer package as a local file (MSI-1).
 *
 * @param context where it is needed
 * @param folder a private one, for packages that have to be fetched
 */
record MsiPackage(ActionContext context, Path folder) {

  /** The file, fetched if need be. */
  Path file(MsiPath path) throws IOException, InterruptedException {
    Optional<ObjectAddress> object = path.object();
    if (object.isPresent()) {
      return fromStore(object.get());
    }
    return path.isOnTheWeb() ? fromWeb(path) : local(path);
  }

  private Path local(MsiPath path) throws IOException {
    Path file = new FilePath(path.text()).in(context).toAbsolutePath();
    if (!Files.exists(file)) {
      throw CommandStop.failed("file does not exist: " + path.text());
    }
    if (!Files.isRegularFile(file)) {
      throw CommandStop.failed("is not a regular file: " + path.text());
    }
    return file;
  }

  private Path fromStore(ObjectAddress object) throws IOException, InterruptedException {
    String name = object.key().substring(object.key().lastIndexOf('/') + 1);
    Path file = named(name, object.toString());
    context.log().info("downloading " + object);
    try {
      StoredObject stored = context.objects().describe(object, context.deadline());
      Files.createFile(file);
      context.objects().download(stored, file, context.deadline(), bytes -> {});
    } catch (ObjectStoreException failure) {
      throw CommandStop.failed(String.valueOf(failure.getMessage()));
    }
    return file;
  }

  private Path fromWeb(MsiPath path) throws IOException, InterruptedException {
    WebUrl url = WebUrl.parse(path.text());
    Path file = named(url.fileName().orElse(""), url.toString());
    WebDownload.Inputs inputs =
        new WebDownload.Inputs(
            url, new FolderPath(file.toString()), true, Optional.empty(), Optional.empty(), false);
    ActionResult result = new WebDownload().run(inputs, context);
    if (!result.isSuccess()) {
      throw CommandStop.of(result);
    }
    return file;
  }

  private Path named(String name, String source) throws CommandStop {
    if (name.isEmpty() || WindowsPath.problem(name).isPresent()) {
      throw CommandStop.failed("cannot derive a file name from " + source);
    }
    return folder.resolve(name);
  }
}
