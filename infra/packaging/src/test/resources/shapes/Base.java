package shapes;

/** What Shapes inherits. */
public class Base {
  protected String greeting() {
    return "good day ";
  }

  protected String shielded() {
    return "shielded";
  }
}
