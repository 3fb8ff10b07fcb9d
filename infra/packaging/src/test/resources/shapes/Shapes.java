package shapes;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongSupplier;
import java.util.function.ObjIntConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/** Every kind of lambda and method reference that Java 8 has, and what each one answers. */
public class Shapes extends Base implements Callable<List<String>> {
  private static final Supplier<String> IN_INITIALIZER = () -> "initializer";
  private final String name = "shapes";
  private int calls;

  interface Wide {
    double take(byte b, short s, char c, int i, long l, float f, double d, boolean z, Object o);
  }

  interface Named {
    String name();

    default Supplier<String> loud() {
      return () -> name().toUpperCase(java.util.Locale.ROOT);
    }

    static Supplier<String> nobody() {
      return () -> "nobody";
    }
  }

  interface Narrow extends Function<Integer, Integer> {
    @Override
    Integer apply(Integer value);
  }

  interface SerialSupplier extends Supplier<String>, Serializable {}

  static class Inner {
    private final List<String> parts;

    private Inner(String... parts) {
      this.parts = Arrays.asList(parts);
    }

    private String secret() {
      return "secret" + parts;
    }
  }

  class Member {
    final int size;

    Member(int size) {
      this.size = size + name.length();
    }
  }

  @Override
  public List<String> call() throws Exception {
    List<String> out = new ArrayList<>();
    plain(out);
    captured(out);
    converted(out);
    referred(out);
    inherited(out);
    odd(out);
    return out;
  }

  private void plain(List<String> out) {
    out.add(IN_INITIALIZER.get());
    Supplier<String> one = () -> "one";
    Supplier<String> two = () -> "two";
    out.add(one.get() + two.get());
    Runnable count = () -> calls++;
    count.run();
    count.run();
    out.add("calls " + calls);
    Comparator<String> byLength = (a, b) -> Integer.compare(a.length(), b.length());
    out.add("" + byLength.compare("a", "bb"));
    Function<Integer, Function<Integer, Integer>> add = a -> b -> a + b;
    out.add("" + add.apply(1).apply(2));
  }

  private void captured(List<String> out) {
    byte b = 1;
    short s = 2;
    char c = 'c';
    int i = 4;
    long l = 5;
    float f = 6;
    double d = 7;
    boolean z = true;
    Object o = "o";
    Supplier<String> all = () -> name + b + s + c + i + l + f + d + z + o;
    out.add(all.get());
    LongSupplier sum = () -> l + i;
    out.add("" + sum.getAsLong());
    LongBinaryOperator wide = (x, y) -> x * y + l;
    out.add("" + wide.applyAsLong(3, 4));
    List<Supplier<String>> loop = new ArrayList<>();
    for (String each : Arrays.asList("x", "y")) {
      loop.add(() -> each);
    }
    out.add(loop.get(0).get() + loop.get(1).get());
    Wide many = (b2, s2, c2, i2, l2, f2, d2, z2, o2) -> b2 + s2 + c2 + i2 + l2 + f2 + d2 + (z2 ? 1 : 0) + o2.hashCode() + d;
    out.add("" + many.take(b, s, c, i, l, f, d, z, o));
  }

  private void converted(List<String> out) {
    Function<Integer, Integer> unboxing = Math::abs;
    out.add("" + unboxing.apply(-3));
    Function<Integer, Long> widening = Shapes::widened;
    out.add("" + widening.apply(3));
    ToLongFunction<Integer> toLong = Shapes::narrow;
    out.add("" + toLong.applyAsLong(5));
    IntToLongFunction intToLong = Shapes::narrow;
    out.add("" + intToLong.applyAsLong(6));
    IntFunction<Object> boxing = Integer::valueOf;
    out.add("" + boxing.apply(7));
    IntFunction<Object> boxedArgument = String::valueOf;
    out.add("" + boxedArgument.apply(8));
    IntUnaryOperator unboxedResult = Shapes::boxed;
    out.add("" + unboxedResult.applyAsInt(9));
    DoubleUnaryOperator root = Math::sqrt;
    out.add("" + root.applyAsDouble(16));
    Consumer<String> dropped = Shapes::measured;
    dropped.accept("dropped");
    Consumer<String> droppedLong = Shapes::measuredLong;
    droppedLong.accept("dropped");
    BiFunction<Integer, Integer, Object> sum = Integer::sum;
    out.add("" + sum.apply(1, 2));
    Predicate<Boolean> negated = value -> !value;
    out.add("" + negated.test(false));
    Function<Character, String> character = String::valueOf;
    out.add(character.apply('k'));
  }

