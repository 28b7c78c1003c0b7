package io.github.opentoe.modules.software;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Command;
import io.github.opentoe.agent.action.CommandResult;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.modules.FakeContext;
import io.github.opentoe.modules.filesystem.FilePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Windows machine with one package, whose scripts answer from recordings. */
final class MsiFixture {

  static final String FOLDER = "C:\\AWSTOE1";

  final FakeContext context =
      new FakeContext(Jimfs.newFileSystem(Configuration.windows()).getPath("C:\\work"));
  final List<String> data = new ArrayList<>();
  final List<String> scripts = new ArrayList<>();
  final List<Boolean> sawPackage = new ArrayList<>();
  CommandResult inspection = FakeContext.exited(0, "::signature\tValid\n::product\t{0}\t-1");
  CommandResult execution = exit(0);
  RestartChoice reboot = RestartChoice.ALLOW;
  Optional<FilePath> logFile = Optional.empty();
  LogOptions logOptions = LogOptions.parse("");
  Map<String, String> properties = new LinkedHashMap<>();
  boolean ignoresErrors;
  boolean allowsUnsigned;

  MsiFixture() throws IOException {
    context.platform = Platform.WINDOWS;
    context.environment.put("SystemRoot", "C:\\Windows");
    Files.createDirectories(context.workingDirectory());
    Files.writeString(context.workingDirectory().resolve("my agent.msi"), "x");
    context.runner = Optional.of(this::answer);
  }

  static CommandResult exit(int code) {
    return FakeContext.exited(0, "::stdout\t\n::exit\t" + code);
  }

  private CommandResult answer(Command command) {
    List<String> arguments = command.arguments();
    scripts.add(read(arguments.get(6)));
    data.add(read(arguments.get(7)));
    sawPackage.add(Files.exists(path(FOLDER + "\\agent.msi")));
    return arguments.get(6).endsWith("inspect-msi.ps1") ? inspection : execution;
  }

  Path path(String text) {
    return context.workingDirectory().getFileSystem().getPath(text);
  }

  private String read(String file) {
    try {
      return Files.readString(path(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  MsiInputs inputs(String path) {
    return new MsiInputs(
        MsiPath.parse(path),
        reboot,
        logOptions,
        logFile,
        properties,
        ignoresErrors,
        allowsUnsigned);
  }

  ActionResult install(String path) throws Exception {
    return new InstallMSI().run(inputs(path), context);
  }

  ActionResult install() throws Exception {
    return install("my agent.msi");
  }

  ActionResult uninstall() throws Exception {
    return new UninstallMSI().run(inputs("my agent.msi"), context);
  }

  /** What the last command handed to msiexec, as one raw text. */
  String line() {
    String json = data.get(data.size() - 1);
    String start = "\"line\":\"";
    int from = json.indexOf(start) + start.length();
    byte[] bytes = Base64.getDecoder().decode(json.substring(from, json.indexOf('"', from)));
    return new String(bytes, StandardCharsets.UTF_16LE);
  }
}
