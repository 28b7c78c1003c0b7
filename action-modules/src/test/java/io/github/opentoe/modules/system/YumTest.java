package io.github.opentoe.modules.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.ActionResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YumTest {

  private static final String CHECK = "env LC_ALL=C yum -q check-update";
  private static final String LISTING =
      """

      bash.x86_64                         4.2.46-35.amzn2.0.1            core
      kernel.x86_64                       5.10.220-209.869.amzn2         extra-kernel-5.10
      kernel-tools.x86_64                 5.10.220-209.869.amzn2         extra-kernel-5.10
      glibc.i686                          2.26-64.amzn2.0.2              core
      openssl-libs.x86_64                 1:1.0.2k-24.amzn2.0.13         core
      a-package-with-a-very-long-name-indeed.noarch
                                          1.0-1.amzn2                    core
      Security: kernel-5.10.219 is the currently running version
      Obsoleting Packages
      grub2.x86_64                        1:2.06-14.amzn2                core
      """;

  private final LinuxMachine machine;

  YumTest() throws Exception {
    machine = new LinuxMachine("yum");
    machine.answer(CHECK, 100, LISTING);
  }

  private String command(List<String> include, List<String> exclude) throws Exception {
    assertEquals(ActionResult.succeeded(), machine.update(include, exclude));
    assertEquals(2, machine.lines().size());
    return machine.lines().get(1);
  }

  @Test
  void UPD8_everythingWithoutFilters() throws Exception {
    assertEquals("yum -y update", command(List.of(), List.of()));
    assertEquals(CHECK, machine.lines().get(0));
    assertEquals(List.of(), machine.context.warnings);
  }

  @Test
  void UPD8_dnfTakesTheSameCommands() throws Exception {
    LinuxMachine other = new LinuxMachine("dnf");
    other.answer("env LC_ALL=C dnf -q check-update", 100, LISTING);
    assertEquals(ActionResult.succeeded(), other.update(List.of("bash"), List.of("kernel*")));
    assertEquals("dnf -y update --exclude=kernel* bash", other.lines().get(1));
  }

  @Test
  void UPD8_starsAreHandedOver() throws Exception {
    assertEquals(
        "yum -y update --exclude=kernel* --exclude=glibc open* bash.x86_64",
        command(List.of("open*", "bash.x86_64"), List.of("kernel*", "glibc")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "openssl-libs-1.0.2k*",
        "openssl-libs.x86_64",
        "openssl-libs-1.0.2k-24.amzn2.0.13.x86_64",
        "a-package-with-a-very-long-name-indeed"
      })
  void UPD8_packagesCanBeNamedInMoreThanOneWay(String name) throws Exception {
    assertEquals("yum -y update " + name, command(List.of(name), List.of()));
  }

  @Test
  void UPD9_whatIsNotInstalledIsPassedOver() throws Exception {
    assertEquals("yum -y update bash", command(List.of("nginx", "bash"), List.of()));
    assertEquals(
        List.of("item 'nginx' of 'include' matches no installed package with an update"),
        machine.context.warnings);
  }

  @Test
  void UPD3_anExclusionThatMatchesNothingIsAWarning() throws Exception {
    assertEquals("yum -y update --exclude=nginx", command(List.of(), List.of("nginx")));
    assertEquals(
        List.of("item 'nginx' of 'exclude' matches no installed package with an update"),
        machine.context.warnings);
  }

  @Test
  void UPD1_excludeWins() throws Exception {
    machine.update(List.of("bash"), List.of("ba*"));
    assertEquals(List.of(CHECK), machine.lines());
    assertTrue(machine.context.infos.contains("no updates to install"));
  }

  @Test
  void UPD2_nothingToDoIsSuccess() throws Exception {
    machine.answer(CHECK, 0, "");
    assertEquals(ActionResult.succeeded(), machine.update());
    assertEquals(List.of(CHECK), machine.lines());
    assertTrue(machine.context.infos.contains("no updates to install"));
  }

  @Test
  void UPD2_obsoletedPackagesAreNoUpdates() throws Exception {
    machine.update(List.of("grub2"), List.of());
    assertEquals(List.of(CHECK), machine.lines());
  }

  @Test
  void UPD13_exitStatus100CountsForTheCheckOnly() throws Exception {
    machine.answer("yum -y update", 100, "");
    assertEquals(ActionResult.failed("yum exit status 100"), machine.update());
    machine.answer(CHECK, 1, "");
    assertEquals(ActionResult.failed("yum exit status 1"), machine.update());
  }
}
