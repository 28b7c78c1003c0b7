package io.github.opentoe.modules.software;

/** Installs a Windows Installer package silently. */
public final class InstallMSI extends MsiAction {

  /** The action, as service loaders make it. */
  public InstallMSI() {
    super("InstallMSI", "Installs a Windows Installer package silently.", "InstallAgent");
  }
}
