package io.github.poolkeeper.local.server;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// An object of a library whose classes are not on our class path.
record ForeignObject(@Nullable Object target) {

  /// Calls a public method by its name and number of arguments.
  ForeignObject call(String method, @Nullable Object... arguments)
      throws ReflectiveOperationException {
    return invoke(present().getClass(), present(), method, arguments);
  }

  static ForeignObject invoke(
      Class<?> type, @Nullable Object target, String name, @Nullable Object... arguments)
      throws ReflectiveOperationException {
    @Nullable Object[] plain = unwrap(arguments);
    Method method =
        Arrays.stream(type.getMethods())
            .filter(m -> m.getName().equals(name) && m.getParameterCount() == plain.length)
            .findFirst()
            .orElseThrow(() -> new NoSuchMethodException(type.getName() + "." + name));
    // A public method of a class that is not public, such as a lambda's.
    method.setAccessible(true);
    return new ForeignObject(method.invoke(target, plain));
  }

  static @Nullable Object[] unwrap(@Nullable Object... arguments) {
    return Arrays.stream(arguments)
        .map(argument -> argument instanceof ForeignObject(var inner) ? inner : argument)
        .toArray();
  }

  /// Reads a private field: for what a server does not let its users set.
  ForeignObject field(String name) throws ReflectiveOperationException {
    Field field = present().getClass().getDeclaredField(name);
    field.setAccessible(true);
    return new ForeignObject(field.get(present()));
  }

  ForeignObject element(int index) {
    return new ForeignObject(((Object[]) present())[index]);
  }

  int asInt() {
    return (int) present();
  }

  private Object present() {
    if (target == null) {
      throw new IllegalStateException("the library answered null");
    }
    return target;
  }
}
