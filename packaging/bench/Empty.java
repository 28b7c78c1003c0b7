/** The least that a Java program can do: the floor under every start. */
public final class Empty {

  private Empty() {}

  /** Does nothing. */
  public static void main(String[] arguments) {}
}
