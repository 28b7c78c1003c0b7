package io.github.opentoe.modules.filesystem;

/**
 * A pattern for names in which only {@code *} is special: any run of characters, also none (AM-36).
 *
 * @param pattern as written
 * @param ignoresCase whether the letter case does not matter
 */
public record Wildcard(String pattern, boolean ignoresCase) {

  /** Whether the whole name matches; names with a leading dot are nothing special (AM-39). */
  public boolean matches(String name) {
    int position = 0;
    int at = 0;
    int lastStar = -1;
    int resumeAt = 0;
    while (position < name.length()) {
      if (at < pattern.length() && pattern.charAt(at) == '*') {
        lastStar = at++;
        resumeAt = position;
      } else if (at < pattern.length() && same(pattern.charAt(at), name.charAt(position))) {
        at++;
        position++;
      } else if (lastStar >= 0) {
        at = lastStar + 1;
        position = ++resumeAt;
      } else {
        return false;
      }
    }
    while (at < pattern.length() && pattern.charAt(at) == '*') {
      at++;
    }
    return at == pattern.length();
  }

  private boolean same(char wanted, char given) {
    return wanted == given
        || (ignoresCase
            && Character.toLowerCase(Character.toUpperCase(wanted))
                == Character.toLowerCase(Character.toUpperCase(given)));
  }
}
