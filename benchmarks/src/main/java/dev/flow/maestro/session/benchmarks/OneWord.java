package dev.flow.maestro.session.benchmarks;

/** The least that a Java program can do: what a command of ours is compared with. */
final class OneWord {

  private OneWord() {}

  /** Prints one word. */
  public static void main(String[] arguments) {
    System.out.println("maestro");
  }
}
