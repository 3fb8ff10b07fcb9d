package io.github.poolkeeper.cli.archive;

import java.nio.file.Files;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// One stack for all classes of a run, closed at its end.
public final class OneScene implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Scene.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(OneScene.class))
        .getOrComputeIfAbsent(Scene.class, _ -> open(), Scene.class);
  }

  private static Scene open() {
    try {
      return Scene.open(Files.createTempDirectory("poolkeeper-archive"));
    } catch (Exception e) {
      throw new IllegalStateException("the scene is not set", e);
    }
  }
}
