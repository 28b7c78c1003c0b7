package io.github.opentoe.modules.transfer;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An absolute http or https URL. Its text form is masked, see {@link #toString()}.
 *
 * @param scheme {@code http} or {@code https}
 * @param userInfo name and password, as written
 * @param host ready for a connection; IPv6 addresses without brackets
 * @param port never absent
 * @param path begins with a slash; only characters that may be sent
 * @param query with its question mark; empty without one
 */
public record WebUrl(
    String scheme, Optional<String> userInfo, String host, int port, String path, String query) {

  private static final int HIGHEST_PORT = 65_535;
  private static final Pattern FORM =
      Pattern.compile("(?i)(https?)://([^/?#]*)([^?#]*)(\\?[^#]*)?(#.*)?", Pattern.DOTALL);
  private static final Pattern AUTHORITY =
      Pattern.compile("(?:(.*)@)?(\\[[0-9A-Fa-f:.]+\\]|[^:@\\[\\]]+)(?::([0-9]{0,5}))?");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._~-]+|\\[.*\\]");
  private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
  private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");
  private static final Pattern METADATA =
      Pattern.compile("169\\.254\\.169\\.254|(?i)fd00:ec2::254");

  /** Reads a URL. Messages never quote it, as it may hold secrets. */
  public static WebUrl parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "'{key}' of {action} must be an absolute http or https URL");
    }
    if (text.chars().anyMatch(unit -> unit <= ' ' || unit == 0x7f)) {
      throw new IllegalArgumentException(
          "'{key}' of {action} holds a blank or a control character; write blanks as %20");
    }
    Matcher authority = AUTHORITY.matcher(form.group(2));
    if (!authority.matches() || BAD_ESCAPE.matcher(form.group(3)).find()) {
      throw new IllegalArgumentException("'{key}' of {action} is not a valid URL");
    }
    String scheme = form.group(1).toLowerCase(Locale.ROOT);
    String path = UrlText.encode(form.group(3));
    return new WebUrl(
        scheme,
        Optional.ofNullable(authority.group(1)),
        host(authority.group(2)),
        port(Optional.ofNullable(authority.group(3)).orElse(""), scheme),
        path.isEmpty() ? "/" : path,
        UrlText.encode(Optional.ofNullable(form.group(4)).orElse("")));
  }

  private static String host(String text) {
    String ascii;
    try {
      ascii = text.startsWith("[") ? text : IDN.toASCII(text, IDN.ALLOW_UNASSIGNED);
    } catch (IllegalArgumentException unusable) {
      ascii = "";
    }
    if (!HOST.matcher(ascii).matches()) {
      throw new IllegalArgumentException("'{key}' of {action} names no valid host");
    }
    return ascii.startsWith("[") ? ascii.substring(1, ascii.length() - 1) : ascii;
  }

  private static int port(String digits, String scheme) {
    if (digits.isEmpty()) {
      return scheme.equals("https") ? 443 : 80;
    }
    int port = Integer.parseInt(digits);
    if (port == 0 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException("'{key}' of {action} names no valid port");
    }
    return port;
  }

  /** Whether it is encrypted. */
  public boolean isSecure() {
    return scheme.equals("https");
  }

  /** Whether it leads to the metadata of an EC2 instance. */
  public boolean isInstanceMetadata() {
    return METADATA.matcher(host).matches();
  }

  /** The last segment of the path as a file name; empty where no file can have it (WEB-2). */
  public Optional<String> fileName() {
    String segment = path.substring(path.lastIndexOf('/') + 1);
    return UrlText.decode(segment)
        .filter(name -> !name.isEmpty() && !name.equals(".") && !name.equals(".."))
        .filter(name -> name.chars().noneMatch(UrlText::isUnfitForNames));
  }

  /** Whether the other one has the same scheme, host and port. */
  boolean isSameOrigin(WebUrl other) {
    return scheme.equals(other.scheme) && host.equalsIgnoreCase(other.host) && port == other.port;
  }

  /** Host and, where it is not the usual one, port: as the Host header wants it. */
  String authority() {
    String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    boolean usual = port == (isSecure() ? 443 : 80);
    return usual ? name : name + ":" + port;
  }

  /**
   * Where a redirect from here leads.
   *
   * @param location the value of the Location header
   */
  WebUrl resolve(String location) {
    String text = UrlText.encode(location.strip().replace(" ", "%20"));
    if (ABSOLUTE.matcher(text).matches()) {
      return parse(text);
    }
    String base = scheme + "://" + authority() + path;
    if (text.startsWith("?")) {
      return parse(base + text);
    }
    try {
      return parse(new URI(base).resolve(new URI(text)).toString());
    } catch (URISyntaxException malformed) {
      throw new IllegalArgumentException("'{key}' of {action} is not a valid URL", malformed);
    }
  }

  /** The value for an Authorization header, if a name is given. */
  Optional<String> basicCredentials() {
    return userInfo.map(UrlText::basicCredentials);
  }

  /** The URL for people: without name, password and whatever signs it (AM-81). */
  @Override
  public String toString() {
    String mask = userInfo.isPresent() ? "****@" : "";
    return scheme + "://" + mask + authority() + path + UrlText.maskQuery(query);
  }
}
