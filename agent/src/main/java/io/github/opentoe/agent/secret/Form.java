package io.github.opentoe.agent.secret;

import java.util.List;

/** One way to write a secret; immutable. */
interface Form {

  /** What {@link #endAt} says where the form does not stand. */
  int ABSENT = -1;

  /** The bytes it may begin with. */
  List<Byte> firstBytes();

  /** At most so many bytes does it take. */
  int longest();

  /** Where it ends, if it begins at a place of a text. */
  int endAt(byte[] text, int at, int length);
}
