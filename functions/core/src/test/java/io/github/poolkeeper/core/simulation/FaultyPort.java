package io.github.poolkeeper.core.simulation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A port to a store, whichever: every call comes through the gate, and trouble is an exception.
final class FaultyPort implements InvocationHandler {
  private static final Set<String> WRITES =
      Set.of(
          "add",
          "open",
          "openBeside",
          "update",
          "addRevision",
          "settle",
          "leave",
          "swept",
          "rejected",
          "turn",
          "keepWaiting",
          "stopWaiting",
          "put",
          "succeeded",
          "failed");

  private final Object target;
  private final String name;
  private final World world;

  private FaultyPort(Object target, String name, World world) {
    this.target = target;
    this.name = name;
    this.world = world;
  }

  static <T> T of(Class<T> port, T target, World world) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            new FaultyPort(target, port.getSimpleName(), world)));
  }

  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    String operation = method.getName();
    Set<Fault> possible = WRITES.contains(operation) ? Fault.STORE_WRITE : Fault.STORE_READ;
    Gate.Passage passage = world.enter(name, operation, possible);
    try {
      Object result = method.invoke(target, arguments);
      world.done(operation, arguments == null ? List.of() : List.of(arguments));
      world.leave(passage);
      return result;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
