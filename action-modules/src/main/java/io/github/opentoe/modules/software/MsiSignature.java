package io.github.opentoe.modules.software;

import java.util.Optional;

/**
 * What Windows says about the signature of a package (MSI-2).
 *
 * @param status such as {@code Valid} or {@code HashMismatch}
 */
record MsiSignature(String status) {

  private static final String VALID = "Valid";
  private static final String UNSIGNED = "NotSigned";

  /** Why a package must not run; empty if it may. */
  Optional<String> refusal(MsiInputs input) {
    if (status.equals(VALID)) {
      return Optional.empty();
    }
    boolean isUnsigned = status.equals(UNSIGNED);
    boolean isAllowed =
        isUnsigned ? input.allowUnsignedInstaller() : input.ignoreAuthenticodeSignatureErrors();
    String flag = isUnsigned ? "allowUnsignedInstaller" : "ignoreAuthenticodeSignatureErrors";
    return isAllowed
        ? Optional.empty()
        : Optional.of(
            "signature of "
                + input.path().text()
                + " is "
                + status
                + "; set "
                + flag
                + " to run it anyway");
  }
}
