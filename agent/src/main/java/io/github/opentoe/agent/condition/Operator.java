package io.github.opentoe.agent.condition;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The comparison operators of document-language §5.3. */
public enum Operator {
  STRING_IS_EMPTY("stringIsEmpty", ""),
  STRING_IS_WHITESPACE("stringIsWhitespace", ""),
  STRING_EQUALS("stringEquals", "value"),
  STRING_LESS_THAN("stringLessThan", "value"),
  STRING_LESS_THAN_EQUALS("stringLessThanEquals", "value"),
  STRING_GREATER_THAN("stringGreaterThan", "value"),
  STRING_GREATER_THAN_EQUALS("stringGreaterThanEquals", "value"),
  PATTERN_MATCHES("patternMatches", "value"),
  NUMBER_EQUALS("numberEquals", "value"),
  NUMBER_LESS_THAN("numberLessThan", "value"),
  NUMBER_LESS_THAN_EQUALS("numberLessThanEquals", "value"),
  NUMBER_GREATER_THAN("numberGreaterThan", "value"),
  NUMBER_GREATER_THAN_EQUALS("numberGreaterThanEquals", "value"),
  BINARY_EXISTS("binaryExists", ""),
  FILE_EXISTS("fileExists", ""),
  FOLDER_EXISTS("folderExists", ""),
  FILE_MD5_EQUALS("fileMD5Equals", "path"),
  FILE_SHA1_EQUALS("fileSHA1Equals", "path"),
  FILE_SHA256_EQUALS("fileSHA256Equals", "path"),
  FILE_SHA512_EQUALS("fileSHA512Equals", "path");

  private final String word;
  private final String companion;

  Operator(String word, String companion) {
    this.word = word;
    this.companion = companion;
  }

  /** As documents write it. */
  public String word() {
    return word;
  }

  /** The key of the other side, {@code value} or {@code path}; empty for one-sided operators. */
  public String companion() {
    return companion;
  }

  /** The operator of exactly this name. */
  public static Optional<Operator> named(String word) {
    return Arrays.stream(values()).filter(operator -> operator.word.equals(word)).findFirst();
  }

  /** All names. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Operator::word).toList();
  }
}
