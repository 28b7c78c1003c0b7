package io.github.opentoe.agent.condition;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The comparison operators of document-language §5.3. */
public enum Operator {
  STRING_IS_EMPTY("stringIsEmpty", "", Family.STRING),
  STRING_IS_WHITESPACE("stringIsWhitespace", "", Family.STRING),
  STRING_EQUALS("stringEquals", "value", Family.STRING),
  STRING_LESS_THAN("stringLessThan", "value", Family.STRING),
  STRING_LESS_THAN_EQUALS("stringLessThanEquals", "value", Family.STRING),
  STRING_GREATER_THAN("stringGreaterThan", "value", Family.STRING),
  STRING_GREATER_THAN_EQUALS("stringGreaterThanEquals", "value", Family.STRING),
  PATTERN_MATCHES("patternMatches", "value", Family.PATTERN),
  NUMBER_EQUALS("numberEquals", "value", Family.NUMBER),
  NUMBER_LESS_THAN("numberLessThan", "value", Family.NUMBER),
  NUMBER_LESS_THAN_EQUALS("numberLessThanEquals", "value", Family.NUMBER),
  NUMBER_GREATER_THAN("numberGreaterThan", "value", Family.NUMBER),
  NUMBER_GREATER_THAN_EQUALS("numberGreaterThanEquals", "value", Family.NUMBER),
  BINARY_EXISTS("binaryExists", "", Family.PRESENCE),
  FILE_EXISTS("fileExists", "", Family.PRESENCE),
  FOLDER_EXISTS("folderExists", "", Family.PRESENCE),
  FILE_MD5_EQUALS("fileMD5Equals", "path", Family.DIGEST),
  FILE_SHA1_EQUALS("fileSHA1Equals", "path", Family.DIGEST),
  FILE_SHA256_EQUALS("fileSHA256Equals", "path", Family.DIGEST),
  FILE_SHA512_EQUALS("fileSHA512Equals", "path", Family.DIGEST);

  private final String word;
  private final String companion;
  private final Family family;

  Operator(String word, String companion, Family family) {
    this.word = word;
    this.companion = companion;
    this.family = family;
  }

  /** As documents write it. */
  public String word() {
    return word;
  }

  /** The key of the other side, {@code value} or {@code path}; empty for one-sided operators. */
  public String companion() {
    return companion;
  }

  /** Whether it compares numbers. */
  public boolean isNumeric() {
    return name().startsWith("NUMBER_");
  }

  /** The operator of exactly this name. */
  public static Optional<Operator> named(String word) {
    return Arrays.stream(values()).filter(operator -> operator.word.equals(word)).findFirst();
  }

  /** All names. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Operator::word).toList();
  }

  /** What kind of comparison it makes. */
  Family family() {
    return family;
  }

  /** Whether an ordering operator holds for the outcome of comparing value with operand. */
  boolean holdsFor(int order) {
    return switch (this) {
      case STRING_EQUALS, NUMBER_EQUALS -> order == 0;
      case STRING_LESS_THAN, NUMBER_LESS_THAN -> order < 0;
      case STRING_LESS_THAN_EQUALS, NUMBER_LESS_THAN_EQUALS -> order <= 0;
      case STRING_GREATER_THAN, NUMBER_GREATER_THAN -> order > 0;
      case STRING_GREATER_THAN_EQUALS, NUMBER_GREATER_THAN_EQUALS -> order >= 0;
      default -> throw new IllegalArgumentException(word + " does not order");
    };
  }

  /** The kinds of comparisons. */
  enum Family {
    STRING,
    PATTERN,
    NUMBER,
    PRESENCE,
    DIGEST
  }
}
