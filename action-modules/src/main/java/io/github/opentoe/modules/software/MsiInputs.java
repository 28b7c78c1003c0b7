package io.github.opentoe.modules.software;

import io.github.opentoe.agent.action.Input;
import io.github.opentoe.agent.action.InputCheck;
import io.github.opentoe.modules.filesystem.FilePath;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What InstallMSI and UninstallMSI take. */
public record MsiInputs(
    @Input(
            value = "The package: a path, an s3:// URI or a web address.",
            required = true,
            script = true)
        MsiPath path,
    @Input(value = "Allow, Force or Skip a restart afterwards.", byDefault = "Allow")
        RestartChoice reboot,
    @Input(value = "What to log: letters as behind the /L of msiexec.", byDefault = "*VX")
        LogOptions logOptions,
    @Input("The log file; without it there is no log.") Optional<FilePath> logFile,
    @Input("Properties for the installer.") Map<String, String> properties,
    @Input(value = "Whether a bad signature is accepted.", byDefault = "false")
        boolean ignoreAuthenticodeSignatureErrors,
    @Input(value = "Whether a package without a signature is accepted.", byDefault = "false")
        boolean allowUnsignedInstaller) {

  public MsiInputs {
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
  }

  void check(InputCheck check, String action) {
    path.check(check, action);
    logFile.ifPresent(file -> file.check(check, action, "logFile"));
    properties.forEach((name, value) -> new MsiProperty(name, value).check(check));
  }
}
