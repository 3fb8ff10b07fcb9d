package shapes;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/** What later versions of Java add: nests, private methods of interfaces, records, patterns. */
public final class Nests implements Callable<List<String>> {
  private sealed interface Shape {
    record Circle(double radius) implements Shape {
      Supplier<String> text() {
        return () -> "circle " + radius;
      }
    }

    record Square(double side) implements Shape {}

    private String hidden() {
      return "hidden " + this;
    }

    private static String secret(Shape shape) {
      return "secret " + shape;
    }

    default List<Supplier<String>> all() {
      return List.of(this::hidden, () -> secret(this), () -> hidden() + "!");
    }
  }

  private enum Sign {
    PLUS(value -> value > 0),
    MINUS(value -> value < 0);

    private final IntPredicate test;

    Sign(IntPredicate test) {
      this.test = test;
    }
  }

  private static final class Deep {
    private static final class Deeper {
      private static String reach(Nests nests, String with) {
        Function<String, String> far = nests::near;
        Function<Deeper, String> own = Deeper::own;
        return far.apply(with) + own.apply(new Deeper());
      }

      private String own() {
        return " own";
      }
    }
  }

  private String near(String with) {
    return "near " + with;
  }

  @Override
  public List<String> call() {
    List<String> out = new ArrayList<>();
    Shape circle = new Shape.Circle(1);
    circle.all().forEach(text -> out.add(text.get()));
    out.add(new Shape.Circle(2).text().get());
    Function<Shape, String> kind =
        shape ->
            switch (shape) {
              case Shape.Circle(double radius) when radius > 1 -> "large circle";
              case Shape.Circle _ -> "circle";
              case Shape.Square(var side) -> "square " + side;
            };
    out.add(kind.apply(circle) + kind.apply(new Shape.Square(3)));
    out.add("" + Sign.PLUS.test.test(1) + Sign.MINUS.test.test(1));
    out.add(Deep.Deeper.reach(this, "with"));
    Function<Double, Shape> constructor = Shape.Circle::new;
    out.add(constructor.apply(4.0).toString());
    record Local(String text) {}
    Function<Local, String> accessor = Local::text;
    out.add(accessor.apply(new Local("local")));
    return out;
  }
}
