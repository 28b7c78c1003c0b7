package io.github.opentoe.packaging.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.packager.rpm.FileFlags;
import org.eclipse.packager.rpm.RpmTag;
import org.eclipse.packager.rpm.RpmTagValue;
import org.eclipse.packager.rpm.RpmVersion;
import org.eclipse.packager.rpm.build.BuilderContext;
import org.eclipse.packager.rpm.build.BuilderOptions;
import org.eclipse.packager.rpm.build.DigestAlgorithm;
import org.eclipse.packager.rpm.build.FileInformation;
import org.eclipse.packager.rpm.build.PayloadProcessors;
import org.eclipse.packager.rpm.build.RpmBuilder;
import org.eclipse.packager.rpm.build.SimpleFileInformationCustomizer;
import org.eclipse.packager.rpm.coding.PayloadCoding;
import org.eclipse.packager.rpm.deps.RpmDependencyFlags;
import org.eclipse.packager.rpm.header.Header;

/** Writes a package for Red Hat, Amazon Linux and their kin. */
final class RpmPackage {

  private static final String RELEASE = "1";
  private static final String LICENCE =
      "GPLv2 with exceptions and ASL 2.0 and BSD and MIT and MIT-0";

  /** Those of the system, which no package takes away with it. */
  private static final Set<String> SHARED =
      Set.of(
          "usr",
          "usr/bin",
          "usr/lib",
          "usr/share",
          "usr/share/doc",
          "usr/share/man",
          "usr/share/man/man1");

  private final Plan plan;
  private final Needs needs;

  RpmPackage(Plan plan, Needs needs) {
    this.plan = plan;
    this.needs = needs;
  }

  /** Writes it with the files below a folder. */
  void write(Path root) throws IOException {
    RpmVersion version = new RpmVersion(null, plan.sortedVersion(), RELEASE);
    String name = "opentoe-" + version + "." + plan.processor() + ".rpm";
    try (RpmBuilder builder =
        new RpmBuilder(
            "opentoe", version, plan.processor(), plan.target().resolve(name), options())) {
      describe(builder);
      addFiles(builder.newContext(), root);
      require(builder);
      builder.setPostRemoveScript(Files.readString(plan.parts().resolve("postun")));
      builder.setHeaderCustomizer(this::correct);
      builder.build();
    }
  }

  private BuilderOptions options() {
    BuilderOptions options = new BuilderOptions();
    options.setPayloadCoding(PayloadCoding.XZ);
    options.setPayloadFlags(Integer.toString(plan.compression()));
    options.setFileDigestAlgorithm(DigestAlgorithm.SHA256);
    try {
      options.addPayloadProcessor(PayloadProcessors.payloadDigest(DigestAlgorithm.SHA256));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
    return options;
  }

  private void describe(RpmBuilder builder) throws IOException {
    RpmBuilder.PackageInformation information = builder.getInformation();
    information.setSummary(plan.summary());
    information.setDescription(String.join("\n", plan.description()));
    information.setLicense(LICENCE);
    information.setGroup("Applications/System");
    information.setSourcePackage("opentoe-" + plan.sortedVersion() + "-" + RELEASE + ".src.rpm");
  }

  private void require(RpmBuilder builder) {
    String processor = plan.processor().equals("x86_64") ? "x86-64" : "aarch-64";
    builder.addProvides(
        "opentoe(" + processor + ")",
        plan.sortedVersion() + "-" + RELEASE,
        RpmDependencyFlags.EQUAL);
    builder.addRequirement("/bin/sh", "");
    needs.ofRedHat().forEach(need -> builder.addRequirement(need, ""));
    builder.addRecommends("bash", "");
  }

  private void addFiles(BuilderContext context, Path root) throws IOException {
    for (Path path : Folders.below(root)) {
      String name = Folders.name(root, path);
      boolean isExecutable = Files.isExecutable(path);
      if (Files.isSymbolicLink(path)) {
        String target = Files.readSymbolicLink(path).toString();
        context.addSymbolicLink("/" + name, target, with(0777, EnumSet.noneOf(FileFlags.class)));
      } else if (!Files.isDirectory(path)) {
        context.addFile("/" + name, path, with(isExecutable ? 0755 : 0644, flags(name)));
      } else if (!SHARED.contains(name)) {
        context.addDirectory("/" + name, with(0755, EnumSet.noneOf(FileFlags.class)));
      }
    }
  }

  private SimpleFileInformationCustomizer with(int mode, Set<FileFlags> flags) {
    return (FileInformation information) -> {
      information.setUser(BuilderContext.DEFAULT_USER);
      information.setGroup(BuilderContext.DEFAULT_GROUP);
      information.setMode((short) mode);
      information.setTimestamp(plan.time());
      information.setFileFlags(flags);
    };
  }

  private static Set<FileFlags> flags(String name) {
    if (name.startsWith("usr/share/man/")) {
      return EnumSet.of(FileFlags.DOC);
    }
    boolean isLicence = name.endsWith("/copyright") || name.contains("/licences/");
    return isLicence || name.contains("/runtime/legal/")
        ? EnumSet.of(FileFlags.LICENSE)
        : EnumSet.noneOf(FileFlags.class);
  }

  /** The library takes the time from the clock, and asks for what no RPM says it has. */
  private void correct(Header<RpmTag> header) {
    header.putInt(RpmTag.BUILDTIME, (int) plan.time().getEpochSecond());
    RpmTagValue needed = (RpmTagValue) header.get(RpmTag.REQUIRE_NAME);
    String[] names = needed.asStringArray().orElseThrow().clone();
    Arrays.asList(names).replaceAll(need -> need.replaceFirst("^PayloadIsXz$", "rpmlib($0)"));
    header.putStringArray(RpmTag.REQUIRE_NAME, names);
  }
}
