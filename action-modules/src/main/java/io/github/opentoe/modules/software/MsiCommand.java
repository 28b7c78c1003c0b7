package io.github.opentoe.modules.software;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands behind {@code msiexec.exe} in one raw line (MSI-3, MSI-4, MSI-11 … MSI-13, UMSI-1).
 *
 * @param option {@code /i} or {@code /x}
 * @param path of the package, absolute
 * @param isInstalled whether the product is there already and is installed once more
 */
record MsiCommand(String option, String path, boolean isInstalled) {

  /**
   * The line.
   *
   * @param log the absolute path of the log file; empty for none
   */
  String line(MsiInputs input, String log) {
    List<String> parts = new ArrayList<>();
    parts.add(option + " \"" + path + "\" /qn");
    if (!log.isEmpty()) {
      parts.add("/L" + input.logOptions().letters() + " \"" + log + "\"");
    }
    parts.add("REBOOT=ReallySuppress");
    if (isInstalled) {
      parts.add("REINSTALLMODE=ecmus REINSTALL=ALL");
    }
    input.properties().forEach((name, value) -> parts.add(new MsiProperty(name, value).argument()));
    return String.join(" ", parts);
  }
}
