package io.github.poolkeeper.packaging;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.constant.ClassDesc;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The classes that a package's code can name: its own, and the JDK's.
final class Classes {
  private final Map<String, byte[]> entries;
  private final Map<ClassDesc, Optional<ClassModel>> found = new HashMap<>();

  /// @param entries the package's files by name
  Classes(Map<String, byte[]> entries) {
    this.entries = entries;
  }

  /// Empty for what the package has been left without.
  Optional<ClassModel> find(ClassDesc name) {
    return found.computeIfAbsent(name, this::parse);
  }

  /// The class that answers for the nest of this one (JVMS 5.4.4): itself, before Java 11.
  static ClassDesc nestHost(ClassModel model) {
    return model
        .findAttribute(Attributes.nestHost())
        .map(attribute -> attribute.nestHost().asSymbol())
        .orElseGet(() -> model.thisClass().asSymbol());
  }

  /// Whether it is a file of a class that every version of Java sees.
  static boolean isClass(String entryName) {
    return entryName.endsWith(".class")
        && !entryName.startsWith("META-INF/")
        && !entryName.endsWith("module-info.class");
  }

  static String entryName(ClassDesc name) {
    String descriptor = name.descriptorString();
    return descriptor.substring(1, descriptor.length() - 1) + ".class";
  }

  private Optional<ClassModel> parse(ClassDesc name) {
    try (InputStream in = open(name)) {
      return in == null ? Optional.empty() : Optional.of(ClassFile.of().parse(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable InputStream open(ClassDesc name) {
    byte[] own = entries.get(entryName(name));
    return own == null
        ? ClassLoader.getPlatformClassLoader().getResourceAsStream(entryName(name))
        : new ByteArrayInputStream(own);
  }
}
