package io.github.opentoe.modules.software;

/** Removes the product of a Windows Installer package silently. */
public final class UninstallMSI extends MsiAction {

  /** The action, as service loaders make it. */
  public UninstallMSI() {
    super(
        "UninstallMSI",
        "Removes the product of a Windows Installer package silently.",
        "RemoveAgent");
  }
}