  private void referred(List<String> out) {
    Supplier<String> bound = "bound"::trim;
    out.add(bound.get());
    Function<String, Integer> unbound = String::length;
    out.add("" + unbound.apply("four"));
    ToIntFunction<List<String>> onInterface = List::size;
    out.add("" + onInterface.applyAsInt(out));
    Function<String[], Inner> constructor = Inner::new;
    out.add(constructor.apply(new String[] {"a", "b"}).secret());
    Function<String, Inner> variable = Inner::new;
    out.add(variable.apply("v").secret());
    Function<Inner, String> secret = Inner::secret;
    out.add(secret.apply(new Inner("p")));
    Function<Integer, Member> member = Member::new;
    out.add("" + member.apply(4).size);
    IntFunction<int[]> array = int[]::new;
    out.add("" + array.apply(3).length);
    UnaryOperator<int[]> copy = int[]::clone;
    out.add("" + copy.apply(new int[] {1, 2}).length);
    Supplier<String> own = this::hidden;
    out.add(own.get());
    Function<Object, String> print = Object::toString;
    out.add(print.apply(12));
    BinaryOperator<Integer> max = BinaryOperator.maxBy(Comparator.naturalOrder());
    out.add("" + max.apply(1, 2));
    ObjIntConsumer<List<String>> adding = (list, number) -> list.add("number " + number);
    adding.accept(out, 13);
    try {
      Supplier<String> absent = ((String) null)::trim;
      out.add(absent.get());
    } catch (NullPointerException e) {
      out.add("no receiver");
    }
  }

  private void inherited(List<String> out) {
    Supplier<String> mine = this::greeting;
    Supplier<String> parents = super::greeting;
    out.add(mine.get() + parents.get());
    Supplier<String> shielded = this::shielded;
    out.add(shielded.get());
    Named named = () -> "named";
    out.add(named.loud().get() + Named.nobody().get());
    IntSupplier anonymous =
        new IntSupplier() {
          private int factor() {
            return 6;
          }

          @Override
          public int getAsInt() {
            IntSupplier inside = this::factor;
            return inside.getAsInt() * 7;
          }
        };
    out.add("" + anonymous.getAsInt());
  }

  @SuppressWarnings({"rawtypes", "unchecked"})
  private void odd(List<String> out) throws Exception {
    Narrow narrow = value -> value + 1;
    out.add("" + narrow.apply(1) + ((Function) narrow).apply(2));
    try {
      Function raw = (Function<String, Integer>) String::length;
      raw.apply(1);
    } catch (ClassCastException e) {
      out.add("not a string");
    }
    String kept = "kept";
    SerialSupplier serial = () -> kept + " whole";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream stream = new ObjectOutputStream(bytes)) {
      stream.writeObject(serial);
    }
    ClassLoader own = Shapes.class.getClassLoader();
    try (ObjectInputStream stream =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())) {
          @Override
          protected Class<?> resolveClass(java.io.ObjectStreamClass type)
              throws ClassNotFoundException {
            return Class.forName(type.getName(), false, own);
          }
        }) {
      out.add(((SerialSupplier) stream.readObject()).get());
    }
    Runnable marked = (Runnable & java.util.RandomAccess) () -> out.add("marked");
    marked.run();
    out.add("" + (marked instanceof java.util.RandomAccess));
    try {
      Callable<String> failing =
          () -> {
            throw new java.io.IOException("thrown");
          };
      failing.call();
    } catch (java.io.IOException e) {
      out.add(e.getMessage() + " in " + e.getStackTrace()[0].getMethodName().startsWith("lambda$"));
    }
  }

  @Override
  protected String greeting() {
    return "hello ";
  }

  private String hidden() {
    return "hidden " + name;
  }

  private static int narrow(int value) {
    return value;
  }

  private static long widened(int value) {
    return value;
  }

  private static Integer boxed(Integer value) {
    return value * 2;
  }

  private static int measured(String text) {
    return text.length();
  }

  private static long measuredLong(String text) {
    return text.length();
  }
}
