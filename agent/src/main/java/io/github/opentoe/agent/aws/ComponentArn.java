package io.github.opentoe.agent.aws;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The ARN of a component, with or without build number, or with wildcards for its version (CL-30).
 *
 * @param prefix everything before the version, the last slash included
 * @param partition such as {@code aws-cn}
 * @param region where to ask
 * @param owner 12 digits, {@code aws} or {@code aws-marketplace}
 * @param name as the ARN spells it
 * @param version three numbers, of which the last ones may be wildcards
 * @param build its number, if one is given
 */
record ComponentArn(
    String prefix,
    String partition,
    String region,
    String owner,
    String name,
    Version version,
    Optional<Long> build) {

  private static final String FORM =
      "arn:<partition>:imagebuilder:<region>:<owner>:component/<name>/<version>[/<build>]";
  private static final Pattern PARTITION = Pattern.compile("aws(-[a-z0-9]+)*");
  private static final Pattern REGION = Pattern.compile("[a-z]+(-[a-z0-9]+)+");
  private static final Pattern OWNER = Pattern.compile("[0-9]{12}|aws|aws-marketplace");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");

  /** A text is no ARN of a component. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    private Malformed(String reason) {
      super(reason);
      this.reason = reason;
    }

    /** One sentence that names the text. */
    String reason() {
      return reason;
    }
  }

  /**
   * A version of three parts.
   *
   * @param parts numbers, or {@code x}
   */
  record Version(List<String> parts) {

    /** Whether it stands for several versions. */
    boolean isPattern() {
      return parts.contains("x");
    }

    /** Whether it is this version, or stands for it too. */
    boolean includes(Version other) {
      for (int index = 0; index < parts.size(); index++) {
        String part = parts.get(index);
        if (!part.equals("x")
            && (other.parts.get(index).equals("x") || number(index) != other.number(index))) {
          return false;
        }
      }
      return true;
    }

    /** A part that is a number. */
    long number(int index) {
      return Long.parseLong(parts.get(index));
    }

    @Override
    public String toString() {
      return String.join(".", parts);
    }
  }

  /** Reads an ARN. */
  static ComponentArn parse(String text) throws Malformed {
    String[] fields = text.split(":", -1);
    require(fields.length == 6 && fields[0].equalsIgnoreCase("arn"), text, "its form is " + FORM);
    require(
        fields[2].equals("imagebuilder"),
        text,
        "it belongs to the service '" + fields[2] + "', not to imagebuilder");
    require(PARTITION.matcher(fields[1]).matches(), text, "'" + fields[1] + "' is not a partition");
    require(REGION.matcher(fields[3]).matches(), text, "'" + fields[3] + "' is not a region");
    require(
        OWNER.matcher(fields[4]).matches(),
        text,
        "its owner '" + fields[4] + "' is not 12 digits, aws or aws-marketplace");
    String[] path = fields[5].split("/", -1);
    require(path[0].equals("component"), text, "it names no component but '" + path[0] + "'");
    require(path.length == 3 || path.length == 4, text, "its form is " + FORM);
    require(NAME.matcher(path[1]).matches(), text, "'" + path[1] + "' is no name of a component");
    Version version = version(text, path[2]);
    return new ComponentArn(
        text.substring(0, text.indexOf('/')) + "/" + path[1] + "/",
        fields[1],
        fields[3],
        fields[4],
        path[1],
        version,
        path.length == 4 ? Optional.of(build(text, path[3], version)) : Optional.empty());
  }

  /** Whether an ARN that the service gave is one that this one stands for. */
  boolean includes(ComponentArn other) {
    return name.equals(other.name)
        && version.includes(other.version)
        && (build.isEmpty() || build.equals(other.build));
  }

  /** The ARN. */
  @Override
  public String toString() {
    return prefix + version + build.map(number -> "/" + number).orElse("");
  }

  private static Version version(String text, String version) throws Malformed {
    List<String> parts = List.of(version.split("\\.", -1));
    require(
        parts.size() == 3
            && parts.stream().allMatch(part -> part.equals("x") || NUMBER.matcher(part).matches()),
        text,
        "the version '" + version + "' is not three numbers with dots between");
    int firstWildcard = parts.indexOf("x");
    require(
        firstWildcard < 0
            || parts.subList(firstWildcard, parts.size()).stream().allMatch("x"::equals),
        text,
        "the version '" + version + "' has a number behind a wildcard");
    return new Version(parts);
  }

  private static long build(String text, String build, Version version) throws Malformed {
    require(NUMBER.matcher(build).matches(), text, "the build '" + build + "' is not a number");
    require(!version.isPattern(), text, "a build number cannot follow the wildcards in " + version);
    return Long.parseLong(build);
  }

  private static void require(boolean holds, String text, String reason) throws Malformed {
    if (!holds) {
      throw new Malformed("'" + text + "' is not the ARN of a component: " + reason + ".");
    }
  }
}
