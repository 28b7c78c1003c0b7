package io.github.opentoe.agent.aws;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSupplier;

/** The AWS configuration and credentials files that an environment names. */
final class ProfileFiles {

  private static final ProfileFile NONE = ProfileFile.aggregator().build();

  private final String name;
  private final ProfileFileSupplier files;

  ProfileFiles(Map<String, String> environment) {
    name = environment.getOrDefault("AWS_PROFILE", "default");
    List<ProfileFileSupplier> found = new ArrayList<>();
    Path config = path(environment, "AWS_CONFIG_FILE", "config");
    if (Files.isRegularFile(config)) {
      found.add(ProfileFileSupplier.reloadWhenModified(config, ProfileFile.Type.CONFIGURATION));
    }
    Path credentials = path(environment, "AWS_SHARED_CREDENTIALS_FILE", "credentials");
    if (Files.isRegularFile(credentials)) {
      found.add(ProfileFileSupplier.reloadWhenModified(credentials, ProfileFile.Type.CREDENTIALS));
    }
    files =
        found.isEmpty()
            ? ProfileFileSupplier.fixedProfileFile(NONE)
            : ProfileFileSupplier.aggregate(found.toArray(ProfileFileSupplier[]::new));
  }

  private static Path path(Map<String, String> environment, String variable, String standard) {
    String named = environment.getOrDefault(variable, "");
    if (!named.isEmpty()) {
      return Path.of(named);
    }
    String home =
        environment.getOrDefault(
            "HOME", environment.getOrDefault("USERPROFILE", System.getProperty("user.home")));
    return Path.of(home, ".aws", standard);
  }

  /** Of the profile in use. */
  String name() {
    return name;
  }

  /** What the SDK takes. */
  ProfileFileSupplier files() {
    return files;
  }

  /** A property of the profile in use. */
  Optional<String> property(String key) {
    return files.get().profile(name).flatMap(profile -> profile.property(key));
  }

  /** A property of the section for services that the profile in use names. */
  Optional<String> serviceProperty(String key) {
    Optional<Profile> section =
        property("services").flatMap(services -> files.get().getSection("services", services));
    return section.flatMap(services -> services.property(key));
  }
}
